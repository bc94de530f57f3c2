"""Plans for a client who asks what can be done are acceptable at once, and few."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows.negotiation.answer import answer
from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.envelope import least_excess
from flows.negotiation.judge import Decision, judge
from flows.negotiation.options import OPTIONS_MAX, options
from flows.negotiation.policy import Policy, load_policy, read_policy
from flows.negotiation.proposal import Capacity, Leg
from tests.flows.facts import POLICY, TODAY
from tests.flows.negotiation import oracle
from tests.flows.negotiation.drawn import law, requests


def case(balance: int, capacity: Capacity | None = None) -> Case:
    """Return the case of a client who owes so much."""
    return Case(TODAY, balance, 21, Calendar("CL", given=frozenset()), capacity=capacity)


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


@pytest.mark.parametrize(
    ("capacity", "expected"),
    [
        (Capacity(50_000, 26), [6, 3]),  # at once is more than they said
        (Capacity(30_000, 26), [6, 6]),  # from the last day for it, or from today
        (Capacity(20_000, 11), []),  # six payments of that are not enough
    ],
)
def test_means(capacity: Capacity, expected: list[int]) -> None:
    """No option asks more than the client said they can pay."""
    found = options(replace(case(144_000), capacity=capacity), POLICY)

    assert expected == [len(plan) for plan in found]
    assert [0] * len(found) == [least_excess(plan, replace(case(144_000), capacity=capacity)) for plan in found]


MARKED = """
policy: marked
version: "1"
country: CL
currency: CLP
payment_step: "1000"
levels:
  - bot:
      term_days_max: 60
      payments_max: 4
      first_payment_within_days: 5
      down_payment_percent: {down}
      milestones: [{{within_days: 30, percent: 80}}]
"""


@pytest.mark.parametrize(
    ("down", "expected"),
    [
        (40, [50_000, 50_000]),  # by the month they would end too late: each fortnight
        (60, [60_000, 20_000, 20_000]),  # no equal ones pay enough at first: the nearest to them
    ],
)
def test_where_equal_months_do_not_stand(down: int, expected: list[int]) -> None:
    """Where the policy wants money early, there is still a lighter option than to pay at once."""
    light, short = options(case(100_000), load_policy(MARKED.format(down=down)))

    assert [100_000] == [payment.amount for payment in short]
    assert expected == [payment.amount for payment in light]


def asked(request: dict[str, Any], policy: Policy) -> Case:
    """Return the case of a drawn request."""
    given = request.get("holidays")
    holidays = None if given is None else frozenset(date.fromisoformat(day) for day in given)
    means = request.get("capacity")
    return Case(
        today=date.fromisoformat(request["today"]),
        balance=oracle.minor(request, request["balance"]),
        days_overdue=request["days_overdue"],
        calendar=Calendar(policy.country, policy.closures, holidays),
        segment=request.get("segment"),
        broken_agreements=request.get("broken_agreements", 0),
        settles=request["settles"],
        capacity=means and Capacity(oracle.minor(request, means["amount"]), means["window_days"]),
        paydays=tuple(request.get("paydays", ())),
    )


@law
@given(requests(units=60))
def test_options_of_any_policy(request: dict[str, Any]) -> None:
    """Under any policy an option is accepted by the bot and within the client's means, and both differ."""
    policy = read_policy(request["policy"])
    found = options(asked(request, policy), policy)

    assert len(set(found)) == len(found) <= OPTIONS_MAX
    for plan in found:
        payments = tuple((payment.due_on, payment.amount) for payment in plan)
        full, *_ = oracle.tiers(request, "bot")
        assert oracle.accepts(request, full, payments)
        assert 0 == oracle.excess(request, payments)


@law
@given(requests(units=5, settling=False))
def test_there_are_options_where_there_is_an_answer(request: dict[str, Any]) -> None:
    """Whoever may pay all at once, or has a plan within their means beside it, is shown an option."""
    policy = read_policy(request["policy"])
    found = answer({**request, "legs": [{"amount": "all", "date": None}]})
    assume(found["decision"] in {"accept", "counter"})
    assume(oracle.excess(request, oracle.payments(request, found["plan"])) == 0)
    assert options(asked(request, policy), policy)
