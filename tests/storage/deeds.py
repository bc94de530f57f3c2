"""Do to an account what programs, files, clients and staff do to it, each in a transaction of its own."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta

from flows.negotiation.account import Account, AgreementStatus
from flows.negotiation.proposal import Payment
from storage import seals
from storage.database import Database
from storage.errors import CreditDiffers, CreditTooLarge, Missing, PaymentDiffers, PaymentToldByFile
from storage.schema import Allocation, InvoiceStatus
from storage.schema import Payment as PaymentRow
from storage.staging import Batch, ClientRow, Intake, InvoiceRow, Settled, Told
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault
from tests.storage.people import NOW

CREDITOR = "a"
DAY = date(2026, 3, 2)
VAULT = Vault("a key for tests, of thirty-two characters")
SAID_NO = (CreditDiffers, CreditTooLarge, Missing, PaymentDiffers, PaymentToldByFile)
Row = tuple[
    str, int, int, bool
]  #: an invoice's number, amount and balance in a file, and whether it says when it was paid


def owner_of(number: str) -> str:
    """Return whose invoice a number is: client "1" has F1 and F2, client "2" F3 and F4."""
    return "1" if number in {"F1", "F2"} else "2"


def due(number: str) -> date:
    """Return the day on which an invoice is due."""
    return DAY + timedelta(days=int(number[1:]))


def read(uow: UnitOfWork, client: str) -> Account:
    """Read a client's account, of which nobody else changes the invoices meanwhile."""
    uow.conversations.lock(CREDITOR, client)
    uow.invoices.lock(CREDITOR, client)
    return uow.accounts.account(CREDITOR, client, NOW)


def bill(database: Database, number: str, amount: int, balance: int | None) -> None:
    """Write an invoice, with what is left of it by the creditor's own books or without."""
    with database.unit_of_work(CREDITOR) as uow:
        known = uow.invoices.find(CREDITOR, number)
        left = max(amount - (known.amount - known.balance if known else 0), 0) if balance is None else balance
        facts = {"client_id": owner_of(number), "due_on": due(number), "amount": amount, "currency": "CLP"}
        uow.invoices.put(CREDITOR, number, NOW, **facts, balance=min(left, amount))
        uow.commit()


def cancel(database: Database, number: str) -> None:
    """Take an invoice back."""
    with database.unit_of_work(CREDITOR) as uow:
        if uow.invoices.find(CREDITOR, number):
            uow.invoices.put(CREDITOR, number, NOW, status=InvoiceStatus.CANCELLED)
            uow.commit()


def pay(database: Database, client: str, reference: str, amount: int, invoice: str | None) -> None:
    """Record a payment, and apply it when it is new."""
    with database.unit_of_work(CREDITOR) as uow, suppress(*SAID_NO):
        read(uow, client)
        facts = {"creditor": CREDITOR, "client": client, "reference": reference, "currency": "CLP", "source": "bank"}
        recorded = uow.payments.record(**facts, amount=amount, paid_on=DAY, at=NOW)
        if recorded.is_new:
            if uow.agreements.active(CREDITOR, client) is None:
                uow.fulfilment.revive(CREDITOR, client, DAY, NOW)
            account = uow.accounts.account(CREDITOR, client, NOW)
            agreement = int(account.agreement.id) if account.agreement else None
            uow.payments.allocate(recorded.payment, account.allocate(amount, invoice=invoice), agreement, NOW)
        uow.commit()


def reverse(database: Database, reference: str) -> None:
    """Take a payment back that did not arrive after all."""
    with database.unit_of_work(CREDITOR) as uow, suppress(*SAID_NO):
        read(uow, uow.payments.get(CREDITOR, reference).client_id)
        uow.payments.reverse(CREDITOR, reference, DAY, NOW, "")
        uow.commit()


def let_go(database: Database, reference: str) -> None:
    """Take a payment back that was the wrong client's: its name is the money's again."""
    with database.unit_of_work(CREDITOR) as uow, suppress(*SAID_NO):
        row = uow.payments.get(CREDITOR, reference)
        read(uow, row.client_id)
        if row.reversed_at is None:
            kept = uow.payments.let_go(CREDITOR, reference)
            uow.payments.reverse(CREDITOR, kept.reference, DAY, NOW, "")
            uow.commit()


def credit(database: Database, number: str, reference: str, amount: int) -> None:
    """Write a credit note, or a correction that raises the invoice."""
    with database.unit_of_work(CREDITOR) as uow, suppress(*SAID_NO):
        read(uow, owner_of(number))
        uow.credits.record(
            creditor=CREDITOR, invoice=number, amount=amount, dated_on=DAY, at=NOW, actor="key:1", reference=reference
        )
        uow.commit()


def dispute(database: Database, number: str, amount: int | None) -> None:
    """Stop an invoice, or a part of it."""
    with database.unit_of_work(CREDITOR) as uow:
        if uow.invoices.find(CREDITOR, number):
            uow.holds.place(
                creditor=CREDITOR,
                client=owner_of(number),
                invoice=number,
                kind="dispute_invoice",
                amount=amount,
                at=NOW,
            )
            uow.commit()


def answer(database: Database, client: str) -> None:
    """Let all disputes of a client go."""
    with database.unit_of_work(CREDITOR) as uow:
        for hold in uow.holds.active(CREDITOR, client, NOW):
            uow.holds.lift(CREDITOR, hold.id, NOW)
        uow.commit()


