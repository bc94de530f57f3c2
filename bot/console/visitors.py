"""Show who wrote and is not known, and the clients that they may be; once they are known, what they wrote before."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.console.manner import Manner, place
from bot.console.speech import say
from bot.joining import VISITOR
from storage.directory import find_clients
from storage.schema import Case, Client, Direction
from storage.unit_of_work import UnitOfWork

SHOWN = 30  #: messages from before they were known


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client whom somebody may be; `places` are their addresses, masked."""

    number: str
    name: str
    places: str


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who is not known: where they write, what was asked, whom they may be."""

    place: str
    since: str
    asked: str
    found: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Before:
    """A message from the time when its client was not known."""

    when: str
    author: str
    text: str


def find_who(uow: UnitOfWork, visitor: Client, manner: Manner, asked: str) -> Who:
    """Return what is known of a visitor, and the clients that a number or name finds."""
    found = find_clients(uow.session, visitor.creditor_id, asked)
    return Who(
        place=_places(uow, visitor),
        since=manner.moment(visitor.visitor_since or visitor.created_at),
        asked=asked,
        found=[Candidate(one.id, one.name, _places(uow, one)) for one in found],
    )


def read_before(uow: UnitOfWork, case: Case, manner: Manner) -> Sequence[Before]:
    """Return what the client of a case wrote, and was told, before they were known."""
    visitor = case.details.get(VISITOR)
    return read_messages(uow, case.creditor_id, str(visitor), manner) if visitor else []


def read_messages(uow: UnitOfWork, creditor: str, client: str, manner: Manner) -> Sequence[Before]:
    """Return what was written last in a conversation beside the one that is shown."""
    return [
        Before(
            manner.moment(row.at),
            say("Cliente") if row.direction is Direction.IN else say("Nosotros"),
            row.text or say("Sin texto"),
        )
        for row in uow.messages.latest(creditor, client, SHOWN)
    ]


def _places(uow: UnitOfWork, client: Client) -> str:
    points = uow.clients.contact_points(client.creditor_id, client.id)
    return ", ".join(place(address.channel, address.address) for _, address in points)
