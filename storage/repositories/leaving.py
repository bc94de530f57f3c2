"""Read what is about to leave in one look: a message, whose it is, and where it goes."""

from typing import Any, NamedTuple, cast

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from storage.entities import Entity
from storage.errors import Missing
from storage.plain import Plain
from storage.schema import Address, Client, Message, Person

KINDS = (Message, Client, Person, Address)
HELD: tuple[Entity[Any], ...] = tuple(Entity(kind) for kind in KINDS)
MESSAGES, CLIENTS, PEOPLE, ADDRESSES = (cast("Table", kind.__table__).c for kind in KINDS)
READ = Plain(
    select(*(column for entity in HELD for column in entity.columns)).where(
        MESSAGES.creditor_id == bindparam("creditor"),
        MESSAGES.id == bindparam("message"),
        CLIENTS.creditor_id == MESSAGES.creditor_id,
        CLIENTS.id == bindparam("client"),
        PEOPLE.id == CLIENTS.person_id,
        ADDRESSES.id == bindparam("address"),
    )
)


class Leaving(NamedTuple):
    """A message with everybody that it concerns, as rows of the session."""

    message: Message
    client: Client
    person: Person
    address: Address


class Departing:
    """The messages of the creditors in scope that are about to leave."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def read(self, creditor: str, client: str, message: int, address: int) -> Leaving:
        """Return a client's message that leaves for an address. Raises Missing."""
        given = {"creditor": creditor, "client": client, "message": message, "address": address}
        rows = READ.run(self._session, given)
        if not rows:
            raise Missing("message", message)
        values = iter(rows[0])
        return Leaving(*(one.hold(self._session, [next(values) for _ in one.columns]) for one in HELD))
