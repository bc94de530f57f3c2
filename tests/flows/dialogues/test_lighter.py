"""A lighter plan stands beside several payments, is theirs for the asking, and never in the place of their own."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows import lighter
from flows.negotiation.judge import Decision, judge
from flows.negotiation.options import at_once, equals
from flows.negotiation.policy import load_policy
from flows.negotiation.proposal import Capacity, Frequency, Leg, Payment, Plan, Share
from flows.outcome import BookAgreement, Lines
from flows.turn import Signs, Turn
from tests.flows.dialogues.states import YES
from tests.flows.facts import POLICY, TERMS, TODAY, Shell, facts, press, propose, read_back, says, verified
from tests.flows.negotiation.test_options import case

TWO = propose(Leg(72_000, date(2026, 3, 6)), Leg(Share.REST, date(2026, 3, 20)))
ONE = propose(Leg(Share.ALL, date(2026, 3, 6)))
LATE = propose(Leg(24_000, date(2026, 4, 6), None, Frequency.MONTHLY))  # begins too late: the nearest is as light
HEAVY = propose(Leg(12_000, date(2026, 3, 20)), Leg(Share.REST, date(2026, 11, 20)))  # ends too late
STAFF = propose(Leg(Share.ALL, date(2026, 3, 16), 8, Frequency.MONTHLY))  # more payments than the bot may agree to


@given(
    st.integers(1, 5_000_000),
    st.none() | st.builds(Capacity, st.integers(10_000, 900_000), st.sampled_from([4, 11, 26])),
    st.none() | st.integers(0, 60),
)
def test_equal_plans_are_acceptable(balance: int, capacity: Capacity | None, days: int | None) -> None:
    """Each equal plan would be accepted as it stands, asks no more than was said, and the first one is the lightest."""
    one = case(balance, capacity)
    found = equals(one, POLICY, None if days is None else date.fromordinal(TODAY.toordinal() + days))
    assume(found)

    for plan in found:
        assert Decision.ACCEPT is judge(tuple(Leg(part.amount, part.due_on) for part in plan), one, POLICY).decision
        assert sum(part.amount for part in plan) == balance
        assert len(plan) <= len(found[0])


def test_a_yes_is_for_their_own() -> None:
    """Beside an accepted proposal a lighter plan is told; who says yes has agreed to their own."""
    shell, said = verified(), says(verified().take(TWO))[-1]
    shell.take(TWO)
    assert isinstance(said.values["lighter"], Lines)
    assert "affirm" == said.choices[0].id.partition(":")[0]
    booked = [one for one in shell.take(YES) if isinstance(one, BookAgreement)]

    assert [("client", read_back(said))] == [(one.proposed_by, pairs(one.plan)) for one in booked]


@pytest.mark.parametrize("turn", [TWO, HEAVY, STAFF])
def test_for_the_asking(turn: Turn) -> None:
    """Pressed, it is shown payment by payment; a yes then books just that, and it asks clearly less in a month."""
    shell = verified()
    told = says(shell.take(turn))[-1]
    shown = says(shell.take(press(lighter.CHOICE)))[-1]
    booked = [one.plan for one in shell.take(YES) if isinstance(one, BookAgreement)]
    own = tuple(Payment(day, amount) for day, amount in read_back(told))

    assert ("plan-alternative", "lighter") == (shown.key, shown.values["keeps"])
    assert [read_back(shown)] == [pairs(plan) for plan in booked]
    assert at_once(booked[0]) <= Fraction(3, 4) * at_once(own) or turn is STAFF


def test_asked_for_and_asked_something_else() -> None:
    """Who asked for it and then asks what they owe is shown it again, not their own plan."""
    shell = verified()
    shell.take(TWO)
    shown = says(shell.take(press(lighter.CHOICE)))[-1]
    again = says(shell.take(Turn("¿cuánto debo?", "ask_balance")))[-1]

    assert (shown.key, read_back(shown)) == (again.key, read_back(again))


@pytest.mark.parametrize(
    ("shell", "turn"),
    [
        (verified(), ONE),  # nothing to ease: they pay all of it
        (verified(), propose(Leg(Share.ALL, date(2026, 3, 16), 6, Frequency.MONTHLY))),  # as light as can be
        (verified(), Turn("propongo", "propose_plan", legs=TWO.legs, signs=Signs(contingency="illness"))),
        (verified(facts(policy=load_policy(TERMS.replace("term_days_max: 180", "term_days_max: 15")))), TWO),
    ],
)
def test_where_nothing_is_lighter(shell: Shell, turn: Turn) -> None:
    """No single payment, no plan that is light already, nobody with bad news, no policy without room is told of it."""
    shell = shell.copy()

    assert all(not said.values.get("lighter") for said in says(shell.take(turn)))


def pairs(plan: Plan) -> tuple[tuple[date, int], ...]:
    """Return a plan as it is read back."""
    return tuple((part.due_on, part.amount) for part in plan)
