"""Tables of the ways to reach people: what providers told, what is kept of media, links, templates, pace."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Identity, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor


class ProviderReceipt(Base):
    """What a provider told of a message, kept before it is applied: they come late, twice and in any order.

    `outbox_id` is our own mark, where the provider gave it back; `applied_at` is empty until the message is known.
    """

    __tablename__ = "receipts"
    __table_args__ = (UniqueConstraint("channel", "provider_id", "status"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    channel: Mapped[str]
    provider_id: Mapped[str]
    status: Mapped[str]
    error: Mapped[str | None]
    outbox_id: Mapped[int | None]
    at: Mapped[datetime]
    applied_at: Mapped[datetime | None]


class Attachment(OfCreditor, Base):
    """A file that a client sent: where the provider keeps it, and its bytes once they were fetched."""

    __tablename__ = "attachments"
    __table_args__ = (
        ForeignKeyConstraint(["creditor_id", "message_id"], ["messages.creditor_id", "messages.id"]),
        Index(None, "creditor_id", "message_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    message_id: Mapped[int]
    kind: Mapped[str]
    content_type: Mapped[str]
    source: Mapped[Json]
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    fetched_at: Mapped[datetime | None]
    error: Mapped[str | None]


class Link(Base):
    """A short word that opens something of one client; only its hash is kept. `used_at` ends a single-use one."""

    __tablename__ = "links"

    token_hash: Mapped[bytes] = mapped_column(primary_key=True)
    purpose: Mapped[str]
    creditor_id: Mapped[str] = mapped_column(ForeignKey("creditors.id"))
    client_id: Mapped[str]
    subject: Mapped[str | None]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Template(Base):
    """A text as a provider's account knows it, and whether it was approved."""

    __tablename__ = "templates"

    account: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    sid: Mapped[str]
    status: Mapped[str]
    checksum: Mapped[str]
    submitted_at: Mapped[datetime]
    checked_at: Mapped[datetime | None]


class Pace(Base):
    """How far ahead what leaves under a key is booked: one row for each sender, and for each pair with an address."""

    __tablename__ = "paces"

    key: Mapped[str] = mapped_column(primary_key=True)
    booked_until: Mapped[datetime]


class ProviderCode(Base):
    """How often a provider refused a message with a code, counted by all workers together."""

    __tablename__ = "provider_codes"

    channel: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]


class Topic(Base):
    """A case's own thread in a staff group.

    `told`: the last message of the conversation that was told there, -1 before its first words; `holder`: the adviser
    who was last told to have the case.
    """

    __tablename__ = "topics"
    __table_args__ = (
        ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),
        UniqueConstraint("creditor_id", "case_id"),
    )

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    thread_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    creditor_id: Mapped[str] = mapped_column(ForeignKey("creditors.id"))
    case_id: Mapped[int]
    told: Mapped[int] = mapped_column(default=-1, server_default="-1")
    holder: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    opened_at: Mapped[datetime]
    revealed_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
