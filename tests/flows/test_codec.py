"""What must outlive a message is written as JSON and read back the same."""

import json

import pytest
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


@given(spoken, st.dictionaries(st.text(), st.none() | st.integers() | st.text()))
def test_turns_of_other_versions(turn: Turn, more: dict[str, object]) -> None:
    """What another version wrote beside what is known here is left aside; what it left out is as unsaid."""
    strange = {f"new-{name}": value for name, value in more.items()}
    stored = {**codec.dump_turn(turn), **strange}
    stored["signs"] = {**stored["signs"], **strange}
    older = {name: value for name, value in stored.items() if name not in {"guesses", "doubts", "rhythm", "signs"}}
    read = codec.load_turn(json.loads(json.dumps(older)))

    assert turn == codec.load_turn(json.loads(json.dumps(stored)))
    assert (turn.text, turn.legs, turn.capacity) == (read.text, read.legs, read.capacity)


@pytest.mark.parametrize(
    "stored",
    [
        None,
        {},
        codec.dump_turn(Turn("hola")) | {"rhythm": "by the moon"},
        codec.dump_turn(Turn("hola")) | {"legs": [{"of": 1}]},
    ],
)
def test_unreadable(stored: object) -> None:
    """What only another version can read is known for it before anybody tries."""
    assert not codec.is_readable(stored)
    assert codec.is_readable(codec.dump_turn(Turn("hola")))
