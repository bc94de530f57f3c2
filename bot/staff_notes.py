"""Answer staff in their group: a job for each answer, so that none is lost; its words are sealed in the queue."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot, InlineKeyboardMarkup

from bot.channels.base import Refused
from bot.channels.telegram import NO_PREVIEW
from bot.channels.telegram_inbound import GENERAL
from bot.channels.telegram_wire import Moved, Wire
from bot.log import logger
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

JOB = "staff_note"


def put_note(uow: UnitOfWork, vault: Vault, chat: int, thread: int, text: str, now: datetime) -> None:
    """Queue an answer to a topic, in the transaction of what it answers."""
    sealed = urlsafe_b64encode(vault.seal(text)).decode("ascii")
    uow.jobs.put(f"{JOB} {chat} {thread} {sealed}", now)


def say(wire: Wire, chat: int, thread: int, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
    """Write into a topic, or into the chat itself."""

    async def ask(bot: Bot) -> None:
        await bot.send_message(
            chat,
            text,
            message_thread_id=thread or None,
            reply_markup=keyboard,
            link_preview_options=NO_PREVIEW,
        )

    wire.call(ask)


@dataclass(frozen=True, slots=True)
class StaffNote:
    """The job. What Telegram will never take is let go, and told in the log."""

    wire: Wire
    vault: Vault

    def __call__(self, _: UnitOfWork, __: datetime, rest: str) -> None:
        """Send one answer."""
        chat, thread, sealed = rest.split(" ")
        text = self.vault.open(urlsafe_b64decode(sealed))
        try:
            self._say(int(chat), int(thread), text)
        except Refused as fault:
            logger().error("staff_group.note_refused", code=str(fault))

    def _say(self, chat: int, thread: int, text: str) -> None:
        try:
            say(self.wire, chat, thread, text)
        except Moved as moved:
            say(self.wire, moved.chat, GENERAL if moved.chat != chat else thread, text)
