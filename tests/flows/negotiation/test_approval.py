"""An adviser approves what the staff limits of the policy in force admit, and nothing beyond."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from flows.negotiation.approval import beyond_staff, beyond_staff_for_change
from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.proposal import Payment, Plan
from flows.negotiation.terms import Approval, Conditions, Level, Policy, Settlement, Terms
from tests.flows.facts import POLICY

TODAY = date(2026, 3, 9)
STAFF = Terms(365, 12, 15, payment_min=10_000, settlements=(Settlement(Decimal(20), 30, 1),))
STRICT = replace(POLICY, levels=(Level("all", Conditions(), Terms(180, 6, 15), STAFF),), payment_step=1)
CASE = Case(TODAY, 100_000, 25, Calendar("CL", given=frozenset()))


def plan(*parts: tuple[int, int]) -> Plan:
    """Return a plan of days from today and amounts."""
    return tuple(Payment(TODAY + timedelta(days=days), amount) for days, amount in parts)


@pytest.mark.parametrize(
    ("proposed", "settles", "expected"),
    [
        (plan((15, 50_000), (365, 50_000)), False, ()),  # at each limit
        (plan((16, 50_000), (365, 50_000)), False, ("first_payment_within_days",)),
        (plan((15, 50_000), (366, 50_000)), False, ("term_days_max",)),
        (plan((15, 9_999), (60, 90_001)), False, ("payment_min",)),
        (plan(*((day, 8_000) for day in range(1, 13)), (13, 4_000)), False, ("payments_max", "payment_min")),
        (plan((10, 80_000)), True, ()),  # the settlement of staff
        (plan((10, 79_999)), True, ("settlements",)),  # less than any total
        (plan((31, 80_000)), True, ("first_payment_within_days", "settlements")),
    ],
)
def test_limits(proposed: Plan, settles: bool, expected: tuple[str, ...]) -> None:
    """The limits of staff that a plan breaks are named, at them and one beyond."""
    assert expected == beyond_staff(proposed, replace(CASE, settles=settles), STRICT)


def test_change() -> None:
    """A change of what was agreed keeps to term, number and size; what had to come first came when it was agreed."""
    late, too_late = plan((40, 100_000)), plan((400, 100_000))

    assert ((), ("term_days_max",)) == (
        beyond_staff_for_change(late, CASE, STRICT),
        beyond_staff_for_change(too_late, CASE, STRICT),
    )


@pytest.mark.parametrize(("amount", "expected"), [(99, 1), (100, 2), (999, 2), (1_000, 3)])
def test_people(amount: int, expected: int) -> None:
    """From each amount on, the rule that asks for the most people holds."""
    policy: Policy = replace(STRICT, approvals=(Approval(1_000, 3), Approval(100, 2)))

    assert expected == policy.people_for(amount)
