"""Say how what clients write comes in, and what keeps it away: for `check`, and for whoever starts the service."""

from urllib.parse import urlsplit

from bot.channels.twilio import LOOPBACK
from bot.settings import Settings
from bot.telegram_arrivals import way_of
from bot.web.twilio import MESSAGES
from storage.unit_of_work import UnitOfWork

NOBODY = "There is no creditor yet, so nobody is answered: `concilia creditor apply FILE` adds one."


def ways_of(settings: Settings) -> list[str]:
    """Return a sentence for each provider: what comes in by it, and how, or what turns it on."""
    return [_twilio(settings), way_of(settings)]


def lacks(uow: UnitOfWork) -> list[str]:
    """Return what must be there before anybody is answered, and is not."""
    return [] if uow.creditors.ids() else [NOBODY]


def _twilio(settings: Settings) -> str:
    if settings.twilio_account_sid is None:
        names = "CONCILIA_TWILIO_ACCOUNT_SID and CONCILIA_TWILIO_AUTH_TOKEN"
        return f"SMS and WhatsApp are off: {names} turn them on."
    if settings.twilio_api_url is None and urlsplit(settings.public_url).hostname in LOOPBACK:
        return (
            f"SMS and WhatsApp leave, and nothing comes in: Twilio cannot call {settings.public_url}; "
            "CONCILIA_PUBLIC_URL says where it can."
        )
    return f"Twilio brings SMS and WhatsApp to {settings.public_url}{MESSAGES}, where its numbers name that address."
