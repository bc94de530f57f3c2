"""Say what a channel must be able to do, and how it says that it could not."""

from datetime import timedelta
from typing import Protocol

from bot.channels.message import Outbound, Receipt
from bot.errors import BotError


class Channel(Protocol):
    """One way to reach clients.

    `send` gives a message to the provider within a bounded time. It raises `Refused` when the provider will never
    take it, `TryLater` when it may take it later, and `Unknown` when nobody knows whether it was taken. A channel
    that is `inside` never leaves the house: what it sends is kept or lost with the transaction around it.
    """

    name: str
    inside: bool

    def send(self, message: Outbound) -> Receipt:
        """Give a message to the provider."""
        ...


class Refused(BotError):
    """The provider will never take this message; the code says why."""


class TryLater(BotError):
    """The provider may take this message later."""

    def __init__(self, code: str, after: timedelta | None = None) -> None:
        """Keep the code, and how long the provider asked to wait."""
        self.after = after
        super().__init__(code)


class Unknown(BotError):
    """Nobody knows whether the provider took this message; it must not be sent again blindly."""
