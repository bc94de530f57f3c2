"""Plans for a client who asks what can be done are acceptable at once, and few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.judge import Decision, judge
from flows.negotiation.options import OPTIONS_MAX, options
from flows.negotiation.proposal import Leg
from tests.flows.facts import POLICY, TODAY


def case(balance: int) -> Case:
    """Return the case of a client who owes so much."""
    return Case(TODAY, balance, 21, Calendar("CL", given=frozenset()))


@pytest.mark.parametrize(
    ("balance", "expected"),
    [
        (144_000, [6, 1]),  # the lightest and the shortest
        (36_000, [3, 1]),  # no payment below the smallest
        (9_000, [1, 1]),  # less than the smallest payment: at once, by the last day or today
    ],
)
def test_measure(balance: int, expected: list[int]) -> None:
    """The lightest plan in equal payments comes first, the shortest last, each once."""
    assert expected == [len(plan) for plan in options(case(balance), POLICY)]


@given(st.integers(1, 5_000_000))
def test_options_are_acceptable(balance: int) -> None:
    """Every option pays the whole debt and would be accepted as it stands; they differ, and are two at most."""
    found = options(case(balance), POLICY)

    assert len(set(found)) == len(found) <= OPTIONS_MAX
    for plan in found:
        legs = tuple(Leg(part.amount, part.due_on) for part in plan)
        verdict = judge(legs, case(balance), POLICY)
        assert (Decision.ACCEPT, plan, balance) == (verdict.decision, verdict.plan, verdict.total)
