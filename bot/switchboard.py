"""Open the channels that the settings switch on; those inside the house are always open."""

from collections.abc import Mapping

from bot.channels.base import Channel
from bot.channels.rest import Rest
from bot.channels.sms import NAME as SMS
from bot.channels.sms import Sms
from bot.channels.telegram import NAME as TELEGRAM
from bot.channels.telegram import Telegram
from bot.channels.telegram_files import TelegramFiles
from bot.channels.telegram_wire import Wire
from bot.channels.terminal import Terminal
from bot.channels.twilio import Line
from bot.channels.twilio_client import connect
from bot.channels.twilio_files import TwilioFiles
from bot.channels.webchat import WebChat
from bot.channels.whatsapp import NAME as WHATSAPP
from bot.channels.whatsapp import WhatsApp
from bot.clock import Clock
from bot.files import Fetcher
from bot.own_templates import OwnTemplates
from bot.settings import Settings
from bot.templates import Sids, wanted
from bot.texts import load_templates
from flows.wording.wording import Wording
from storage.database import Database


def open_channels(settings: Settings, database: Database, wording: Wording, clock: Clock) -> Mapping[str, Channel]:
    """Return the channels by name."""
    channels: list[Channel] = [WebChat(), Terminal(), Rest()]
    if settings.twilio_account_sid:
        channels += _twilio(settings, database, wording, clock)
    if settings.telegram_token:
        channels.append(Telegram(Wire(settings.telegram_token, settings.telegram_api_url)))
    return {channel.name: channel for channel in channels}


def open_fetchers(settings: Settings, channels: Mapping[str, Channel]) -> Mapping[str, Fetcher]:
    """Return what fetches the files that clients send, by channel."""
    fetchers: dict[str, Fetcher] = {}
    if settings.twilio_account_sid and settings.twilio_auth_token:
        files = TwilioFiles(
            settings.twilio_account_sid, settings.twilio_auth_token, settings.twilio_api_url, settings.webhook_hosts
        )
        fetchers |= {SMS: files, WHATSAPP: files}
    if telegram := telegram_of(channels):
        fetchers[telegram.name] = TelegramFiles(telegram.wire)
    return fetchers


def telegram_of(channels: Mapping[str, Channel]) -> Telegram | None:
    """Return the channel of Telegram, where it is on."""
    found = channels.get(TELEGRAM)
    return found if isinstance(found, Telegram) else None


def _twilio(settings: Settings, database: Database, wording: Wording, clock: Clock) -> list[Channel]:
    """Return SMS and WhatsApp; a creditor may have a number of its own where the settings name none."""
    client, catalogue = connect(settings), load_templates(wording)
    near = settings.twilio_api_url is not None
    sids = Sids(database, str(settings.twilio_account_sid), wanted(catalogue))
    return [
        Sms(Line(client, settings.public_url, reachable=near), settings.twilio_sms_from),
        WhatsApp(
            Line(client, settings.public_url, prefix=f"{WHATSAPP}:", reachable=near),
            settings.twilio_whatsapp_from,
            catalogue,
            sids,
            wording,
            clock.now,
            OwnTemplates(database, catalogue),
        ),
    ]
