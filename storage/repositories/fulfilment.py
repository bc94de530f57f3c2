"""Count money for agreements: how far each is kept, what is asked for less, and what it forgives once it is kept.

Whoever changes what is owed of a bill ends here, in the same transaction, with the bills locked first.
"""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flows.negotiation.account import AgreementStatus, InstalmentStatus
from storage.repositories import balances
from storage.repositories.agreements import WHOLE, Agreements
from storage.schema import Agreement, AgreementInvoice, Credit, CreditKind, Invoice


class Fulfilment:
    """How far agreements of the creditors in scope are kept. Amounts are minor units of the agreement's currency."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session, self._agreements = session, Agreements(session)

    def fill(self, creditor: str, agreement: int, number: int, amount: int) -> None:
        """Count money for an instalment."""
        row = self._agreements.instalment(creditor, agreement, number)
        row.paid += amount
        if row.paid == row.amount:
            row.status = InstalmentStatus.PAID
        self._session.flush()

    def count(self, row: Agreement, money: int) -> int:
        """Count money for instalments, first to last; return how much of it they took."""
        left = max(money, 0)
        for part in row.instalments:
            taken = min(left, part.amount - part.paid)
            if taken > 0:
                self.fill(row.creditor_id, row.id, part.number, taken)
                left -= taken
        return max(money, 0) - left

    def keep(self, creditor: str, agreement: int, at: datetime) -> None:
        """Record an agreement as kept when all is paid, and write what it forgives: its discount, oldest bill first."""
        row = self._agreements.get(creditor, agreement)
        if row.status is not AgreementStatus.ACTIVE or any(part.paid < part.amount for part in row.instalments):
            return
        row.status = AgreementStatus.KEPT
        left = row.discount
        for invoice in self._covered(row):
            forgiven = min(left, invoice.balance)
            if forgiven:
                left -= forgiven
                self._forgive(row, invoice, forgiven, at)
        self._session.flush()

    def go_on(self, row: Agreement, at: datetime) -> None:
        """Ask for no more than is owed by now; an agreement that asks for nothing any more is kept."""
        self._relieve(row, at)
        self.keep(row.creditor_id, row.id, at)

    def follow(self, creditor: str, invoice: str, money: int, at: datetime) -> None:
        """Let the active agreement that covers an invoice follow it: money that came elsewhere fills instalments."""
        for row in self._active_on(creditor, invoice):
            self.count(row, money)
            self.go_on(row, at)

    def take_back(self, creditor: str, agreement: int, at: datetime) -> None:
        """Expect a kept agreement's instalments again when money for them never arrived: nothing is forgiven any more.

        When another agreement is active by now, this one is over, and its invoices are owed as they stand. What was
        paid or credited beside it since it was kept is not asked for again.
        """
        row = self._agreements.get(creditor, agreement)
        if row.status is not AgreementStatus.KEPT or all(part.paid >= part.amount for part in row.instalments):
            return
        busy = self._agreements.active(creditor, row.client_id) is not None
        row.status = AgreementStatus.CANCELLED if busy else AgreementStatus.ACTIVE
        invoices = {invoice.number: invoice for invoice in self._covered(row)}
        for number, amount in self._forgiven(row):
            self._forgive(row, invoices[number], -amount, at)
        self._session.flush()
        if not busy:
            self.go_on(row, at)

    def revive(self, creditor: str, client: str, paid_on: date, at: datetime) -> Agreement | None:
        """Take an early payment up again for money that was paid by its last day and is told of later."""
        row = self._agreements.newest(creditor, client)
        if row is None or row.status is not AgreementStatus.CANCELLED or row.lapses_on is None:
            return None
        if paid_on > row.lapses_on:
            return None
        row.status = AgreementStatus.ACTIVE
        self._session.flush()
        self.go_on(row, at)
        return row

    def _relieve(self, row: Agreement, at: datetime) -> None:
        """Ask for less, last instalment first, where less is owed by now than was agreed."""
        unpaid = sum(part.amount - part.paid for part in row.instalments)
        excess = unpaid + row.discount - sum(invoice.balance for invoice in self._covered(row))
        relieved = left = min(max(excess, 0), unpaid)
        for part in reversed(row.instalments):
            taken = min(left, part.amount - part.paid)
            if taken > 0:
                part.amount -= taken
                part.status = InstalmentStatus.PAID if part.paid == part.amount else part.status
                left -= taken
        if relieved:
            self._session.flush()
            self._agreements.amend(row.creditor_id, row.id, "instalment.lowered", at)

    def _active_on(self, creditor: str, invoice: str) -> list[Agreement]:
        """Return the active agreement that covers an invoice, locked, with its invoices and instalments."""
        covering = select(AgreementInvoice.agreement_id).where(
            AgreementInvoice.creditor_id == creditor, AgreementInvoice.invoice_number == invoice
        )
        mine = (Agreement.creditor_id == creditor, Agreement.id.in_(covering))
        statement = select(Agreement).where(*mine, Agreement.status == AgreementStatus.ACTIVE).options(*WHOLE)
        fresh = statement.with_for_update(of=Agreement).execution_options(populate_existing=True)
        return list(self._session.scalars(fresh.order_by(Agreement.id)))

    def _covered(self, row: Agreement) -> list[Invoice]:
        """Return the invoices that an agreement covers, locked, the one due first before the others."""
        numbers = sorted(one.invoice_number for one in row.invoices)
        found = [balances.lock(self._session, row.creditor_id, number) for number in numbers]
        return sorted(found, key=lambda invoice: (invoice.due_on, invoice.number))

    def _forgiven(self, row: Agreement) -> list[tuple[str, int]]:
        """Return what an agreement forgives now, by invoice."""
        amount = func.sum(Credit.amount)
        rows = self._session.execute(
            select(Credit.invoice_number, amount)
            .where(Credit.creditor_id == row.creditor_id, Credit.agreement_id == row.id)
            .group_by(Credit.invoice_number)
            .having(amount != 0)
        )
        return [(number, int(total)) for number, total in rows]

    def _forgive(self, row: Agreement, invoice: Invoice, amount: int, at: datetime) -> None:
        """Forgive a part of an invoice, or take that back with a negative amount."""
        invoice.balance -= amount
        invoice.updated_at = at
        balances.settle(invoice)
        balances.write(self._session, invoice, CreditKind.DISCOUNT, amount, at, "bot", agreement=row.id)
