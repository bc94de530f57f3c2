"""Tables of work to be done. They carry ids and states; the words stand in `messages`."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Identity, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, choice

LEFT_OVER = "status IN ('parked', 'failed', 'dead', 'unknown') AND let_go_at IS NULL"
"""The messages that did not leave, or did not arrive, and that a person may look at."""


class WorkStatus(StrEnum):
    """Where a message from a provider, or a job, stands."""

    WAITING = "waiting"  #: to be handled
    DONE = "done"  #: handled
    DEAD = "dead"  #: failed too often; a person must look


class SendStatus(StrEnum):
    """Where an outgoing message stands."""

    WAITING = "waiting"  #: to be sent
    SENDING = "sending"  #: a worker holds the lease
    PARKED = "parked"  #: waits for the client's next message: the provider takes nothing before it
    SENT = "sent"  #: taken by the provider
    FAILED = "failed"  #: refused by the provider for good
    UNKNOWN = "unknown"  #: the provider may or may not have taken it
    BLOCKED = "blocked"  #: the contact rules forbid it
    DEAD = "dead"  #: failed too often; a person must look


class InboxRow(Base):
    """What a provider sent. `lane` is what is handled in order; the payload is erased once it is handled.

    `line` is the number or bot of ours that was written to; `token` the provider's mark of one delivery.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "provider_id"),
        Index(None, "channel", "token", unique=True, postgresql_where=text("token IS NOT NULL")),
        Index(None, "lane", "id", postgresql_where=text("status = 'waiting'")),
        Index(None, "next_at", "id", postgresql_where=text("status = 'waiting'")),
        Index(None, "id", postgresql_where=text("status = 'dead'")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    channel: Mapped[str]
    provider_id: Mapped[str]
    creditor_id: Mapped[str | None] = mapped_column(ForeignKey("creditors.id"))
    client_id: Mapped[str | None]
    address: Mapped[str]
    line: Mapped[str | None]
    token: Mapped[str | None]
    lane: Mapped[str]
    payload: Mapped[Json | None]
    received_at: Mapped[datetime]
    status: Mapped[WorkStatus] = mapped_column(choice(WorkStatus), default=WorkStatus.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime]
    error: Mapped[str | None]
    trace_id: Mapped[str]


class OutboxRow(Base):
    """A message to be sent, by its ids; sent in the order of `seq` within a conversation.

    `attempted_at` is written before the provider is called. One that may be `overtaken` waits for its hour, and those
    behind it need not; what we began (`begun`) leaves after what clients wait for. `looks` counts how often the
    provider was asked whether it had taken an unknown one. Since `let_go_at` nobody needs to look at one that did not
    arrive: a person decided so.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        ForeignKeyConstraint(["creditor_id", "message_id"], ["messages.creditor_id", "messages.id"]),
        UniqueConstraint("creditor_id", "client_id", "seq"),
        Index(None, "creditor_id", "client_id", "seq", postgresql_where=text("status IN ('waiting', 'sending')")),
        Index(None, "begun", "next_at", "id", postgresql_where=text("status IN ('waiting', 'sending')")),
        Index(None, "channel", "provider_id", unique=True, postgresql_where=text("provider_id IS NOT NULL")),
        Index(None, "next_at", postgresql_where=text("status = 'unknown'")),
        Index(None, "address_id", postgresql_where=text("status = 'parked'")),
        Index(None, "status", "creditor_id", "id", postgresql_where=text(LEFT_OVER)),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    creditor_id: Mapped[str] = mapped_column(ForeignKey("creditors.id"))
    client_id: Mapped[str]
    message_id: Mapped[int]
    seq: Mapped[int]
    channel: Mapped[str]
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"))
    status: Mapped[SendStatus] = mapped_column(choice(SendStatus), default=SendStatus.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    leased_by: Mapped[str | None]
    attempted_at: Mapped[datetime | None]
    overtaken: Mapped[bool] = mapped_column(default=False, server_default="false")
    begun: Mapped[bool] = mapped_column(default=False, server_default="false")
    looks: Mapped[int] = mapped_column(default=0, server_default="0")
    let_go_at: Mapped[datetime | None]
    provider_id: Mapped[str | None]
    error: Mapped[str | None]
    trace_id: Mapped[str | None]
    created_at: Mapped[datetime]


class Job(Base):
    """Something that the clock asked for; the same name at the same time is the same job."""

    __tablename__ = "jobs"
    __table_args__ = (
        UniqueConstraint("name", "due_at"),
        Index(None, "next_at", "id", postgresql_where=text("status = 'waiting'")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    name: Mapped[str]
    due_at: Mapped[datetime]
    status: Mapped[WorkStatus] = mapped_column(choice(WorkStatus), default=WorkStatus.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime]
    error: Mapped[str | None]
