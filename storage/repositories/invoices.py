"""Keep a creditor's invoices."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.repositories.balances import explain, free, lines_of, lock_all, settle
from storage.repositories.fulfilment import Fulfilment
from storage.schema import CreditKind, Invoice, InvoiceStatus


class Invoices:
    """The invoices of the creditors in scope. Amounts are minor units of the invoice's currency."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(self, creditor: str, number: str, at: datetime, actor: str = "operator", /, **facts: Any) -> Invoice:  # noqa: ANN401 - columns
        """Write an invoice's facts, making it when new; an open one without balance counts as paid, and back.

        What the balance then says beyond its lines becomes a `carried` credit by `actor`; money that paid more than the
        new amount asks for is its payer's again; an agreement that covers the invoice follows. A cancelled one owes
        nothing.
        """
        row = self.find(creditor, number)
        if row is not None:
            self.lock(creditor, row.client_id)
        before = row.amount - row.balance if row else None
        if row is None:
            row = Invoice(creditor_id=creditor, number=number, status=InvoiceStatus.OPEN, disputed_amount=0)
            self._session.add(row)
        for name, value in facts.items():
            if name != "due_on" or value != row.first_due_on:  # a day that an error of ours moved stays moved
                setattr(row, name, value)
        is_cancelled = row.status is InvoiceStatus.CANCELLED
        if is_cancelled:
            row.balance = 0
        row.updated_at = at
        settle(row)
        self._session.flush()
        if before is not None:
            self._free_what_is_too_much(row, at)
        explain(self._session, row, at, actor, CreditKind.CORRECTION if is_cancelled else CreditKind.CARRIED)
        if before is not None:
            Fulfilment(self._session).follow(creditor, number, row.amount - row.balance - before, at)
        return row

    def postpone(self, creditor: str, number: str, due_on: date, at: datetime) -> Invoice:
        """Move an invoice's due date because of an error of ours; the day that it was due first is kept."""
        row = self._session.get(Invoice, (creditor, number), with_for_update=True)
        if row is None:
            raise Missing("invoice", number)
        row.first_due_on, row.due_on, row.updated_at = row.first_due_on or row.due_on, due_on, at
        self._session.flush()
        return row

    def find(self, creditor: str, number: str) -> Invoice | None:
        """Return an invoice, nothing when there is none."""
        return self._session.get(Invoice, (creditor, number))

    def get(self, creditor: str, number: str) -> Invoice:
        """Return an invoice."""
        row = self._session.get(Invoice, (creditor, number))
        if row is None:
            raise Missing("invoice", number)
        return row

    def of(self, creditor: str, client: str) -> list[Invoice]:
        """Return a client's invoices, settled ones too, the one due first before the others."""
        return list(
            self._session.scalars(
                select(Invoice)
                .where(Invoice.creditor_id == creditor, Invoice.client_id == client)
                .order_by(Invoice.due_on, Invoice.number)
            )
        )

    def count(self, creditor: str) -> int:
        """Return how many invoices a creditor has, settled ones too."""
        return self._session.scalar(select(func.count()).where(Invoice.creditor_id == creditor)) or 0

    def lock(self, creditor: str, client: str) -> Sequence[Invoice]:
        """Return a client's invoices as they stand, by number; nobody else can write them until this transaction ends.

        Who is about to apply money looks at the account after this: another process may be changing a bill.
        """
        return lock_all(self._session, creditor, client)

    def _free_what_is_too_much(self, row: Invoice, at: datetime) -> None:
        """Give back what payments paid of an invoice beyond its amount without the credits that somebody wrote."""
        lines = lines_of(self._session, row)
        asked = 0 if row.status is InvoiceStatus.CANCELLED else max(row.amount - max(lines.noted, 0), 0)
        free(self._session, row, max(lines.paid - asked, 0), at)
