"""Look up what others put on record beside messages: contacts, holds, wishes, stops, addresses of somebody else."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.regions import KIND as PLACE
from flows.contact.evidence import Beside, Past, Span, There, match, moment_of, person_of
from flows.contact.request import KINDS, Bond, Contact, Hold
from storage.repositories.contacts import name_debt
from storage.repositories.departures import OPTED_OUT, STOPPED
from storage.schema import MessageStatus
from storage.unit_of_work import UnitOfWork

ANSWERS = tuple(kind for kind, bond in KINDS.items() if bond is Bond.NONE)
ARRIVED = frozenset({MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ})
NONE: frozenset[int] = frozenset()

Grounds = Mapping[int, Mapping[str, Any]]
"""The decisions that let messages leave, by the messages' numbers; an empty one where none did."""


class Wishes:
    """Who wished not to be written to, and to be written to again, as the audit log tells it."""

    def __init__(self, uow: UnitOfWork) -> None:
        """Read the wishes of the clients of all creditors in scope."""
        self._out: dict[tuple[str, str], list[datetime]] = defaultdict(list)
        self._back: dict[int, list[datetime]] = defaultdict(list)
        self._person: dict[tuple[str, str], int] = {}
        for row in uow.departures.wishes():
            if row.action == OPTED_OUT:
                self._out[row.creditor_id, row.id].append(row.at)
                self._person[row.creditor_id, row.id] = row.person_id
            else:
                self._back[row.person_id].append(row.at)

    def spans(self, creditor: str, client: str) -> tuple[Span, ...]:
        """Return when a client was not to be written to, until the same person took it back with whatever creditor."""
        back = self._back.get(self._person.get((creditor, client), 0), ())
        starts = self._out.get((creditor, client), ())
        return tuple(Span(start, min((at for at in back if at >= start), default=None)) for start in starts)


class Records:
    """What is on record of one creditor's clients."""

    def __init__(self, uow: UnitOfWork, creditor: str, wishes: Wishes) -> None:
        """Read what holds for all of its clients."""
        self._uow, self._creditor, self._wishes = uow, creditor, wishes
        self._stops = _stops(uow.departures.stops(creditor))
        self._places = [There(row.country, row.region, _hold(PLACE, row)) for row in uow.departures.places(creditor)]

    def beside(self, rows: Sequence[Row[Any]], grounds: Grounds) -> dict[int, Beside]:
        """Return what is on record beside each of some clients' messages; they are all that left to those clients."""
        read = self._uow.departures
        people = {person for ground in grounds.values() if (person := person_of(ground)) is not None}
        contacts = read.contacts(people, ANSWERS)
        past = {person: [_past(one) for one in found] for person, found in contacts.items()}
        holds = read.holds(self._creditor, {row.client_id for row in rows})
        wrong = read.wrong({row.address_id for row in rows if row.address_id is not None})
        recorded = self._recorded(rows, grounds, contacts)
        strays = self._strays({row.client_id for row in rows}, contacts, set(recorded.values()))
        return {
            row.id: Beside(
                past=past.get(person_of(grounds[row.id]) or 0, ()),
                recorded=recorded.get(row.id),
                strays=strays.get(row.client_id, NONE),
                holds=[_hold(one.kind, one) for one in holds.get(row.client_id, ())],
                places=self._places,
                opted_out=self._wishes.spans(self._creditor, row.client_id),
                stops=self._stops,
                wrong_since=wrong.get(row.address_id),
            )
            for row in rows
        }

    def _recorded(
        self, rows: Sequence[Row[Any]], grounds: Grounds, contacts: Mapping[int, Sequence[Row[Any]]]
    ) -> dict[int, int | None]:
        """Return the number of the contact that each message which arrived is on record as."""
        decided: dict[tuple[Any, ...], list[tuple[datetime, int]]] = defaultdict(list)
        for row in rows:
            moment, person = moment_of(grounds[row.id]), person_of(grounds[row.id])
            if row.status in ARRIVED and moment is not None and person is not None:
                decided[self._key(person, row.client_id, row)].append((moment, row.id))
        made = _made(contacts)
        found: dict[int, int | None] = {}
        for key, own in decided.items():
            numbers = match((moment for moment, _ in sorted(own)), made.get(key, ()))
            found |= {message: number for (_, message), number in zip(sorted(own), numbers, strict=True)}
        return found

    def _strays(
        self, clients: Collection[str], contacts: Mapping[int, Sequence[Row[Any]]], known: Collection[int | None]
    ) -> dict[str, frozenset[int]]:
        """Return the numbers of each client's contacts, not told of by hand, that no message is on record as."""
        debts = {name_debt(self._creditor, client): client for client in clients}
        found: dict[str, set[int]] = defaultdict(set)
        for one in (one for made in contacts.values() for one in made if one.recorded_by is None):
            if one.debt in debts and one.id not in known:
                found[debts[one.debt]].add(one.id)
        return {client: frozenset(numbers) for client, numbers in found.items()}

    def _key(self, person: int, client: str, row: Row[Any]) -> tuple[Any, ...]:
        """Return what a message and the contact that it is on record as have in common."""
        return (person, name_debt(self._creditor, client), row.address_id, row.channel, row.kind, row.initiated_by)


def _made(contacts: Mapping[int, Sequence[Row[Any]]]) -> dict[tuple[Any, ...], list[tuple[int, datetime]]]:
    """Return the contacts that messages are on record as, by what they have in common with those."""
    made: dict[tuple[Any, ...], list[tuple[int, datetime]]] = defaultdict(list)
    for one in (one for found in contacts.values() for one in found if one.recorded_by is None):
        key = (one.person_id, one.debt, one.address_id, one.channel, one.kind, one.initiated_by)
        made[key].append((one.id, one.at))
    return made


def _stops(rows: Sequence[Row[Any]]) -> list[Span]:
    """Return when nothing was to leave in a creditor's name; a stop during a stop changes nothing."""
    spans: list[Span] = []
    for row in rows:
        stands = bool(spans) and spans[-1].end is None
        if row.action == STOPPED and not stands:
            spans.append(Span(row.at))
        elif row.action != STOPPED and stands:
            spans[-1] = Span(spans[-1].start, row.at)
    return spans


def _hold(kind: str, row: Row[Any]) -> Hold:
    return Hold(kind, row.starts_at, row.lifted_at or row.ends_at)


def _past(row: Row[Any]) -> Past:
    contact = Contact(row.at, row.channel, row.initiated_by, row.kind, row.debt)
    return Past(row.id, contact, by_hand=row.recorded_by is not None)
