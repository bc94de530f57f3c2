"""Tables of what is owed, paid and agreed. Amounts are minor units of the row's currency."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CHAR, CheckConstraint, ForeignKeyConstraint, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from flows.negotiation.account import AgreementStatus, InstalmentStatus
from storage.schema.base import Base, Json, OfCreditor, choice, sketch_of, to_client

OWED = "balance > 0 AND status <> 'cancelled'"
"""What is still owed."""
TOLD = ["number", "issued_on", "due_on", "balance", "currency", "disputed_amount", "status"]
"""What totals and reports tell of what is owed: it stands in the index, in the order of clients."""


class InvoiceStatus(StrEnum):
    """Where an invoice stands."""

    OPEN = "open"  #: something is owed
    PAID = "paid"  #: settled
    CANCELLED = "cancelled"  #: taken back by the creditor


class Policy(OfCreditor, Base):
    """A creditor's policy as it was applied; a version never changes."""

    __tablename__ = "policies"

    version: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[str]
    created_at: Mapped[datetime]


class Invoice(OfCreditor, Base):
    """One bill. `disputed_amount` is what the creditor's own records call disputed.

    `first_due_on` is the day that it was due before an error of ours moved it; `barred_on` the day since which no court
    would help to collect it, and `acknowledged_at` when the client, told so, wanted to pay it all the same;
    `document_url` where the creditor keeps the bill itself; `sketch` what its number is found by in a payer's words.
    """

    __tablename__ = "invoices"
    __table_args__ = (
        to_client(),
        Index(None, "creditor_id", "client_id"),
        Index(None, "creditor_id", "sketch"),
        Index(
            "ix_invoices_delivered", "creditor_id", "delivered_on", postgresql_where=text("delivered_on IS NOT NULL")
        ),
        Index("ix_invoices_owed", "creditor_id", "client_id", postgresql_include=TOLD, postgresql_where=text(OWED)),
        CheckConstraint("amount >= 0 AND balance >= 0 AND disputed_amount BETWEEN 0 AND balance", name="amounts"),
    )

    number: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    due_on: Mapped[date]
    amount: Mapped[int]
    balance: Mapped[int]
    currency: Mapped[str] = mapped_column(CHAR(3))
    disputed_amount: Mapped[int] = mapped_column(default=0, server_default="0")
    status: Mapped[InvoiceStatus] = mapped_column(choice(InvoiceStatus), default=InvoiceStatus.OPEN)
    delivered_on: Mapped[date | None]
    promised_service_ok: Mapped[bool | None]
    first_due_on: Mapped[date | None]
    barred_on: Mapped[date | None]
    acknowledged_at: Mapped[datetime | None]
    document_url: Mapped[str | None]
    sketch: Mapped[str | None] = mapped_column(sketch_of("number"), deferred=True)
    updated_at: Mapped[datetime]


class Payment(OfCreditor, Base):
    """Money that arrived; the creditor's reference tells it apart. A reversed one never arrived after all."""

    __tablename__ = "payments"
    __table_args__ = (
        to_client(),
        Index(None, "creditor_id", "client_id"),
        Index(None, "creditor_id", "paid_on"),
        CheckConstraint("amount > 0", name="amount"),
    )

    reference: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str]
    amount: Mapped[int]
    currency: Mapped[str] = mapped_column(CHAR(3))
    paid_on: Mapped[date]
    source: Mapped[str]
    received_at: Mapped[datetime]
    reversed_on: Mapped[date | None]
    reversed_at: Mapped[datetime | None]
    reversed_why: Mapped[str | None]


