"""Tables of money beside bills and payments: credits, money of which nobody knows whose it is, ways to pay."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CHAR, CheckConstraint, ForeignKeyConstraint, Identity, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import Base, Json, OfCreditor, choice, to_client


class CreditKind(StrEnum):
    """Why an invoice's balance is another than its amount without its payments."""

    CREDIT_NOTE = "credit_note"  #: the creditor gave a part back
    CORRECTION = "correction"  #: the creditor put its own mistake right
    DISCOUNT = "discount"  #: forgiven by an agreement that was kept
    CARRIED = "carried"  #: the creditor's file says so: paid or changed elsewhere


class Credit(OfCreditor, Base):
    """A line of an invoice that is no payment; a positive amount lowers its balance, a negative one raises it.

    An invoice's balance is its amount less its credits and less what payments that stand were applied to it.
    `reference` is the creditor's own number of it; `actor` as in the audit log.
    """

    __tablename__ = "credits"
    __table_args__ = (
        to_client(),
        ForeignKeyConstraint(["creditor_id", "invoice_number"], ["invoices.creditor_id", "invoices.number"]),
        ForeignKeyConstraint(["creditor_id", "agreement_id"], ["agreements.creditor_id", "agreements.id"]),
        ForeignKeyConstraint(["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"]),
        UniqueConstraint("creditor_id", "reference"),
        Index(None, "creditor_id", "client_id"),
        Index(None, "creditor_id", "invoice_number"),
        CheckConstraint("amount <> 0", name="amount"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    client_id: Mapped[str]
    invoice_number: Mapped[str]
    kind: Mapped[CreditKind] = mapped_column(choice(CreditKind))
    amount: Mapped[int]
    currency: Mapped[str] = mapped_column(CHAR(3))
    dated_on: Mapped[date]
    reference: Mapped[str | None]
    reason: Mapped[str] = mapped_column(default="")
    agreement_id: Mapped[int | None]
    case_id: Mapped[int | None]
    actor: Mapped[str]
    at: Mapped[datetime]


class UnmatchedStatus(StrEnum):
    """Where money stands that nobody was found for."""

    WAITING = "waiting"  #: a person has to say whose it is
    MATCHED = "matched"  #: it became a payment of a client
    RETURNED = "returned"  #: it was sent back, or is none of the creditor's


class UnmatchedPayment(OfCreditor, Base):
    """Money that arrived and of which nobody knows yet whose it is. `candidates` are clients that it may be of.

    What the bank tells of the payer and writes beside the amount is sealed by the vault.
    """

    __tablename__ = "unmatched_payments"
    __table_args__ = (
        UniqueConstraint("creditor_id", "reference"),
        Index(None, "creditor_id", "paid_on", postgresql_where=text("status = 'waiting'")),
        CheckConstraint("amount > 0", name="amount"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    reference: Mapped[str]
    amount: Mapped[int]
    currency: Mapped[str] = mapped_column(CHAR(3))
    paid_on: Mapped[date]
    source: Mapped[str]
    payer_sealed: Mapped[bytes | None]
    text_sealed: Mapped[bytes | None]
    candidates: Mapped[list[Json]] = mapped_column(default=list, server_default="[]")
    status: Mapped[UnmatchedStatus] = mapped_column(choice(UnmatchedStatus), default=UnmatchedStatus.WAITING)
    client_id: Mapped[str | None]
    settled_by: Mapped[str | None]
    settled_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(default="", server_default="")
    received_at: Mapped[datetime]


class Payer(OfCreditor, Base):
    """Whoever paid for a client once, by the blind index of their account or name (`Vault.index`)."""

    __tablename__ = "payers"
    __table_args__ = (to_client(), Index(None, "creditor_id", "client_id"))

    payer_index: Mapped[bytes] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]


class MeansStatus(StrEnum):
    """Where a creditor's list of ways to pay stands."""

    PROPOSED = "proposed"  #: waits for a second person
    ACTIVE = "active"  #: what clients are told
    REFUSED = "refused"  #: the second person said no
    RETIRED = "retired"  #: another list took its place


class MeansList(OfCreditor, Base):
    """A creditor's ways to pay as they stood in its file; only one list is active. `document` holds them in order."""

    __tablename__ = "payment_means"
    __table_args__ = (
        Index(None, "creditor_id", unique=True, postgresql_where=text("status = 'active'")),
        Index("ix_payment_means_proposed", "creditor_id", postgresql_where=text("status = 'proposed'")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    document: Mapped[list[Json]] = mapped_column(JSONB(none_as_null=True))
    status: Mapped[MeansStatus] = mapped_column(choice(MeansStatus))
    proposed_by: Mapped[str]
    proposed_at: Mapped[datetime]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
