"""Tables of what other programs are told: who wants to hear of which events, and each event on its way."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, Identity, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor, choice


class Event(StrEnum):
    """What other programs can be told of."""

    AGREEMENT_ACCEPTED = "agreement.accepted"
    AGREEMENT_BROKEN = "agreement.broken"
    PAYMENT_ALLOCATED = "payment.allocated"
    PAYMENT_REVERSED = "payment.reversed"
    CASE_OPENED = "case.opened"
    CASE_RESOLVED = "case.resolved"
    CLIENT_OPTED_OUT = "client.opted_out"
    CLIENT_EXIT_INTENT = "client.exit_intent"
    MESSAGE_FAILED = "message.failed"


class Webhook(OfCreditor, Base):
    """An address that is told of events. The secret that signs them is sealed by the vault.

    Nobody calls it before `free_at`: somebody does now, or it asked for rest.
    """

    __tablename__ = "webhooks"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    url: Mapped[str]
    events: Mapped[list[str]]
    secret_sealed: Mapped[bytes]
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    free_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class DeliveryStatus(StrEnum):
    """Where an event on its way to an address stands."""

    WAITING = "waiting"  #: to be sent, or to be tried again
    SENT = "sent"  #: the address said that it has it
    DEAD = "dead"  #: tried for days; waits for a person


class WebhookDelivery(OfCreditor, Base):
    """One event for one address. `event_id` is the same each time that it is sent; `code` is the last HTTP answer."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        ForeignKeyConstraint(["creditor_id", "webhook_id"], ["webhooks.creditor_id", "webhooks.id"]),
        UniqueConstraint("creditor_id", "webhook_id", "event_id"),
        Index(None, "creditor_id", "webhook_id", "next_at", postgresql_where=text("status = 'waiting'")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    webhook_id: Mapped[int]
    event_id: Mapped[str]
    event: Mapped[str]
    payload: Mapped[Json]
    status: Mapped[DeliveryStatus] = mapped_column(choice(DeliveryStatus), default=DeliveryStatus.WAITING)
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    next_at: Mapped[datetime]
    code: Mapped[int | None]
    error: Mapped[str | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