class Allocation(OfCreditor, Base):
    """A slice of a payment and what it paid; without invoice and instalment it is money in the client's favour.

    One that was taken back (`undone_at`) counts for nothing any more.
    """

    __tablename__ = "allocations"
    __table_args__ = (
        ForeignKeyConstraint(["creditor_id", "payment_reference"], ["payments.creditor_id", "payments.reference"]),
        ForeignKeyConstraint(["creditor_id", "invoice_number"], ["invoices.creditor_id", "invoices.number"]),
        ForeignKeyConstraint(
            ["creditor_id", "agreement_id", "instalment_number"],
            ["instalments.creditor_id", "instalments.agreement_id", "instalments.number"],
        ),
        Index(None, "creditor_id", "payment_reference"),
        Index(None, "creditor_id", "invoice_number"),
        Index(
            "ix_allocations_in_favour",
            "creditor_id",
            "payment_reference",
            postgresql_where=text("invoice_number IS NULL AND instalment_number IS NULL AND undone_at IS NULL"),
        ),
        CheckConstraint("amount > 0", name="amount"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    payment_reference: Mapped[str]
    invoice_number: Mapped[str | None]
    agreement_id: Mapped[int | None]
    instalment_number: Mapped[int | None]
    amount: Mapped[int]
    undone_at: Mapped[datetime | None]


class Agreement(OfCreditor, Base):
    """A plan that a client accepted. `sha256` covers `terms`, the document of all that was agreed, and never changes.

    `moves` counts the instalments that were rescued by another day or in parts, `skips` those put behind the last one;
    after `lapses_on` an early payment's discount is no longer owed to the client. `amendments` are the plans that
    followed, chained to the terms by hashes. `arm` tells which arm of the trial with a human witness it was drawn into.
    """

    __tablename__ = "agreements"
    __table_args__ = (
        to_client(),
        Index(None, "creditor_id", "client_id"),
        Index("ix_agreements_in_force", "creditor_id", "id", postgresql_where=text("status = 'active'")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    client_id: Mapped[str]
    status: Mapped[AgreementStatus] = mapped_column(choice(AgreementStatus))
    total: Mapped[int]
    discount: Mapped[int]
    currency: Mapped[str] = mapped_column(CHAR(3))
    policy_version: Mapped[str]
    proposed_by: Mapped[str]
    accepted_at: Mapped[datetime]
    replaced_by: Mapped[int | None]
    moves: Mapped[int] = mapped_column(default=0, server_default="0")
    skips: Mapped[int] = mapped_column(default=0, server_default="0")
    lapses_on: Mapped[date | None]
    sha256: Mapped[bytes]
    terms: Mapped[Json]
    amendments: Mapped[list[Json]] = mapped_column(default=list, server_default="[]")
    arm: Mapped[str | None]

    invoices: Mapped[list["AgreementInvoice"]] = relationship(order_by="AgreementInvoice.invoice_number")
    instalments: Mapped[list["Instalment"]] = relationship(order_by="(Instalment.due_on, Instalment.number)")


class AgreementInvoice(OfCreditor, Base):
    """An invoice that an agreement covers."""

    __tablename__ = "agreement_invoices"
    __table_args__ = (
        ForeignKeyConstraint(["creditor_id", "agreement_id"], ["agreements.creditor_id", "agreements.id"]),
        ForeignKeyConstraint(["creditor_id", "invoice_number"], ["invoices.creditor_id", "invoices.number"]),
    )

    agreement_id: Mapped[int] = mapped_column(primary_key=True)
    invoice_number: Mapped[str] = mapped_column(primary_key=True)


class Instalment(OfCreditor, Base):
    """One payment of an agreement, counted from 1: a part of a split one gets the next free number.

    `agreed_on` is the day that was agreed first, before any rescue.
    """

    __tablename__ = "instalments"
    __table_args__ = (
        ForeignKeyConstraint(["creditor_id", "agreement_id"], ["agreements.creditor_id", "agreements.id"]),
        Index(None, "creditor_id", "due_on", postgresql_where=text("status <> 'paid'")),
        CheckConstraint("paid BETWEEN 0 AND amount", name="paid"),
    )

    agreement_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    due_on: Mapped[date]
    agreed_on: Mapped[date] = mapped_column(default=lambda context: context.get_current_parameters()["due_on"])
    amount: Mapped[int]
    paid: Mapped[int] = mapped_column(default=0)
    status: Mapped[InstalmentStatus] = mapped_column(choice(InstalmentStatus), default=InstalmentStatus.PENDING)
