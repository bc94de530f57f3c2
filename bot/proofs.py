"""Put a code into every contact of ours, by which whoever gets it can ask the creditor's own page whether it is real.

The code is kept in the transaction that writes the message. Answers need none: who asked knows whom.
"""

from bot.numbers import is_phone
from bot.stage import Stage
from flows.contact.request import Bond, bond_of
from flows.outcome import Say
from flows.proof import LENGTH, grouped, with_line
from flows.wording.choices import listed
from flows.wording.sms import segments
from flows.wording.wording import Text

SMS = "sms"
SEGMENTS_MAX = 2  #: of an SMS with its code; where there is no room, the SMS goes without
TAIL = 4  #: last figures of a phone, by which its owner knows it again
SPECIMEN = "0" * LENGTH
PATH = "/verify"


def prove(stage: Stage, text: Text, channel: str) -> tuple[str, dict[str, str]]:
    """Return the body of a message with the line of its code, and the values of that line.

    The body alone and no values where the message is no contact of ours, or an SMS without room.
    """
    is_ours = bond_of(stage.kind, stage.initiated_by) is Bond.ALL
    if not is_ours or not _has_room(stage, text, channel):
        return text.body, {}
    address = stage.uow.addresses.get(stage.conversation.address_id or 0).address
    tail = address[-TAIL:] if is_phone(address) else ""
    values = _values(stage, stage.uow.codes.make(stage.creditor, channel, tail, stage.now))
    return _with_line(stage, text.body, values, channel), values


def _has_room(stage: Stage, text: Text, channel: str) -> bool:
    if channel != SMS:
        return True
    body = _with_line(stage, text.body, _values(stage, SPECIMEN), channel)
    choices = [(button.id, button.title) for button in text.buttons]
    return segments(listed(body, choices, stage.locale)) <= SEGMENTS_MAX


def check_page(official_page: str | None, public_url: str) -> str:
    """Return where a code is checked, as people type it: the creditor's own page, else ours."""
    return (official_page or f"{public_url}{PATH}").partition("://")[2].removesuffix("/")


def _values(stage: Stage, code: str) -> dict[str, str]:
    """Return the code as it is read, and where it is checked."""
    return {"proof": grouped(code), "check": check_page(stage.profile.public.official_page, stage.links.public_url)}


def _with_line(stage: Stage, body: str, values: dict[str, str], channel: str) -> str:
    line = stage.wording.render(Say("code-line", values), stage.locale, channel).body
    return with_line(body, line, short=channel == SMS)
