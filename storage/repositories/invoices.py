"""Keep a creditor's invoices."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import Invoice, InvoiceStatus


class Invoices:
    """The invoices of the creditors in scope. Amounts are minor units of the invoice's currency."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(self, creditor: str, number: str, at: datetime, **facts: Any) -> Invoice:  # noqa: ANN401 - columns
        """Write an invoice's facts, making it when new; an open one without balance counts as paid, and back."""
        row = self._session.get(Invoice, (creditor, number), with_for_update=True)
        if row is None:
            row = Invoice(creditor_id=creditor, number=number, status=InvoiceStatus.OPEN, disputed_amount=0)
            self._session.add(row)
        for name, value in facts.items():
            setattr(row, name, value)
        row.updated_at = at
        settle(row)
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


def settle(invoice: Invoice) -> None:
    """Let an invoice's status and disputed part follow its balance."""
    invoice.disputed_amount = min(invoice.disputed_amount, invoice.balance)
    if invoice.status is not InvoiceStatus.CANCELLED:
        invoice.status = InvoiceStatus.OPEN if invoice.balance else InvoiceStatus.PAID
