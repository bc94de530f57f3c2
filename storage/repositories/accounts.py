"""Read a client's current account as the value that decisions work on."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from flows.negotiation import account as values
from storage.plain import Plain
from storage.repositories.agreed import Agreed, agreed
from storage.repositories.creditors import Creditors
from storage.repositories.holds import Holds
from storage.repositories.payments import Payments
from storage.repositories.traces import Traces
from storage.schema import Agreement, Hold, Invoice, InvoiceStatus

FORBIDS = frozenset({"dispute_invoice", "dispute_service", "bereavement", "distress"})
"""Kinds of hold on a whole account under which nobody may ask for money, nor take a plan."""
ALL = Traces(agreements=True, cases=True, difficulties=True, holds=True, payments=True, closed_talks=True)
BILLS = cast("Table", Invoice.__table__).c
OPEN_INVOICES = Plain(
    select(
        BILLS.number,
        BILLS.description,
        BILLS.issued_on,
        BILLS.due_on,
        BILLS.amount,
        BILLS.balance,
        BILLS.disputed_amount,
        BILLS.first_due_on,
        BILLS.barred_on,
        BILLS.acknowledged_at,
    )
    .where(
        BILLS.creditor_id == bindparam("creditor"),
        BILLS.client_id == bindparam("client"),
        BILLS.status == InvoiceStatus.OPEN,
    )
    .order_by(BILLS.due_on, BILLS.number)
)  # who changes a bill or its payment writes that at once


class Accounts:
    """The accounts of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def account(self, creditor: str, client: str, now: datetime, traces: Traces = ALL) -> values.Account:
        """Return a client's open invoices, payments, active agreement and number of broken ones.

        A hold on an invoice with an amount counts as disputed; without one it stops the invoice. A hold on the whole
        account stops what we write, and money only where its kind forbids to ask: a client who wants to pay or to
        propose while a complaint is looked at still can. `now` says which holds stand; `traces`, what there is to read.
        """
        owner = Creditors(self._session).get(creditor)
        plans = agreed(self._session, creditor, client) if traces.agreements else Agreed()
        payments = Payments(self._session).of(creditor, client) if traces.payments else []
        return values.Account(
            currency=owner.currency,
            invoices=self.invoices(creditor, client, now, traces),
            payments=tuple(values.Received(row.paid_on, row.amount, row.reference) for row in payments),
            agreement=plans.active,
            broken_agreements=plans.broken,
            ended=plans.ended,
            favour=Payments(self._session).credit(creditor, client) if payments else 0,
        )

    def invoices(self, creditor: str, client: str, now: datetime, traces: Traces = ALL) -> tuple[values.Invoice, ...]:
        """Return a client's open invoices, the one due first before the others."""
        holds = Holds(self._session).active(creditor, client, now) if traces.holds else []
        today = now.astimezone(ZoneInfo(Creditors(self._session).get(creditor).timezone)).date()
        return tuple(bill_value(row, holds, today) for row in self._open_invoices(creditor, client))

    def _open_invoices(self, creditor: str, client: str) -> Sequence[Any]:
        return OPEN_INVOICES.run(self._session, {"creditor": creditor, "client": client})


def to_value(agreement: Agreement) -> values.Agreement:
    """Return an agreement as the value that decisions work on."""
    return values.Agreement(
        id=str(agreement.id),
        status=agreement.status,
        invoices=tuple(row.invoice_number for row in agreement.invoices),
        total=agreement.total,
        discount=agreement.discount,
        policy_version=agreement.policy_version,
        proposed_by=agreement.proposed_by,
        accepted_at=agreement.accepted_at,
        moves=agreement.moves,
        skips=agreement.skips,
        lapses_on=agreement.lapses_on,
        instalments=tuple(
            values.Instalment(row.number, row.due_on, row.amount, row.paid, row.status, row.agreed_on)
            for row in sorted(agreement.instalments, key=lambda row: (row.due_on, row.number))
        ),
    )


def bill_value(row: Any, holds: Sequence[Hold], today: date) -> values.Invoice:  # noqa: ANN401 - a row of the driver
    """Return an invoice with what the holds in force make of it, and whether it is time-barred by a day."""
    mine = [hold for hold in holds if hold.invoice_number in (None, row.number)]
    held = sum(hold.amount for hold in mine if hold.amount is not None and hold.invoice_number)
    return values.Invoice(
        number=row.number,
        description=row.description,
        issued_on=row.issued_on,
        due_on=row.due_on,
        amount=row.amount,
        balance=row.balance,
        disputed=min(row.disputed_amount + held, row.balance),
        first_due_on=row.first_due_on,
        is_barred=row.barred_on is not None and row.barred_on <= today and row.acknowledged_at is None,
        on_hold=any(hold.amount is None if hold.invoice_number else hold.kind in FORBIDS for hold in mine),
    )
