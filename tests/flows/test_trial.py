"""Laws of changed policies: more room for clients never costs one a yes, and what differs is told both ways."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.judge import Decision
from flows.negotiation.policy import Policy, load_policy
from flows.negotiation.policy_change import Way, compare
from flows.negotiation.proposal import Capacity, Frequency, Leg, Share
from flows.negotiation.terms import Milestone, Settlement
from flows.trial import Asked, dump_case, is_touched, load_case, try_on

TODAY = date(2026, 3, 5)
POLICY = load_policy("""
policy: aguas
version: "1"
country: CL
currency: CLP
payment_step: "1000"
levels:
  - bot: {term_days_max: 180, payments_max: 6, payment_min: "10000", first_payment_within_days: 15,
          down_payment_percent: 10, milestones: [{within_days: 90, percent: 40}],
          settlements: [{discount_percent: 10, within_days: 10, payments_max: 1}]}
    staff: {term_days_max: 365, payments_max: 12}
""")
LOOSER: list[dict[str, Any]] = [
    {"term_days_max": 240},
    {"payments_max": 9},
    {"first_payment_within_days": 30},
    {"payment_min": 5_000},
    {"down_payment_percent": Decimal(0)},
    {"milestones": ()},
    {"milestones": (Milestone(120, Decimal(30)),)},
    {"settlements": (Settlement(Decimal(20), 15, 2),)},
]
CASES = st.builds(
    Case,
    today=st.just(TODAY),
    balance=st.integers(20, 300).map(lambda many: many * 1_000),
    days_overdue=st.integers(1, 200),
    calendar=st.just(Calendar("CL")),
    settles=st.booleans(),
    capacity=st.none() | st.builds(Capacity, st.integers(5_000, 90_000), st.just(26)),
)
LEGS = st.builds(
    lambda first, many, days: (
        Leg(first, TODAY + timedelta(days=days)),
        Leg(Share.REST, None, many, Frequency.MONTHLY),
    ),
    st.integers(5, 60).map(lambda thousands: thousands * 1_000),
    st.integers(1, 10),
    st.integers(0, 40),
)


def changed(**terms: Any) -> Policy:  # noqa: ANN401 - of Terms
    """Return the policy with other terms for the bot."""
    (level,) = POLICY.levels
    return replace(POLICY, levels=(replace(level, bot=replace(level.bot, **terms)),))


@pytest.mark.parametrize("terms", LOOSER, ids=str)
def test_both_ways(terms: dict[str, Any]) -> None:
    """What is looser one way is stricter the other way; a policy does not differ from itself."""
    wider = changed(**terms)

    assert [(*terms, Way.LOOSER)] == [(one.key, one.way) for one in compare(POLICY, wider)]
    assert [(*terms, Way.STRICTER)] == [(one.key, one.way) for one in compare(wider, POLICY)]
    assert [] == compare(wider, wider)


@settings(max_examples=40)
@given(case=CASES, legs=LEGS, terms=st.sampled_from(LOOSER))
def test_more_room(case: Case, legs: tuple[Leg, ...], terms: dict[str, Any]) -> None:
    """More room loses nobody a yes, and is tried with the case as it was kept; what is not touched is not judged."""
    asked = Asked("1041", datetime(2026, 3, 5, tzinfo=UTC), legs, load_case(dump_case(case), case.calendar))
    trial, none = try_on([asked], POLICY, changed(**terms)), try_on([asked], POLICY, POLICY)
    gained = [one for one in trial.changes if one.after.decision is Decision.ACCEPT is not one.before.decision]

    assert asked.case == case
    assert [] == trial.lost
    assert gained == trial.gained
    assert (1, 1, 1, 0) == (trial.proposals, trial.judged, none.proposals, none.judged)
    assert is_touched(case, POLICY, changed(**terms))
