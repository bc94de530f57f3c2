"""Telegram: words and inline keyboards to a private chat, through the library as transport only.

A bot cannot write first: the client opens the chat. Telegram tells of no delivery, so what it takes is *sent*.
"""

import re
from datetime import timedelta

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from bot.channels.base import Action, Limit, Refused, TryLater, Unknown
from bot.channels.message import Enclosure, Outbound, Receipt
from bot.channels.telegram_text import button_data, fits_below, parts
from bot.channels.telegram_wire import Moved, Wire, meaning
from bot.errors import BotError

NAME = "telegram"
CHAT = re.compile(r"-?\d{1,19}")
FILE_FAULTS = frozenset({"bad_request", "too_large"})  #: which may be of the file alone
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)  #: links of ours are personal: nobody shall open them beforehand

#: Telegram's own limits: 30 a second in all, one a second to a person with a few at once, 20 a minute to a group.
OVERALL = (timedelta(milliseconds=40), 5)
PRIVATE = (timedelta(seconds=1), 3)
GROUP = (timedelta(seconds=4), 5)


class Telegram:
    """The channel. One wire serves all threads of the process."""

    name = NAME
    inside = False
    account = NAME  #: a bot is all that there is

    def __init__(self, wire: Wire, line: str | None = None) -> None:
        """Take the connection, and the bot's user name where it is known."""
        self.wire, self.line = wire, line

    def send(self, message: Outbound) -> Receipt:
        """Give a message to Telegram, in as many parts as it needs; the buttons stand below the last one.

        A long text whose first part has left is never begun again: what became of the rest is unknown.
        """
        if not CHAT.fullmatch(message.address):
            raise Refused("chat_not_found", Action.UNREACHABLE)
        if message.file is not None and fits_below(message.text) and (sent := self._enclose(message, message.file)):
            return sent
        chat, texts = int(message.address), parts(message.text)
        for place, text in enumerate(texts, 1):
            keyboard = _keyboard(message) if place == len(texts) else None
            try:
                number, chat = self._say(chat, text, keyboard)
            except BotError as fault:
                if place == 1:
                    raise
                raise Unknown("part_sent") from fault
        return Receipt(f"{chat}:{number}")

    def limits(self, message: Outbound) -> tuple[Limit, ...]:
        """Return how fast the bot, and this chat, may be written to."""
        return limits_of(message.address)

    def meaning(self, code: str) -> Action:
        """Return what follows a code of Telegram."""
        return meaning(code)

    def acknowledge(self, query: str) -> None:
        """Stop the waiting of whoever pressed a button; nobody waits for this."""

        async def ask(bot: Bot) -> None:
            await bot.answer_callback_query(query)

        self.wire.cast(ask, "telegram.not_acknowledged")

    def username(self) -> str:
        """Return the bot's user name, asked once."""
        if self.line is None:

            async def ask(bot: Bot) -> str | None:
                return (await bot.get_me()).username

            self.line = self.wire.call(ask)
        return str(self.line)

    def close(self) -> None:
        """Let the connections go."""
        self.wire.close()

    def _enclose(self, message: Outbound, file: Enclosure) -> Receipt | None:
        """Send a file with the words below it; None where Telegram does not take it, and the words go alone."""
        chat, name = int(message.address), file.name or None

        async def ask(bot: Bot) -> int:
            if file.kind == "image":
                sent = await bot.send_photo(chat, file.content, caption=message.text, filename=name)
            else:
                sent = await bot.send_document(chat, file.content, caption=message.text, filename=name)
            return sent.message_id

        try:
            return Receipt(f"{chat}:{self.wire.call(ask)}")
        except Moved as fault:
            raise TryLater("migrated") from fault
        except Refused as fault:
            if str(fault) not in FILE_FAULTS:
                raise
            return None

    def _say(self, chat: int, text: str, keyboard: InlineKeyboardMarkup | None) -> tuple[int, int]:
        """Send one part; return its number and the chat, which may have moved."""

        async def ask(bot: Bot) -> int:
            sent = await bot.send_message(chat, text, reply_markup=keyboard, link_preview_options=NO_PREVIEW)
            return sent.message_id

        try:
            return self.wire.call(ask), chat
        except Moved as moved:
            chat = moved.chat
        try:
            return self.wire.call(ask), chat
        except Moved as moved:
            raise TryLater("migrated") from moved


def limits_of(chat: str) -> tuple[Limit, ...]:
    """Return how fast the bot, and a chat, may be written to; groups have ids below zero."""
    every, burst = GROUP if chat.startswith("-") else PRIVATE
    return Limit(NAME, *OVERALL), Limit(f"{NAME}:{chat}", every, burst, shared=False)


def _keyboard(message: Outbound) -> InlineKeyboardMarkup | None:
    """Return the quick replies as buttons, one to a line so that none is cut short."""
    rows = [
        [InlineKeyboardButton(title, callback_data=button_data(message.reference, place, choice))]
        for place, (choice, title) in enumerate(message.buttons)
    ]
    return InlineKeyboardMarkup(rows) if rows else None
