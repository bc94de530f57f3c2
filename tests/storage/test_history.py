"""Hold what is read of a client's past: how they paid, what became of promises, and whose error something was."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from flows.negotiation.account import AgreementStatus
from flows.negotiation.proposal import Payment
from flows.negotiation.till import Allocation
from flows.risk.history import History
from storage.database import Database
from storage.schema import Direction, InvoiceStatus, MessageStatus
from storage.unit_of_work import UnitOfWork
from tests.storage.people import NOW, add_invoice, book, settle_in, write

DAY = date(2026, 3, 2)


@pytest.fixture
def past(database: Database) -> Database:
    """Give creditor "a" with one client, of whom nothing is known yet."""
    settle_in(database, "a")
    return database


def read(uow: UnitOfWork) -> History:
    """Return the client's past by now."""
    return uow.histories.of(uow.clients.get("a", "1"), NOW)


def pay(uow: UnitOfWork, number: str, due_on: date, paid_on: date) -> None:
    """Write a bill of 1,000 that was paid on a day."""
    add_invoice(uow, "a", "1", number, 1_000, due_on)
    money(uow, f"P-{number}", paid_on, Allocation(1_000, invoice=number))


def money(uow: UnitOfWork, reference: str, paid_on: date, piece: Allocation, agreement: int | None = None) -> None:
    """Write a payment that was told of at noon of its day, and what it paid."""
    at = NOW + (paid_on - DAY)
    facts: dict[str, Any] = {"currency": "CLP", "source": "bank", "amount": piece.amount}
    row = uow.payments.record(creditor="a", client="1", reference=reference, paid_on=paid_on, at=at, **facts).payment
    uow.payments.allocate(row, [piece], agreement, at)


def test_nothing(past: Database) -> None:
    """Of whoever has no past nothing is known, not even that they pay."""
    with past.unit_of_work("a") as uow:
        assert History() == read(uow)


def test_bills(past: Database) -> None:
    """Bills count by the day that the last of their money was paid; paydays are those that payments show."""
    with past.unit_of_work("a") as uow:
        for month in (11, 12):
            pay(uow, f"B{month}", date(2025, month, 5), date(2025, month, 5))
        pay(uow, "B1", date(2026, 1, 1), date(2026, 1, 5))
        add_invoice(uow, "a", "1", "B2", 500, DAY - timedelta(days=20))
        add_invoice(uow, "a", "1", "B3", 500, DAY + timedelta(days=20))
        found = read(uow)

    assert History(late_days=(0, 0, 4), overdue_days=(20,), payments=3, paydays=(5,)) == found
    assert (4, 2, 2, 4) == (found.bills, found.on_time, found.late, found.median_late_days)


@pytest.mark.parametrize("what", ["told_later", "reversed", "undone", "late_delivery"])
def test_what_does_not_count(past: Database, what: str) -> None:
    """Money that is told of later, or was taken back, is no past; nor is a bill that came late by our own error."""
    with past.unit_of_work("a") as uow:
        pay(uow, "B1", DAY - timedelta(days=30), DAY - timedelta(days=10) if what != "told_later" else DAY)
        paid, bill = uow.payments.get("a", "P-B1"), uow.invoices.get("a", "B1")
        if what == "told_later":
            paid.received_at = NOW + timedelta(hours=1)
        elif what == "reversed":
            paid.reversed_at = NOW
        elif what == "undone":
            uow.payments.allocations("a", "P-B1")[0].undone_at = NOW
        else:
            bill.delivered_on = DAY
        bill.status = InvoiceStatus.PAID
        uow.session.flush()

        assert () == read(uow).late_days


def test_promises(past: Database) -> None:
    """Agreements count as kept or broken, moved payments as rescued; a bill of a kept one was paid with its money."""
    with past.unit_of_work("a") as uow:
        add_invoice(uow, "a", "1", "B1", 1_000, DAY - timedelta(days=40))
        kept = book(uow, (Payment(DAY, 1_000),), ("B1",))
        uow.agreements.move("a", "1", 1, DAY + timedelta(days=3))
        money(uow, "P1", DAY - timedelta(days=1), Allocation(1_000, invoice="B1", instalment=1), kept.id)
        add_invoice(uow, "a", "1", "B2", 1_000, DAY - timedelta(days=9))
        broken = book(uow, (Payment(DAY - timedelta(days=5), 1_000),), ("B2",))
        standing = read(uow)
        uow.agreements.end("a", broken.id, AgreementStatus.BROKEN)
        after = read(uow)

    assert History(late_days=(39,), overdue_days=(5,), kept=1, rescued=1, payments=1) == standing
    assert replace(standing, overdue_days=(9,), broken=1) == after


@pytest.mark.parametrize(("outcome", "right", "late"), [("correction", 1, ()), ("explanation", 0, (10,))])
def test_disputes(past: Database, outcome: str, right: int, late: tuple[int, ...]) -> None:
    """A bill about which its client was right is not held against them; what is not decided counts nowhere."""
    with past.unit_of_work("a") as uow:
        pay(uow, "B1", DAY - timedelta(days=30), DAY - timedelta(days=20))
        for number in ("B1", "B9"):
            case = uow.cases.open(
                creditor="a", client="1", kind="dispute_invoice", at=NOW, due_at=NOW, invoices=(number,)
            )
            if number == "B1":
                uow.cases.resolve(case.id, outcome, "", NOW)
        found = read(uow)

    assert (1, right, late) == (found.disputes, found.disputes_right, found.late_days)


def test_contacts(past: Database) -> None:
    """Contacts that left within the year count, and the channel is where the client answered one."""
    with past.unit_of_work("a") as uow:
        sent, kept_back, old = (write(uow, "a", "1", initiated_by="bot") for _ in range(3))
        sent.status, kept_back.status, old.status = MessageStatus.SENT, MessageStatus.BLOCKED, MessageStatus.READ
        sent.at, old.at = NOW - timedelta(days=1), NOW - timedelta(days=400)
        before = read(uow)
        uow.messages.add(
            uow.conversations.lock("a", "1"),
            direction=Direction.IN,
            channel="sms",
            address_id=sent.address_id,
            initiated_by="client",
            kind="message",
            text="hola",
            at=NOW,
        )
        after = read(uow)

    assert (1, None, 1, "sms") == (before.contacts, before.channel, after.contacts, after.channel)
