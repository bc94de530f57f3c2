"""Tickets and orders, one by one, for a service desk."""

from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Path
from pydantic import Field

from bot.errors import ClientMistake
from bot.portfolio.rows import BadRow
from bot.tickets.book import REFUSED, write
from bot.tickets.rows import STATUS_MAX, SUBJECT_MAX, URL, Told
from bot.web.api.access import ID, Call, Calling
from bot.web.api.shapes import CreditorId, Day, Id, Shape
from storage.schema import Ticket, TicketKind

router = APIRouter(tags=["tickets"])
LINE = r"^[^\x00-\x1f\x7f]*$"


class NewTicket(Shape):
    """A ticket or an order to be written; one whose status says that it is closed was closed today, without a day."""

    creditor: CreditorId
    client_id: Id
    kind: TicketKind = TicketKind.TICKET
    subject: Annotated[str, Field(min_length=1, max_length=SUBJECT_MAX, pattern=LINE)]
    status: Annotated[str, Field(max_length=STATUS_MAX, pattern=LINE)] = ""
    opened_on: Day
    closed_on: Day | None = None
    url: Annotated[str, Field(pattern=f"^{URL.pattern}$")] | None = None


class TicketShape(Shape):
    """A ticket or an order as it is kept; open while it has no `closed_on`."""

    number: str
    creditor: str
    client_id: str
    kind: str
    subject: str
    status: str
    opened_on: date
    closed_on: date | None
    url: str | None

    @classmethod
    def of(cls, row: Ticket) -> "TicketShape":
        """Return a row as a shape."""
        own = {name: getattr(row, name) for name in cls.model_fields if name != "creditor"}
        return cls(creditor=row.creditor_id, **own)


@router.put("/tickets/{number:path}")
def put_ticket(call: Calling, number: Annotated[str, Path(pattern=ID)], asked: NewTicket) -> TicketShape:
    """Write a ticket or an order; the same number again updates it and leaves an audit line."""
    creditor = call.scope(asked.creditor)
    call.uow.clients.get(creditor, asked.client_id)
    _put(call, creditor, number, asked)
    row = TicketShape.of(call.uow.tickets.get(creditor, number))
    call.uow.commit()
    return row


def _put(call: Call, creditor: str, number: str, asked: NewTicket) -> None:
    now, owner = call.app.clock.now(), call.uow.creditors.get(creditor)
    try:
        told = Told(number, **asked.model_dump(exclude={"creditor"}))
    except BadRow as fault:
        raise ClientMistake(f"{fault}.", field="closed_on") from fault
    (came,) = write(call.uow, creditor, [told], now.astimezone(ZoneInfo(owner.timezone)).date(), now)
    if came in REFUSED:
        raise ClientMistake(f"{REFUSED[came]}.", 409, "client_id")
    if came != "unchanged":
        payload = {"client": asked.client_id, "kind": asked.kind, "status": asked.status}
        call.uow.audit.append(creditor, now, f"key:{call.key.id}", "ticket.written", f"ticket:{number}", payload)
