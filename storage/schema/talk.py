"""Tables of what was said: conversations, messages, talks with their outcome, difficulties."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Identity, Index, Numeric, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor, choice, to_client

TELLING = "case_id IS NOT NULL OR text_key LIKE 'repair-%' OR text_key LIKE '%doubt%' OR text_key LIKE '%-read-back%'"
"""The few messages to clients that tell how the one before was read: see `storage.reviews`."""
BEGUN = "direction = 'out' AND initiated_by = 'bot'"
"""The contacts that we began."""


class Direction(StrEnum):
    """Which way a message went."""

    IN = "in"  #: the client wrote
    OUT = "out"  #: the client was written to


class MessageStatus(StrEnum):
    """Where a message stands."""

    RECEIVED = "received"  #: written by the client
    QUEUED = "queued"  #: waits in the outbox
    SENT = "sent"  #: taken by the provider
    DELIVERED = "delivered"  #: on the client's phone
    READ = "read"  #: seen by the client
    FAILED = "failed"  #: did not arrive
    BLOCKED = "blocked"  #: the contact rules forbid it
    UNKNOWN = "unknown"  #: the provider did not say whether it took it


class Conversation(OfCreditor, Base):
    """The thread with one client. Writing it counts `version` up; `state` is what the dialogues remember.

    Since `held_at` people write to the client and the bot is silent; `held_by` says who, when it is known. `line` is
    the number or bot of ours that the client wrote to last: answers leave from it.
    """

    __tablename__ = "conversations"
    __table_args__ = (
        to_client(),
        Index(None, "creditor_id", "silence_due_at", postgresql_where=text("silence_due_at IS NOT NULL")),
    )

    client_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    state: Mapped[Json] = mapped_column(default=dict, server_default="{}")
    held_at: Mapped[datetime | None]
    held_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    channel: Mapped[str | None]
    line: Mapped[str | None]
    address_id: Mapped[int | None] = mapped_column(ForeignKey("addresses.id"))
    last_client_at: Mapped[datetime | None]
    last_bot_at: Mapped[datetime | None]
    silence_due_at: Mapped[datetime | None]
    next_seq: Mapped[int] = mapped_column(default=1, server_default="1")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by the mapper, never changed


class Message(OfCreditor, Base):
    """One message of a conversation, in either direction. `seq` counts from 1 within the conversation.

    `campaign_id` names the campaign that a contact belongs to, if to one.
    """

    __tablename__ = "messages"
    __table_args__ = (
        to_client(),
        UniqueConstraint("creditor_id", "client_id", "seq"),
        Index("ix_messages_telling", "creditor_id", "at", postgresql_where=text(TELLING)),
        Index("ix_messages_came", "creditor_id", "client_id", "at", postgresql_where=text("direction = 'in'")),
        Index("ix_messages_begun", "creditor_id", "at", postgresql_where=text(BEGUN)),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    client_id: Mapped[str]
    seq: Mapped[int]
    direction: Mapped[Direction] = mapped_column(choice(Direction))
    channel: Mapped[str]
    address_id: Mapped[int | None] = mapped_column(ForeignKey("addresses.id"))
    initiated_by: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    text_key: Mapped[str | None]
    values: Mapped[Json | None]
    choices: Mapped[list[Json] | None]
    intent: Mapped[str | None]
    confidence: Mapped[Decimal | None] = mapped_column(Numeric(5, 4))
    reading: Mapped[Json | None]
    provider_id: Mapped[str | None]
    status: Mapped[MessageStatus] = mapped_column(choice(MessageStatus))
    error: Mapped[str | None]
    contact_decision: Mapped[Json | None]
    trace_id: Mapped[str | None]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    case_id: Mapped[int | None]
    campaign_id: Mapped[int | None]
    at: Mapped[datetime]


class Talk(OfCreditor, Base):
    """One stretch of conversation, from opening to recorded outcome."""

    __tablename__ = "talks"
    __table_args__ = (
        to_client(),
        Index(None, "creditor_id", "client_id", unique=True, postgresql_where=text("closed_at IS NULL")),
        Index(None, "creditor_id", "client_id", "closed_at"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    client_id: Mapped[str]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    commitment: Mapped[str | None]
    commitment_on: Mapped[date | None]
    receptivity: Mapped[int | None]
    next_step: Mapped[str | None]
    owner: Mapped[str | None]
    rating: Mapped[int | None]
    comment: Mapped[str | None]


class ObjectionFile(OfCreditor, Base):
    """A creditor's file of objections as it was saved; a version never changes. `by` says who saved it."""

    __tablename__ = "objection_files"

    version: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[str]
    by: Mapped[str]
    created_at: Mapped[datetime]


class Objection(OfCreditor, Base):
    """An objection that was answered in a talk; `branch` is the way that was taken after the reply, if one was."""

    __tablename__ = "objections"
    __table_args__ = (
        to_client(),
        ForeignKeyConstraint(["creditor_id", "talk_id"], ["talks.creditor_id", "talks.id"]),
        Index(None, "creditor_id", "at"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    client_id: Mapped[str]
    talk_id: Mapped[int]
    version: Mapped[str]
    code: Mapped[str]
    branch: Mapped[str | None]
    at: Mapped[datetime]


class Difficulty(OfCreditor, Base):
    """A difficulty that a client volunteered, in their own words: `code` as it was read, `corrected` by an adviser.

    `contingency` is what happened (`flows.contingencies`), where it has a name. Words on health are there only since
    `consent_at`, when the client agreed that they are kept.
    """

    __tablename__ = "difficulties"
    __table_args__ = (to_client(), Index(None, "creditor_id", "client_id"))

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    client_id: Mapped[str]
    code: Mapped[str]
    contingency: Mapped[str | None]
    note: Mapped[str]
    at: Mapped[datetime]
    consent_at: Mapped[datetime | None]
    corrected: Mapped[str | None]
    corrected_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    corrected_at: Mapped[datetime | None]

    @property
    def kind(self) -> str:
        """Return what holds: the adviser's word, else the reading."""
        return self.corrected or self.code
