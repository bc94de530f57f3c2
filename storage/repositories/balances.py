"""Hold the one law of the ledger: an invoice's balance is its amount, less its credits, less what payments paid of it.

Whoever changes an invoice, a credit or an allocation ends here, in the same transaction: what a balance says beyond the
lines that explain it becomes a line of its own, and money that pays for nothing any more is the client's again.
Amounts are minor units of the invoice's currency.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from flows.negotiation.account import InstalmentStatus
from storage.entities import Entity
from storage.errors import Missing
from storage.plain import Plain
from storage.schema import Allocation, Credit, CreditKind, Instalment, Invoice, InvoiceStatus

INVOICE = Entity(Invoice)
ITS = Invoice.creditor_id == bindparam("creditor")
LOCK = Plain(select(*INVOICE.columns).where(ITS, Invoice.number == bindparam("number")).with_for_update())
LOCK_ALL = Plain(
    select(*INVOICE.columns)
    .where(ITS, Invoice.client_id == bindparam("client"))
    .order_by(Invoice.number)
    .with_for_update()
)


class Lines(NamedTuple):
    """What the lines of an invoice come to: all credits, those of them that somebody wrote, what payments paid."""

    credited: int
    noted: int
    paid: int


def lock(session: Session, creditor: str, number: str) -> Invoice:
    """Return an invoice as it stands, which nobody else can write until this transaction ends."""
    session.flush()
    rows = LOCK.run(session, {"creditor": creditor, "number": number})
    if not rows:
        raise Missing("invoice", number)
    return INVOICE.hold(session, rows[0], anew=True)


def lock_all(session: Session, creditor: str, client: str) -> Sequence[Invoice]:
    """Return a client's invoices as they stand, by number; nobody else can write them until this transaction ends.

    Who may come to change another of them, through an agreement, locks them all first: all in the same order.
    """
    session.flush()
    rows = LOCK_ALL.run(session, {"creditor": creditor, "client": client})
    return [INVOICE.hold(session, row, anew=True) for row in rows]


def lines_of(session: Session, invoice: Invoice) -> Lines:
    """Return what an invoice's lines come to."""
    mine = (Credit.creditor_id == invoice.creditor_id, Credit.invoice_number == invoice.number)
    noted = func.coalesce(func.sum(Credit.amount).filter(Credit.kind != CreditKind.CARRIED), 0)
    credited, written = session.execute(select(func.coalesce(func.sum(Credit.amount), 0), noted).where(*mine)).one()
    return Lines(int(credited), int(written), sum(row.amount for row in _paying(session, invoice)))


def settle(invoice: Invoice) -> None:
    """Let an invoice's status and disputed part follow its balance."""
    invoice.disputed_amount = min(invoice.disputed_amount, invoice.balance)
    if invoice.status is not InvoiceStatus.CANCELLED:
        invoice.status = InvoiceStatus.OPEN if invoice.balance else InvoiceStatus.PAID


def explain(session: Session, invoice: Invoice, at: datetime, actor: str, kind: CreditKind = CreditKind.CARRIED) -> int:
    """Write as a credit what an invoice's balance says beyond its lines; return how much that was."""
    session.flush()
    lines = lines_of(session, invoice)
    difference = invoice.amount - invoice.balance - lines.credited - lines.paid
    if difference:
        write(session, invoice, kind, difference, at, actor)
    return difference


def write(
    session: Session,
    invoice: Invoice,
    kind: CreditKind,
    amount: int,
    at: datetime,
    actor: str,
    *,
    dated_on: date | None = None,
    agreement: int | None = None,
) -> Credit:
    """Write a line of an invoice; its balance is the caller's to change."""
    row = Credit(
        creditor_id=invoice.creditor_id,
        client_id=invoice.client_id,
        invoice_number=invoice.number,
        kind=kind,
        amount=amount,
        currency=invoice.currency,
        dated_on=dated_on or at.date(),
        reason="",
        agreement_id=agreement,
        actor=actor,
        at=at,
    )
    session.add(row)
    session.flush()
    return row


def free(session: Session, invoice: Invoice, amount: int, at: datetime) -> None:
    """Give so much of what was paid of an invoice back to its payer's favour, what was applied last first.

    An instalment that this money counted for counts without it.
    """
    for row in reversed(_paying(session, invoice)):
        taken = min(amount, row.amount)
        if taken <= 0:
            return
        amount -= taken
        undo(session, row, at)
        if row.amount > taken:
            apply(session, row, row.amount - taken, row.invoice_number, row.agreement_id, row.instalment_number)
        apply(session, row, taken, None, None, None)
        if row.agreement_id is not None and row.instalment_number is not None:
            unfill(session, row.creditor_id, row.agreement_id, row.instalment_number, taken)


def undo(session: Session, row: Allocation, at: datetime) -> None:
    """Let a slice of money count for nothing any more; it stays on record."""
    row.undone_at = at
    session.flush()


def unfill(session: Session, creditor: str, agreement: int, number: int, amount: int) -> None:
    """Take money back from an instalment; the job of promises judges anew where it stands."""
    row = session.get(Instalment, (creditor, agreement, number), with_for_update=True, populate_existing=True)
    if row is None:
        raise Missing("instalment", f"{agreement}/{number}")
    row.paid -= amount
    row.status = InstalmentStatus.PENDING if row.paid < row.amount else row.status
    session.flush()


def apply(
    session: Session,
    source: Allocation,
    amount: int,
    invoice: str | None,
    agreement: int | None,
    instalment: int | None,
) -> None:
    """Write another slice of the payment of one; balances and instalments are the caller's to change."""
    session.add(
        Allocation(
            creditor_id=source.creditor_id,
            payment_reference=source.payment_reference,
            invoice_number=invoice,
            agreement_id=agreement,
            instalment_number=instalment,
            amount=amount,
        )
    )
    session.flush()


def _paying(session: Session, invoice: Invoice) -> list[Allocation]:
    """Return the slices of money that pay for an invoice, the one applied first before the others."""
    return list(
        session.scalars(
            select(Allocation)
            .where(
                Allocation.creditor_id == invoice.creditor_id,
                Allocation.invoice_number == invoice.number,
                Allocation.undone_at.is_(None),
            )
            .order_by(Allocation.id)
        )
    )
