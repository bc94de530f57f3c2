"""Hold what is known of somebody who writes before it is known who they are, and write it down.

Who is not known is a visitor: a row among the clients that owes nothing and is in no list, kept with one of the
creditors who may be meant, the host. The visitor's conversation remembers what they were asked, and what they wrote.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.numbers import spots
from flows.reception import Known
from storage.queue.inbox import Arrived
from storage.repositories.clients import VISITOR
from storage.schema import Address, Client, Direction
from storage.unit_of_work import UnitOfWork

DAY = timedelta(days=1)  #: within which the numbers that an address tries are counted
KEY = "reception"  #: where the conversation of a visitor holds what is remembered here


@dataclass(frozen=True, slots=True)
class Lobby:
    """Where a message waits: its creditors, its addresses, who may be meant, the visitor's row and memory."""

    uow: UnitOfWork
    arrived: Arrived
    now: datetime
    creditors: tuple[str, ...]
    address: Address
    reached: Collection[int]
    here: tuple[Known, ...]
    row: Client | None
    host: str
    memory: Mapping[str, Any]

    @property
    def visitor(self) -> str:
        """Return the id under which somebody who writes from the address is kept while nobody knows them."""
        return visitor_id(self.address)

    @property
    def tries(self) -> list[str]:
        """Return when this address tried a number within the last day."""
        tried = (str(one) for one in self.memory.get("tries", ()))
        return [one for one in tried if datetime.fromisoformat(one) > self.now - DAY]

    def ensure(self, called: Callable[[str], str]) -> None:
        """Write the visitor's row at the host where there is none: no fact but where they wrote from.

        `called` says what a visitor is called in a language.
        """
        if self.row is not None or self.uow.clients.find(self.host, self.visitor) is not None:
            return
        owner = self.uow.creditors.get(self.host)
        self.uow.clients.put(
            self.host,
            self.visitor,
            self.now,
            person_id=self.uow.people.ensure(None, self.now).id,
            name=called(owner.locale),
            locale=owner.locale,
            country=owner.country,
            timezone=owner.timezone,
            visitor_since=self.now,
        )

    def remember(self, **what: Any) -> None:  # noqa: ANN401 - JSON values
        """Write to the memory of the visitor's conversation; their row is there already."""
        talk = self.uow.conversations.lock(self.host, self.visitor)
        talk.state = {**talk.state, KEY: {**self.memory, **what}}

    def write_down(self) -> int:
        """Write the words that told who it is to the visitor's messages, and return their number."""
        message = self.uow.messages.add(
            self.uow.conversations.lock(self.host, self.visitor),
            direction=Direction.IN,
            channel=self.arrived.channel,
            initiated_by="client",
            kind="message",
            text=str(self.arrived.payload.get("text") or ""),
            at=self.arrived.received_at,
            provider_id=self.arrived.provider_id,
            trace_id=self.arrived.trace_id,
        )
        return message.seq

    def trace(self, creditor: str, action: str, client: str, **payload: Any) -> None:  # noqa: ANN401 - JSON values
        """Leave a trace of who said who they are, and where their words stand."""
        what = {"address": self.address.id, **payload}
        self.uow.audit.append(creditor, self.now, "client", action, f"client:{client}", what)


def visitor_id(address: Address) -> str:
    """Return the id under which somebody who writes from an address is kept while nobody knows them."""
    return f"{VISITOR}{address.id}"


def siblings(uow: UnitOfWork, address: Address, made_at: datetime | None = None) -> list[Address]:
    """Return the same phone on its other channels, where it was seen; made where it was not, with `made_at`."""
    others = spots(address.channel, address.address)[1:]
    if made_at is not None:
        return [uow.addresses.ensure(*spot, made_at) for spot in others]
    found = (uow.addresses.find(*spot) for spot in others)
    return [one for one in found if one is not None]
