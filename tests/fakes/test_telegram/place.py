"""Reach a Telegram that is served by the real client."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.request import HTTPXRequest

from tests.fakes.telegram import TOKEN, Telegram

T = TypeVar("T")
KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Sí", callback_data="k1"), InlineKeyboardButton("No", callback_data="k2")]]
)
PATIENCE = 20


@dataclass
class Place:
    """A Telegram that is served, and the real client for it."""

    telegram: Telegram
    address: str

    def bot(self, token: str = TOKEN, read_timeout: float = 10) -> Bot:
        """Return the real client."""
        base, files = f"{self.address}/bot", f"{self.address}/file/bot"
        request = HTTPXRequest(read_timeout=read_timeout)
        return Bot(token, base_url=base, base_file_url=files, request=request, get_updates_request=HTTPXRequest())

    def do(self, work: Callable[[Bot], Awaitable[T]], **how: float) -> T:
        """Do some work with the real client."""

        async def run() -> T:
            async with self.bot(**how) as bot:  # type: ignore[arg-type]
                return await work(bot)

        return asyncio.run(run())

    def say(self, chat: int, text: str = "Hola", **more: object) -> Message:
        """Send a text."""
        return self.do(lambda bot: bot.send_message(chat, text, **more))  # type: ignore[arg-type]

    def refused(self, kind: type[Exception], work: Callable[[Bot], Awaitable[object]]) -> str:
        """Return the sentence with which some work is refused."""
        with pytest.raises(kind) as refusal:
            self.do(work)
        return str(refusal.value)
