"""Paying early is worth exactly what the policy says: to the day, to the step, and never more."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.negotiation.account import Account, Agreement, AgreementStatus, Instalment, Invoice
from flows.negotiation.calendar import Calendar
from flows.negotiation.early import incentive
from flows.negotiation.terms import EarlyPayment, Policy
from tests.flows.facts import POLICY

TODAY = date(2026, 3, 9)  # a Monday
CALENDAR = Calendar("CL", given=frozenset())
RULES = (EarlyPayment(10, Decimal(5)), EarlyPayment(3, Decimal(2)))


def policy(*rules: EarlyPayment, step: int = 1) -> Policy:
    """Return a policy with these rules for paying early."""
    return replace(POLICY, early_payment=rules, payment_step=step)


def bill(number: str, due_on: date, balance: int = 100_000, **more: Any) -> Invoice:  # noqa: ANN401 - fields of Invoice
    """Return an open invoice."""
    return replace(Invoice(number, "", None, due_on, balance, balance), **more)


def account(*invoices: Invoice) -> Account:
    """Return an account without an agreement."""
    return Account("CLP", invoices)


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (date(2026, 3, 19), (date(2026, 3, 9), 5_000)),  # ten days ahead is today
        (date(2026, 3, 18), (date(2026, 3, 13), 2_000)),  # nine: the second rule; 15 March is a Sunday
        (date(2026, 3, 12), (date(2026, 3, 9), 2_000)),  # three days ahead is today
        (date(2026, 3, 11), None),  # two: nothing is reachable
        (date(2026, 4, 9), (date(2026, 3, 30), 5_000)),  # the better rule, as late as it can be
        (TODAY, None),  # due today
        (date(2026, 3, 6), None),  # due before
    ],
)
def test_one_bill(due_on: date, expected: tuple[date, int] | None) -> None:
    """The best rule that is still reachable, on the last business day that it leaves."""
    found = incentive(account(bill("A", due_on)), policy(*RULES), CALENDAR, TODAY)

    assert expected == ((found.pay_by, found.discount) if found else None)


@pytest.mark.parametrize(
    ("balance", "step", "expected"),
    [
        (100_000, 1_000, 5_000),
        (99_999, 1_000, 4_000),  # 4.999,95 down to the step
        (19_999, 1_000, None),  # less than a step is nothing, and nothing is not told
        (99_999, 1, 4_999),
    ],
)
def test_rounding(balance: int, step: int, expected: int | None) -> None:
    """A discount is rounded down to the payment step, bill by bill."""
    found = incentive(account(bill("A", date(2026, 4, 9), balance)), policy(*RULES, step=step), CALENDAR, TODAY)

    assert expected == (found.discount if found else None)


def test_several_bills() -> None:
    """One payment on one day: each bill gets what its own days are worth, and the sum decides the day."""
    bills = (bill("A", date(2026, 3, 23)), bill("B", date(2026, 4, 9), 400_000))
    found = incentive(account(*bills), policy(*RULES), CALENDAR, TODAY)
    assert found is not None

    assert (date(2026, 3, 13), 25_000, 475_000, ("A", "B"), date(2026, 3, 23)) == (
        found.pay_by,
        found.discount,
        found.total,
        found.invoices,
        found.due_on,
    )


@pytest.mark.parametrize(
    "other",
    [
        bill("B", TODAY - timedelta(days=1)),  # one is overdue
        bill("B", TODAY),
        bill("B", TODAY - timedelta(days=1), disputed=50_000),  # its rest is
    ],
)
def test_nothing_while_something_is_due(other: Invoice) -> None:
    """While any bill that may be asked for is due, paying early is no matter."""
    assert incentive(account(bill("A", date(2026, 4, 9)), other), policy(*RULES), CALENDAR, TODAY) is None


def test_disputed_bills_are_left_out() -> None:
    """A bill that is disputed in part is not settled by the way; one that is stopped is not asked for."""
    bills = (bill("A", date(2026, 4, 9)), bill("B", date(2026, 4, 9), disputed=1), bill("C", TODAY, on_hold=True))
    found = incentive(account(*bills), policy(*RULES), CALENDAR, TODAY)

    assert ("A",) == (found.invoices if found else ())


def test_not_beside_an_agreement() -> None:
    """Who has agreed to something is not offered something else; a policy without the rule lets nothing go."""
    rows = (Instalment(1, date(2026, 4, 9), 100_000),)
    at = datetime(2026, 3, 1, tzinfo=UTC)
    agreed = Agreement("1", AgreementStatus.ACTIVE, ("A",), 100_000, 0, "7", "client", at, rows)
    owed = account(bill("A", date(2026, 4, 9)))

    assert (None, None) == (
        incentive(replace(owed, agreement=agreed), policy(*RULES), CALENDAR, TODAY),
        incentive(owed, policy(), CALENDAR, TODAY),
    )


rules = st.lists(st.builds(EarlyPayment, st.integers(0, 40), st.integers(1, 30).map(Decimal)), max_size=3)
bills = st.lists(
    st.tuples(st.integers(-3, 60), st.integers(1, 500_000), st.integers(0, 1)), min_size=1, max_size=4
).map(
    lambda rows: tuple(
        bill(str(n), TODAY + timedelta(days=d), balance, disputed=min(disputed, balance))
        for n, (d, balance, disputed) in enumerate(rows)
    )
)


@given(bills, rules, st.sampled_from([1, 100, 1_000]))
def test_laws(invoices: tuple[Invoice, ...], given: list[EarlyPayment], step: int) -> None:
    """Never more than the policy's share, never after a rule's day, never for what is due; the sums are exact."""
    found = incentive(account(*invoices), policy(*given, step=step), CALENDAR, TODAY)
    if found is None:
        return
    covered = [one for one in invoices if one.number in found.invoices]
    ahead = {one.number: (one.due_on - found.pay_by).days for one in covered}
    most = sum(
        one.balance
        * max((r.discount_percent for r in given if ahead[one.number] >= r.days_before_due_at_least), default=0)
        for one in covered
    )

    assert found.total + found.discount == sum(one.balance for one in covered)
    assert 0 < found.discount <= most / 100
    assert found.total >= 0
    assert TODAY <= found.pay_by <= min(one.due_on for one in covered)
    assert CALENDAR.is_business_day(found.pay_by)
    assert all(one.due_on > TODAY and not one.disputed for one in covered)
