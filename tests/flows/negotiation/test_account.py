"""An account says what is owed, since when, and where money goes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.negotiation.account import (
    Account,
    Agreement,
    AgreementStatus,
    Instalment,
    Invoice,
)
from flows.negotiation.proposal import Payment
from flows.negotiation.till import Allocation, AllocationStep

TODAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
INSTALMENTS, OLDEST = AllocationStep.INSTALMENTS, AllocationStep.OLDEST_INVOICE


def invoice(number: str, due_in: int, balance: int, disputed: int = 0, *, on_hold: bool = False) -> Invoice:
    """Build an invoice due some days from today."""
    return Invoice(number, "", None, TODAY + timedelta(due_in), balance, balance, disputed, on_hold)


def agreement(invoices: tuple[str, ...], amounts: tuple[int, ...], discount: int = 0) -> Agreement:
    """Build an active agreement with an instalment each ten days."""
    rows = tuple(Instalment(n, TODAY + timedelta(10 * n), amount) for n, amount in enumerate(amounts, 1))
    return Agreement("A1", AgreementStatus.ACTIVE, invoices, sum(amounts), discount, "v1", "client", NOW, rows)


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """Draw accounts with open, disputed and held invoices, and perhaps an agreement over some of them."""
    rows = []
    for number in range(draw(st.integers(0, 5))):
        balance = draw(st.integers(0, 500))
        disputed = draw(st.integers(0, balance))
        rows.append(invoice(f"F{number}", draw(st.integers(-90, 90)), balance, disputed, on_hold=draw(st.booleans())))
    amounts = tuple(draw(st.lists(st.integers(1, 300), max_size=4)))
    covered = tuple(row.number for row in rows if draw(st.booleans()))
    return Account("CLP", tuple(rows), agreement=agreement(covered, amounts) if amounts else None)


@given(accounts(), st.integers(0, 3_000), st.permutations([INSTALMENTS, OLDEST]), st.sampled_from([None, "F0", "F9"]))
def test_slices_sum_to_the_payment(
    account: Account, amount: int, order: list[AllocationStep], named: str | None
) -> None:
    """Whatever the account, the slices are positive, sum to the cent, and nothing is paid beyond what is owed."""
    slices = account.allocate(amount, order, named)
    assert amount == sum(piece.amount for piece in slices)
    assert all(piece.amount > 0 for piece in slices)
    for row in account.invoices:
        assert sum(piece.amount for piece in slices if piece.invoice == row.number) <= row.balance
    for part in account.agreement.instalments if account.agreement else ():
        assert sum(piece.amount for piece in slices if piece.instalment == part.number) <= part.unpaid


@given(accounts(), st.integers(0, 3_000), st.permutations([INSTALMENTS, OLDEST]))
def test_credit_only_when_nothing_is_owed(account: Account, amount: int, order: list[AllocationStep]) -> None:
    """A credit appears only when no instalment and no payable invoice outside the agreement is left unpaid."""
    slices = account.allocate(amount, order)
    if all(piece.invoice or piece.instalment for piece in slices):
        return
    agreed = account.agreement.invoices if account.agreement else ()
    assert sum(piece.amount for piece in slices if piece.instalment) == (
        account.agreement.unpaid if account.agreement else 0
    )
    for row in account.invoices:
        if row.number not in agreed:
            assert row.payable == sum(piece.amount for piece in slices if piece.invoice == row.number)


@given(accounts())
def test_payable_is_within_the_balance(account: Account) -> None:
    """What may be asked for lies between nothing and the balance, and what is overdue within it."""
    assert 0 <= account.overdue(TODAY) <= account.payable <= account.balance


@given(accounts())
def test_negotiable_is_overdue_or_all(account: Account) -> None:
    """A plan is about what is due before today and may be asked for; about all that may be where nothing is overdue."""
    asked = [row for row in account.invoices if row.balance - row.disputed > 0 and not row.on_hold]
    late = [row for row in asked if row.due_on < TODAY]
    found = account.negotiable(TODAY)

    assert {row.number for row in late or asked} == {row.number for row in found}
    assert sorted(row.due_on for row in found) == [row.due_on for row in found]
    assert sum(row.balance - row.disputed for row in late or asked) == account.negotiated(TODAY)


@given(accounts(), st.integers(-90, 90))
def test_missed_is_each_day_that_passed(account: Account, days: int) -> None:
    """What was missed is every payment of an agreement in force, and every bill outside of it, whose day has passed."""
    today = TODAY + timedelta(days)
    parts = account.agreement.instalments if account.agreement else ()
    inside = account.agreement.invoices if account.agreement else ()
    bills = [row for row in account.open_invoices if row.number not in inside and row.due_on < today]
    owed = [part for part in parts if part.due_on < today]
    found = account.missed(today)

    assert sum(row.payable for row in bills) + sum(part.unpaid for part in owed) == sum(one.amount for one in found)
    assert [one.due_on for one in found] == sorted([*(row.due_on for row in bills), *(part.due_on for part in owed)])


@given(accounts())
def test_apart_is_the_rest(account: Account) -> None:
    """What stays apart and what is inside, of a plan or of the agreement, are all that may be asked for."""
    apart = {row.number for row in account.apart(TODAY)}
    inside = account.agreement.invoices if account.agreement else [row.number for row in account.negotiable(TODAY)]

    assert {row.number for row in account.open_invoices} - set(inside) == apart


TWO = (invoice("F1", -40, 100), invoice("F2", -10, 50))


@pytest.mark.parametrize(
    ("account", "amount", "order", "expected"),
    [
        # oldest first, the rest is a credit
        (Account("CLP", TWO), 160, (OLDEST,), (Allocation(100, "F1"), Allocation(50, "F2"), Allocation(10))),
        # exactly the first invoice
        (Account("CLP", TWO), 100, (OLDEST,), (Allocation(100, "F1"),)),
        # instalments first: the slice names both the instalment and the invoice it lowers
        (
            Account("CLP", TWO, agreement=agreement(("F2",), (30, 20))),
            60,
            (INSTALMENTS, OLDEST),
            (Allocation(30, "F2", 1), Allocation(20, "F2", 2), Allocation(10, "F1")),
        ),
        # oldest invoice first: F1 is not agreed, then F2 counts for the instalments
        (
            Account("CLP", TWO, agreement=agreement(("F2",), (30, 20))),
            140,
            (OLDEST, INSTALMENTS),
            (Allocation(100, "F1"), Allocation(30, "F2", 1), Allocation(10, "F2", 2)),
        ),
        # a settlement of 120 for 150: once paid, nothing more is collected
        (
            Account("CLP", TWO, agreement=agreement(("F1", "F2"), (120,), 30)),
            130,
            (INSTALMENTS, OLDEST),
            (Allocation(100, "F1", 1), Allocation(20, "F2", 1), Allocation(10)),
        ),
        # disputed money is left alone
        (Account("CLP", (invoice("F1", -1, 100, 30),)), 100, (OLDEST,), (Allocation(70, "F1"), Allocation(30))),
        # nothing paid, nothing given
        (Account("CLP", TWO), 0, (OLDEST,), ()),
    ],
)
def test_where_money_goes(
    account: Account, amount: int, order: tuple[AllocationStep, ...], expected: tuple[Allocation, ...]
) -> None:
    """Money follows the creditor's order."""
    assert expected == account.allocate(amount, order)


