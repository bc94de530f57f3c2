"""Keep what changes an invoice's balance besides payments: credit notes, corrections, what was forgiven or carried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.errors import CreditDiffers, CreditTooLarge, Missing
from storage.repositories.balances import free, lines_of, lock_all, settle
from storage.repositories.fulfilment import Fulfilment
from storage.schema import Credit, CreditKind, Invoice, InvoiceStatus

UNBALANCED = text("""
    SELECT i.number, i.client_id, i.currency, i.balance,
        i.amount - coalesce(c.amount, 0) - coalesce(a.amount, 0) AS explained
    FROM invoices i
    LEFT JOIN (
        SELECT invoice_number AS number, sum(amount) AS amount FROM credits WHERE creditor_id = :creditor GROUP BY 1
    ) c USING (number)
    LEFT JOIN (
        SELECT invoice_number AS number, sum(amount) AS amount FROM allocations
        WHERE creditor_id = :creditor AND invoice_number IS NOT NULL AND undone_at IS NULL GROUP BY 1
    ) a USING (number)
    WHERE i.creditor_id = :creditor AND i.balance <> i.amount - coalesce(c.amount, 0) - coalesce(a.amount, 0)
    ORDER BY i.number
""")


@dataclass(frozen=True, slots=True)
class Credited:
    """A credit as it stands. `is_new` is false when its reference was known."""

    credit: Credit
    is_new: bool


class Credits:
    """The credits of the creditors in scope. Amounts are minor units of the invoice's currency."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def record(  # noqa: PLR0913 - a credit
        self,
        *,
        creditor: str,
        invoice: str,
        amount: int,
        dated_on: date,
        at: datetime,
        actor: str,
        kind: CreditKind = CreditKind.CREDIT_NOTE,
        reference: str | None = None,
        reason: str = "",
        case: int | None = None,
    ) -> Credited:
        """Lower an invoice by an amount, or raise it by a negative one; the same reference twice is the same credit.

        What was paid beyond the new balance is in the client's favour, and instalments that cover the invoice ask for
        less. Raises CreditDiffers for a known reference with other facts, CreditTooLarge for more than the invoice.
        """
        bill = self._locked(creditor, invoice)
        facts: dict[str, Any] = {"invoice_number": invoice, "kind": kind, "amount": amount, "currency": bill.currency}
        known = self._find(creditor, reference)
        if known is not None:
            return Credited(self._same(known, facts), is_new=False)
        self._check(bill, amount)
        beside = {"reference": reference, "reason": reason, "case_id": case, "actor": actor, "at": at}
        number = self._session.execute(
            insert(Credit)
            .values(creditor_id=creditor, client_id=bill.client_id, dated_on=dated_on, **facts, **beside)
            .on_conflict_do_nothing(index_elements=["creditor_id", "reference"])
            .returning(Credit.id)
        ).scalar()
        if number is None:  # another process wrote it on another invoice meanwhile
            return Credited(self._same(self._find(creditor, reference), facts), is_new=False)
        self._lower(bill, amount, at)
        return Credited(self._session.get_one(Credit, (creditor, number)), is_new=True)

    def asked(self, creditor: str, invoice: str) -> int:
        """Return what an invoice asks for in all, paid or not: its amount less its credits."""
        bill = self._locked(creditor, invoice)
        return bill.amount - lines_of(self._session, bill).credited

    def of(self, creditor: str, client: str) -> list[Credit]:
        """Return a client's credits, oldest first."""
        return list(
            self._session.scalars(
                select(Credit)
                .where(Credit.creditor_id == creditor, Credit.client_id == client)
                .order_by(Credit.dated_on, Credit.id)
            )
        )

    def of_case(self, creditor: str, case: int) -> list[Credit]:
        """Return what came of a case."""
        statement = select(Credit).where(Credit.creditor_id == creditor, Credit.case_id == case)
        return list(self._session.scalars(statement.order_by(Credit.id)))

    def unbalanced(self, creditor: str) -> Sequence[Any]:
        """Return every invoice of which the balance and what its lines explain differ; none should."""
        return self._session.execute(UNBALANCED, {"creditor": creditor}).all()

    def _locked(self, creditor: str, number: str) -> Invoice:
        bill = self._session.get(Invoice, (creditor, number))
        if bill is None:
            raise Missing("invoice", number)
        lock_all(self._session, creditor, bill.client_id)
        return bill

    def _check(self, bill: Invoice, amount: int) -> None:
        left = bill.amount - lines_of(self._session, bill).credited
        if bill.status is InvoiceStatus.CANCELLED or amount > left:
            raise CreditTooLarge(bill.number)

    def _lower(self, bill: Invoice, amount: int, at: datetime) -> None:
        """Lower the balance as far as it goes; of the rest it was paid too much."""
        lowered = min(amount, bill.balance)
        bill.balance -= lowered
        bill.updated_at = at
        settle(bill)
        free(self._session, bill, max(amount - lowered, 0), at)
        Fulfilment(self._session).follow(bill.creditor_id, bill.number, 0, at)

    def _find(self, creditor: str, reference: str | None) -> Credit | None:
        if reference is None:
            return None
        return self._session.scalars(
            select(Credit).where(Credit.creditor_id == creditor, Credit.reference == reference)
        ).one_or_none()

    def _same(self, row: Credit | None, facts: dict[str, Any]) -> Credit:
        """Return a credit that is known by its reference, if it says the same."""
        if row is None or any(getattr(row, name) != value for name, value in facts.items()):
            raise CreditDiffers(row.reference if row and row.reference else "")
        return row
