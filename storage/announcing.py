"""Tell other programs what happened: a table from what the audit log notes to what a webhook hears of it.

It is read as a transaction commits, so that an event is written with what it tells of, or neither is. Where nobody
listens, that is one question to the database, and only where something of the table happened. Two are told
beside the table: `Messages.fail`, for no log notes each message, and consent that a portfolio takes back.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from flows.negotiation.money import to_major
from storage.repositories.audit import Note
from storage.repositories.shelf import Shelf
from storage.schema import Event, Json


class Told(NamedTuple):
    """Of whom an event tells, and what."""

    creditor: str
    client: str
    data: Json


Teller = Callable[[Shelf, Note], Iterator[Told]]
"""Reads what a noted act is told with; no words of people are among it."""


def announce(shelf: Shelf, notes: Sequence[Note]) -> None:
    """Write what is told of these acts for every webhook that wants to hear of it."""
    listeners = cache(shelf.webhooks.listeners)
    for note in (one for one in notes if one.action in TELLERS):
        event = Event(note.action)
        for told in TELLERS[event](shelf, note) if event in SHARED or listeners(note.creditor, event) else ():
            if wanting := listeners(told.creditor, event):
                shelf.deliveries.put(wanting, told.creditor, note.at, event, told.client, told.data)


def _agreement(shelf: Shelf, note: Note) -> Iterator[Told]:
    row = shelf.agreements.get(note.creditor, _number(note))
    yield Told(
        row.creditor_id,
        row.client_id,
        {
            "agreement_id": str(row.id),
            "status": str(row.status),
            "invoices": [one.invoice_number for one in row.invoices],
            "total": _money(row.total, row.currency),
            "discount": _money(row.discount, row.currency),
            "policy_version": row.policy_version,
            "proposed_by": row.proposed_by,
            "accepted_at": row.accepted_at.isoformat(),
            "instalments": [
                {
                    "number": part.number,
                    "due_on": part.due_on.isoformat(),
                    "amount": _money(part.amount, row.currency),
                    "status": str(part.status),
                }
                for part in row.instalments
            ],
        },
    )


def _payment(shelf: Shelf, note: Note) -> Iterator[Told]:
    if "reference" not in note.payload:
        return  # a portfolio file of the creditor's own told it
    row = shelf.payments.get(note.creditor, note.payload["reference"])
    yield Told(
        row.creditor_id,
        row.client_id,
        {
            "reference": row.reference,
            "amount": _money(row.amount, row.currency),
            "paid_on": row.paid_on.isoformat(),
            "source": row.source,
            "allocation": [
                {
                    "amount": _money(part.amount, row.currency),
                    "invoice": part.invoice_number,
                    "instalment": part.instalment_number,
                }
                for part in shelf.payments.allocations(note.creditor, row.reference)
            ],
        },
    )


def _reversal(shelf: Shelf, note: Note) -> Iterator[Told]:
    name = note.payload["reference"]  # what was somebody else's is kept under another, and told of by its own
    row = shelf.payments.get(note.creditor, str(note.payload.get("kept_as", name)))
    told = {"reference": name, "amount": _money(row.amount, row.currency), "source": row.source}
    days = {"paid_on": row.paid_on.isoformat(), "reversed_on": note.payload["reversed_on"]}
    yield Told(row.creditor_id, row.client_id, {**told, **days})


def _case(shelf: Shelf, note: Note) -> Iterator[Told]:
    row = shelf.cases.get(_number(note))
    yield Told(
        row.creditor_id,
        row.client_id,
        {
            "case_id": row.id,
            "kind": row.kind,
            "status": str(row.status),
            "priority": row.priority,
            "invoices": list(row.invoices),
            "opened_at": row.opened_at.isoformat(),
            "due_at": row.due_at.isoformat(),
            "outcome": row.outcome,
        },
    )


def _client(_: Shelf, note: Note) -> Iterator[Told]:
    yield Told(note.creditor, note.subject.partition(":")[2], {})


def _opted_out(shelf: Shelf, note: Note) -> Iterator[Told]:
    """Tell every creditor of a person who wants to hear nothing more from any of them.

    Without people it is told of one client, who came to be a person that had the wish; `before` had it too.
    """
    told = {"channel": note.payload["channel"]}
    if "people" not in note.payload:
        yield Told(note.creditor, note.subject.partition(":")[2], told)
    known = {(note.creditor, client) for client in note.payload.get("before", ())}
    for row in (row for person in note.payload.get("people", ()) for row in shelf.clients.of_person(person)):
        if row.visitor_since is None and (row.creditor_id, row.id) not in known:
            yield Told(row.creditor_id, row.id, told)


def _number(note: Note) -> int:
    return int(note.subject.partition(":")[2])


def _money(minor: int, currency: str) -> Json:
    return {"amount": to_major(minor, currency), "currency": currency}


TELLERS: Mapping[str, Teller] = {
    Event.AGREEMENT_ACCEPTED: _agreement,
    Event.AGREEMENT_BROKEN: _agreement,
    Event.PAYMENT_ALLOCATED: _payment,
    Event.PAYMENT_REVERSED: _reversal,
    Event.CASE_OPENED: _case,
    Event.CASE_RESOLVED: _case,
    Event.CLIENT_OPTED_OUT: _opted_out,
    Event.CLIENT_EXIT_INTENT: _client,
}
"""What each act of the log is told with; the log and the events have the same names."""
SHARED = frozenset({Event.CLIENT_OPTED_OUT})
"""What one creditor's log notes, and every creditor of the person hears: all of them must be in scope."""