def test_named_invoice_is_paid_first() -> None:
    """A payer who names an invoice pays that one, its disputed part too."""
    account = Account("CLP", (invoice("F1", -9, 40), invoice("F2", -1, 50, 50)))
    assert (Allocation(50, "F2"), Allocation(10, "F1")) == account.allocate(60, (OLDEST,), "F2")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), 0),  # nothing owed
        ((invoice("F1", 5, 10),), -5),  # before the due date
        ((invoice("F1", 0, 10),), 0),  # on the due date
        ((invoice("F1", -1, 10),), 1),  # a day after
        ((invoice("F1", -90, 10, on_hold=True), invoice("F2", -3, 10)), 3),  # what is held does not age
        ((invoice("F1", -90, 10, 10), invoice("F2", 3, 10)), -3),  # nor what is disputed in full
    ],
)
def test_days_overdue(rows: tuple[Invoice, ...], expected: int) -> None:
    """Days are counted from the oldest payable invoice."""
    assert expected == Account("CLP", rows).days_overdue(TODAY)


def test_next_due_follows_the_agreement() -> None:
    """The first unpaid instalment comes before the oldest invoice; without either nothing is due."""
    agreed = agreement(("F1",), (60, 40))
    assert Payment(TODAY + timedelta(10), 60) == Account("CLP", TWO, agreement=agreed).next_due
    assert Payment(TODAY - timedelta(40), 100) == Account("CLP", TWO).next_due
    assert Account("CLP").next_due is None