def agree(database: Database, client: str, count: int, percent: int) -> None:
    """Agree to pay what may be asked for in so many payments, with a discount."""
    with database.unit_of_work(CREDITOR) as uow:
        account = read(uow, client)
        discount = account.payable * percent // 100
        total = account.payable - discount
        if total >= count:
            shares = [total // count] * (count - 1)
            plan = [*shares, total - sum(shares)]
            uow.agreements.book(
                creditor=CREDITOR,
                client=client,
                plan=tuple(Payment(DAY + timedelta(weeks=week), part) for week, part in enumerate(plan)),
                total=total,
                discount=discount,
                currency="CLP",
                invoices=[one.number for one in account.invoices if one.payable],
                proposed_by="client",
                policy_version="1",
                at=NOW,
                lapses_on=DAY if discount else None,
            )
            uow.commit()


def break_off(database: Database, client: str) -> None:
    """End a client's agreement."""
    with database.unit_of_work(CREDITOR) as uow:
        read(uow, client)
        active = uow.agreements.active(CREDITOR, client)
        if active is not None:
            uow.agreements.end(CREDITOR, active.id, AgreementStatus.BROKEN)
            uow.commit()


def lapse(database: Database, client: str) -> None:
    """Let the discount for an early payment go."""
    with database.unit_of_work(CREDITOR) as uow:
        read(uow, client)
        active = uow.agreements.active(CREDITOR, client)
        if active is not None and active.lapses_on is not None:
            uow.agreements.lapse(CREDITOR, active.id)
            uow.commit()


def find_place(database: Database, client: str) -> None:
    """Let money in a client's favour pay what is open."""
    with database.unit_of_work(CREDITOR) as uow:
        for favour in [row.id for row in uow.payments.in_favour(CREDITOR, client)]:
            account, row = read(uow, client), uow.session.get_one(Allocation, (CREDITOR, favour))
            agreement = int(account.agreement.id) if account.agreement else None
            uow.payments.apply_favour(row, account.allocate(row.amount), agreement, NOW)
        uow.commit()


def take_in(database: Database, rows: Iterable[Row], *, tells_balance: bool, tells_payment: bool) -> Settled:
    """Import a file of invoices."""
    told = Told(tells_balance, tells_payment, dispute=False)
    with database.unit_of_work(CREDITOR) as uow:
        intake = Intake(uow, VAULT, CREDITOR, "CLP", told, NOW)
        batch = Batch()
        for line, (number, amount, left, is_paid) in enumerate(rows, start=1):
            balance = min(left, amount) if tells_balance or (tells_payment and is_paid) else amount
            paid_on = DAY if tells_payment and is_paid and balance < amount else None
            batch.invoices.append(InvoiceRow(
                line, number, owner_of(number), None, None, due(number), amount, balance, paid_on,
                disputed=False, delivered_on=None, promised_service_ok=None,
            ))  # fmt: skip
            batch.clients.append(ClientRow(
                line, owner_of(number), "Rosa", None, None, None, None, None, None, None, None, None, "CL", "es-CL",
                "America/Santiago",
            ))  # fmt: skip
        intake.put(batch)
        settled = intake.settle()
        uow.commit()
    return settled


def check_laws(uow: UnitOfWork) -> None:
    """Hold the ledger to its laws: every balance explained, no money lost, nobody asked for more than they owe."""
    assert [] == uow.credits.unbalanced(CREDITOR)
    for client in ("1", "2"):
        standing = uow.payments.of(CREDITOR, client)
        assert {row.reference: row.amount for row in standing} == {
            row.reference: sum(piece.amount for piece in uow.payments.allocations(CREDITOR, row.reference))
            for row in standing
        }
        check_statement(uow, client, standing)
        check_agreements(uow, client)
    for row in uow.payments.all_of(CREDITOR, "1") + uow.payments.all_of(CREDITOR, "2"):
        assert row.reversed_at is None or [] == uow.payments.allocations(CREDITOR, row.reference)


def check_statement(uow: UnitOfWork, client: str, standing: Iterable[PaymentRow]) -> None:
    """Hold that a statement's lines sum to the balance."""
    invoices, account = uow.invoices.of(CREDITOR, client), uow.accounts.account(CREDITOR, client, NOW)
    billed = sum(row.amount for row in invoices)
    taken_off = sum(row.amount for row in uow.credits.of(CREDITOR, client))
    favour = uow.payments.credit(CREDITOR, client)
    assert account.balance == billed - taken_off - sum(row.amount for row in standing) + favour
    assert all(0 <= row.disputed_amount <= row.balance <= max(row.amount, row.balance) for row in invoices)


def check_agreements(uow: UnitOfWork, client: str) -> None:
    """Hold that a client has one agreement at most, which is sealed, and asks for no more than is owed."""
    active = [row for row in uow.agreements.of(CREDITOR, client) if row.status is AgreementStatus.ACTIVE]
    assert len(active) <= 1
    for row in active:
        unpaid = sum(part.amount - part.paid for part in row.instalments)
        owed = sum(uow.invoices.get(CREDITOR, one.invoice_number).balance for one in row.invoices)
        assert 0 < unpaid <= owed - row.discount
        assert [] == seals.faults(row)
