"""The table of what a creditor's service knows of a client: tickets and orders, shown beside the debt."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, OfCreditor, choice, to_client


class TicketKind(StrEnum):
    """What a creditor's service did, or has to do."""

    TICKET = "ticket"  #: a question, a fault, a complaint
    ORDER = "order"  #: something bought or asked for


class Ticket(OfCreditor, Base):
    """A ticket or an order of a client's, by the creditor's own number; open while `closed_on` is empty."""

    __tablename__ = "tickets"
    __table_args__ = (to_client(), Index(None, "creditor_id", "client_id"))

    number: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str]
    kind: Mapped[TicketKind] = mapped_column(choice(TicketKind))
    subject: Mapped[str]
    status: Mapped[str]
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    url: Mapped[str | None]
    updated_at: Mapped[datetime]
