"""Show what the creditor's service knows of a client beside the debt: tickets and orders, the open ones first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.console.manner import Manner
from bot.console.speech import N_, Phrases, say
from storage.schema import Client, Ticket, TicketKind
from storage.unit_of_work import UnitOfWork

LENGTH = 6  #: that the list shows
KINDS: Mapping[TicketKind, str] = Phrases({TicketKind.TICKET: N_("Ticket"), TicketKind.ORDER: N_("Pedido")})


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One ticket or order; `url` opens it at the creditor's service, if it has a page there."""

    title: str
    subject: str
    facts: str
    url: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Tickets:
    """The tickets of a client, and how many more there are."""

    rows: Sequence[TicketRow]
    more: int


def read_tickets(uow: UnitOfWork, client: Client, manner: Manner) -> Tickets:
    """Return the tickets and orders of a client, the open ones first, the newest first."""
    found = uow.tickets.of(client.creditor_id, client.id, LENGTH)
    whole = len(found) if len(found) < LENGTH else uow.tickets.count(client.creditor_id, client.id)
    return Tickets([_row(row, manner) for row in found], whole - len(found))


def _row(row: Ticket, manner: Manner) -> TicketRow:
    closed = say("cerrado el %(day)s", day=manner.short(row.closed_on)) if row.closed_on else say("sin cerrar")
    return TicketRow(
        title=f"{KINDS[row.kind]} {row.number}",
        subject=row.subject,
        facts=say(
            "%(status)s · desde el %(day)s, %(closed)s",
            status=row.status,
            day=manner.short(row.opened_on),
            closed=closed,
        ),
        url=row.url or "",
        is_open=row.closed_on is None,
    )
