"""Tables of what people must see to: cases and holds, and the audit log of everything that matters."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Identity, Index, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor, choice, to_client, words_of


class CaseStatus(StrEnum):
    """Where a case stands."""

    OPEN = "open"  #: waits for an adviser
    WAITING = "waiting"  #: answered; waits for the client or for a third party
    RESOLVED = "resolved"  #: the client was told the outcome


class Case(OfCreditor, Base):
    """A matter handed to an adviser. `note` holds the client's own words; priority 1 comes first.

    `assignee` is who took it, and writes to the client; `given_to` whose turn it is, with the reason, until then.
    `words`: what it is found by in the console, beside its client's. `about`: whom of staff it complains of, said by
    `about_by`, else proposed; `call_by`: who calls the client back.
    """

    __tablename__ = "cases"
    __table_args__ = (
        to_client(),
        Index(None, "creditor_id", "client_id"),
        Index(None, "creditor_id", "priority", "due_at", postgresql_where=text("status <> 'resolved'")),
        Index(None, "creditor_id", "opened_at"),
        Index(None, "creditor_id", "resolved_at", "id"),
        Index(None, "about", postgresql_where=text("about IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(Identity(start=1000), primary_key=True)
    kind: Mapped[str]
    status: Mapped[CaseStatus] = mapped_column(choice(CaseStatus), default=CaseStatus.OPEN)
    priority: Mapped[int]
    client_id: Mapped[str]
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    first_response_at: Mapped[datetime | None]
    resolved_at: Mapped[datetime | None]
    assignee: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    summary: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    invoices: Mapped[list[str]] = mapped_column(default=list)
    details: Mapped[Json] = mapped_column(default=dict)
    outcome: Mapped[str | None]
    outcome_text: Mapped[str | None]
    call_back_at: Mapped[datetime | None]
    escalated_at: Mapped[datetime | None]
    given_to: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    given_why: Mapped[Json | None]
    about: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    about_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    call_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    words: Mapped[str | None] = mapped_column(
        TSVECTOR, words_of("((summary || ' '::text) || note)", "((id)::text || invoices)"), deferred=True
    )


class Approval(OfCreditor, Base):
    """One person's yes to an exception. `approver` is `staff:` or `key:` with a number: a key counts as one person."""

    __tablename__ = "approvals"
    __table_args__ = (ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),)

    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    approver: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Satisfaction(OfCreditor, Base):
    """How a client found what became of their case: asked once, 1 to 5 for up to three questions, and a comment.

    The score of the first question is the one that counts; until the client answers there is none.
    """

    __tablename__ = "satisfactions"
    __table_args__ = (
        to_client(),
        ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),
        Index(None, "creditor_id", "client_id", "asked_at"),
        Index(None, "creditor_id", "asked_at"),
    )

    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    client_id: Mapped[str]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    score: Mapped[int | None]
    second_score: Mapped[int | None]
    third_score: Mapped[int | None]
    comment: Mapped[str | None]


class CaseClock(OfCreditor, Base):
    """By when something of a case is due: `answer`, `resolve` or `law`, as it was when the case opened.

    `stage` is how far it has come, `next_at` when it is looked at next: never while it stands still (`paused_at`), nor
    after its end (`ended_at`).
    """

    __tablename__ = "case_clocks"
    __table_args__ = (
        ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),
        Index(None, "creditor_id", "next_at", postgresql_where=text("next_at IS NOT NULL")),
        Index(None, "creditor_id", "due_at"),
    )

    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(primary_key=True)
    begun_at: Mapped[datetime]
    due_at: Mapped[datetime]
    warn_at: Mapped[datetime]
    stage: Mapped[int]
    next_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Hold(OfCreditor, Base):
    """Collection stopped, for one invoice or the whole account, wholly or for an amount, with reason and end."""

    __tablename__ = "holds"
    __table_args__ = (
        to_client(),
        ForeignKeyConstraint(["creditor_id", "invoice_number"], ["invoices.creditor_id", "invoices.number"]),
        ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),
        Index(None, "creditor_id", "client_id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    client_id: Mapped[str]
    invoice_number: Mapped[str | None]
    kind: Mapped[str]
    amount: Mapped[int | None]
    case_id: Mapped[int | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    lifted_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")


class AuditHead(OfCreditor, Base):
    """The end of a creditor's chain: who appends locks this row and nothing else."""

    __tablename__ = "audit_heads"

    seq: Mapped[int]
    hash: Mapped[bytes]


class AuditEntry(OfCreditor, Base):
    """One link of a creditor's chain; it never changes. The hash covers all but the payload, and the payload's hash."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_staff", "creditor_id", "subject", postgresql_where=text("subject LIKE 'staff:%'")),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    payload_hash: Mapped[bytes]
    hash: Mapped[bytes]
    previous: Mapped[bytes]


class AuditPayload(OfCreditor, Base):
    """What a link tells, apart from it so that it can be erased; the salt keeps an erased one from being guessed."""

    __tablename__ = "audit_payloads"
    __table_args__ = (ForeignKeyConstraint(["creditor_id", "seq"], ["audit.creditor_id", "audit.seq"]),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    salt: Mapped[bytes]
    payload: Mapped[Json]
