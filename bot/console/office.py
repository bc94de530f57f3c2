"""Say what the console needs from the house it stands in; `bot.web.service.Service` gives it."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol, TypeVar

from bot.bank.deciding import Decider
from bot.clock import Clock
from bot.conversation import Bot
from bot.desk import Desk
from bot.reminding import Reminder
from bot.settings import Settings
from flows.contact.packs import Packs
from flows.wording.wording import Wording
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

Answer = TypeVar("Answer")


class Parts(Protocol):
    """The joined parts."""

    @property
    def settings(self) -> Settings:
        """Return the settings."""
        ...

    @property
    def vault(self) -> Vault:
        """Return the vault."""
        ...

    @property
    def clock(self) -> Clock:
        """Return the only clock."""
        ...

    @property
    def packs(self) -> Packs:
        """Return the country packs."""
        ...

    @property
    def wording(self) -> Wording:
        """Return the texts."""
        ...

    @property
    def bot(self) -> Bot:
        """Return the bot."""
        ...

    @property
    def desk(self) -> Desk:
        """Return what advisers do with a case."""
        ...

    @property
    def decider(self) -> Decider:
        """Return what settles money that waits for a person."""
        ...

    @property
    def reminder(self) -> Reminder:
        """Return what writes contacts."""
        ...


class News(Protocol):
    """What wakes open pages."""

    def waiting(self, *topics: str) -> AbstractAsyncContextManager[asyncio.Event]:
        """Give an event that is set whenever one of the topics has news."""
        ...


class Office(Protocol):
    """What every route of the console needs."""

    @property
    def app(self) -> Parts:
        """Return the joined parts."""
        ...

    @property
    def hub(self) -> News:
        """Return what wakes open pages."""
        ...

    async def work(self, task: Callable[[UnitOfWork], Answer], *creditors: str) -> Answer:
        """Run a task in one transaction off the event loop, and commit it."""
        ...
