"""Bring Telegram's updates into the inbox: by webhook where the service has a public https address, else by asking.

One process at a time does so, whichever holds the lock. Both ways lead to the same row: an update is stored once by
its id, and Telegram is told that it arrived only after the commit.
"""

import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot

from bot import tracing
from bot.channels.base import Refused
from bot.channels.telegram import Telegram
from bot.channels.telegram_inbound import WANTED, query_of, read_update
from bot.channels.telegram_wire import CALL_SECONDS, Busy
from bot.clock import Clock
from bot.errors import BotError
from bot.log import logger
from bot.post import accept
from bot.settings import Settings
from storage.database import Database
from storage.leader import Leader
from storage.unit_of_work import UnitOfWork

PATH = "/channels/telegram/updates"
OFFICE = "telegram"
POLL_SECONDS = 25  #: how long Telegram keeps a question for updates open
EARLY_SECONDS = 1.0  #: a server that answers 'nothing' before is asked again only then
LEAD_SECONDS = 5.0  #: between tries to lead
CONNECTIONS_MAX = 40  #: that Telegram may open at once
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  #: seconds between tries while Telegram or the database does not answer
REMEDY = (
    "Another service takes this bot's updates: end it, or give this one a bot of its own; "
    "`concilia telegram unhook` takes a webhook away that is no longer wanted."
)
REFUSED = "Check CONCILIA_TELEGRAM_TOKEN, and CONCILIA_PUBLIC_URL: https, on port 443, 80, 88 or 8443."


def comes_by_webhook(settings: Settings) -> bool:
    """Say whether Telegram brings updates by itself; else it is asked for them."""
    return settings.public_url.startswith("https://")


def way_of(settings: Settings) -> str:
    """Return a sentence on how updates come."""
    if settings.telegram_token is None:
        return "Telegram is off: CONCILIA_TELEGRAM_TOKEN turns it on."
    if comes_by_webhook(settings):
        return f"Telegram brings updates to {settings.public_url}{PATH}."
    return "Telegram is asked for updates, because CONCILIA_PUBLIC_URL is no https address."


class Mailbox:
    """Stores updates, whichever way they came."""

    def __init__(self, channel: Telegram, clock: Clock) -> None:
        """Take the channel and the clock."""
        self._channel, self._clock = channel, clock

    def store(self, uow: UnitOfWork, update: Mapping[str, Any]) -> None:
        """Write an update to the inbox, once; the caller commits."""
        inbound = read_update(update, self._clock.now())
        if inbound is not None:
            accept(uow, inbound)

    def acknowledge(self, update: Mapping[str, Any]) -> None:
        """Stop the waiting of whoever pressed a button, once that is stored."""
        query = query_of(update)
        if query is not None:
            self._channel.acknowledge(query)


class Arrivals:
    """Brings updates, from `start` to `stop`."""

    def __init__(self, settings: Settings, database: Database, url: str, channel: Telegram, clock: Clock) -> None:
        """Take the settings, the database with its address for the lock, the channel and the clock."""
        self._settings, self._database, self._channel = settings, database, channel
        self._mailbox = Mailbox(channel, clock)
        self._leader = Leader(url, OFFICE)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="telegram-arrivals", daemon=True)
        self._pause, self._offset = FIRST_PAUSE, 0

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; what was not stored is given to whoever asks next."""
        self._stopping.set()
        self._thread.join()
        self._leader.resign()

    def _run(self) -> None:
        while not self._stopping.is_set():
            if not self._leader.leads():
                self._stopping.wait(LEAD_SECONDS)
                continue
            try:
                self._lead()
            except Exception as fault:  # noqa: BLE001 - whatever it is, updates wait and are asked for again
                self._tell(fault)
                self._stopping.wait(self._pause)
                self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def _lead(self) -> None:
        """Set the webhook and keep the office; or ask for updates until another leads."""
        self._channel.username()
        if comes_by_webhook(self._settings):
            set_webhook(self._channel, self._settings.public_url + PATH, str(self._settings.telegram_webhook_secret))
            logger().info("telegram.webhook_set")
            while self._leader.leads() and not self._stopping.wait(LEAD_SECONDS):
                self._pause = FIRST_PAUSE
            return
        logger().info("telegram.polling")
        while self._leader.leads() and not self._stopping.is_set():
            self._poll()
            self._pause = FIRST_PAUSE

    def _poll(self) -> None:
        """Take what has come; it is Telegram's no longer when the next question names the number behind it."""
        asked, updates = time.monotonic(), self._ask()
        if not updates:
            self._stopping.wait(asked + EARLY_SECONDS - time.monotonic())
        for update in updates:
            with tracing.arrive(), self._database.unit_of_work() as uow:
                self._mailbox.store(uow, update)
                uow.commit()
            self._offset = update["update_id"] + 1
            self._mailbox.acknowledge(update)

    def _ask(self) -> Sequence[dict[str, Any]]:
        async def ask(bot: Bot) -> list[dict[str, Any]]:
            found = await bot.get_updates(self._offset, timeout=POLL_SECONDS, allowed_updates=WANTED)
            return [update.to_dict() for update in found]

        try:
            return self._channel.wire.call(ask, POLL_SECONDS + CALL_SECONDS, self._stopping)
        except BotError:
            if self._stopping.is_set():
                return ()
            raise

    def _tell(self, fault: Exception) -> None:
        """Log what keeps updates away, with its remedy where a person must do something."""
        if isinstance(fault, Busy):
            logger().error("telegram.conflict", remedy=REMEDY)
        elif isinstance(fault, Refused):
            logger().error("telegram.refused", code=str(fault), remedy=REFUSED)
        elif isinstance(fault, BotError | SQLAlchemyError):
            logger().warning("telegram.waiting", fault=type(fault).__name__, code=getattr(fault, "sqlstate", None))
        else:
            logger().error("telegram.failed", exc_info=fault)


def set_webhook(channel: Telegram, url: str, secret: str) -> None:
    """Let Telegram bring updates to an address, with the secret that proves them."""

    async def ask(bot: Bot) -> None:
        await bot.set_webhook(url, secret_token=secret, allowed_updates=WANTED, max_connections=CONNECTIONS_MAX)

    channel.wire.call(ask)


def unhook(channel: Telegram) -> None:
    """Let Telegram keep updates until they are asked for; none is dropped."""

    async def ask(bot: Bot) -> None:
        await bot.delete_webhook()

    channel.wire.call(ask)


def standing(channel: Telegram) -> dict[str, str | int | None]:
    """Return where Telegram brings updates, how many wait, and what went wrong last."""

    async def ask(bot: Bot) -> dict[str, str | int | None]:
        found = await bot.get_webhook_info()
        return {
            "webhook": found.url or None,
            "waiting": found.pending_update_count,
            "last_fault": found.last_error_message,
        }

    return channel.wire.call(ask)
