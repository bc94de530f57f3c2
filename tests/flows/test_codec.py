"""What must outlive a message is written as JSON and read back the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from flows import codec
from flows.negotiation.proposal import Leg, Payment
from flows.turn import Turn
from tests.flows.turns import days, legs, spoken

plans = st.lists(st.builds(Payment, days, st.integers(1, 10**12)), max_size=4).map(tuple)


@given(legs)
def test_legs(said: tuple[Leg, ...]) -> None:
    """Legs come back as they were, whatever was left unsaid."""
    assert said == codec.load_legs(json.loads(json.dumps(codec.dump_legs(said))))


@given(plans)
def test_plans(plan: tuple[Payment, ...]) -> None:
    """A plan comes back to the day and the minor unit."""
    assert plan == codec.load_plan(json.loads(json.dumps(codec.dump_plan(plan))))


@given(spoken)
def test_turns(turn: Turn) -> None:
    """A turn that waited comes back with everything that was said."""
    assert turn == codec.load_turn(json.loads(json.dumps(codec.dump_turn(turn))))
