"""Laws of Rasa's answers: chances of our intents that sum to one, no opinion, or nonsense; never anything else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.rasa.answer import FALLBACK, Nonsense, chances_of

INTENTS = ("greet", "thank", "affirm", "deny")
GREET = {"name": "greet", "confidence": 0.9}


def body(ranking: object, intent: object = GREET) -> bytes:
    """Write an answer."""
    return json.dumps({"intent": intent, "intent_ranking": ranking}).encode()


def rows(**chances: float) -> list[dict[str, Any]]:
    """Write a ranking."""
    return [{"name": name, "confidence": chance} for name, chance in chances.items()]


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        (rows(greet=0.7, thank=0.2, affirm=0.1, deny=0.0), [0.7, 0.2, 0.1, 0.0]),
        (rows(deny=0.6, greet=0.4), [0.4, 0.0, 0.0, 0.6]),
        (rows(greet=0.7, thank=0.1), [0.7, 0.1, 0.1, 0.1]),  # a ranking cut short: the rest is shared
        (rows(greet=1.0), [1.0, 0.0, 0.0, 0.0]),
        (rows(**{FALLBACK: 0.3}) + rows(greet=0.4, thank=0.3, affirm=0.2, deny=0.1), [0.4, 0.3, 0.2, 0.1]),
        ([], [0.9, 0.1 / 3, 0.1 / 3, 0.1 / 3]),  # a classifier that ranks nothing names its one intent
        (None, [0.9, 0.1 / 3, 0.1 / 3, 0.1 / 3]),
    ],
)
def test_a_ranking_is_a_chance_for_each_intent(ranking: object, expected: list[float]) -> None:
    """The chances stand in our order and sum to one, however many intents were ranked."""
    chances = chances_of(body(ranking), INTENTS)
    assert chances is not None
    assert expected == pytest.approx(chances.tolist(), abs=1e-4)
    assert float(chances.sum()) == pytest.approx(1.0, abs=1e-5)


def test_no_opinion_is_no_fault() -> None:
    """Where no word is known Rasa names no intent."""
    assert chances_of(body([], {"name": None, "confidence": 0.0}), INTENTS) is None


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"null",
        b"[]",
        b'"greet"',
        b"<html>",
        b"\xff\xfe",
        b"[" * 100_000,
        b"{}",
        b'{"intent": "greet"}',
        body("greet"),
        body({"greet": 0.9}),
        body(["greet"]),
        body([{"name": "greet"}]),
        body([{"name": "greet", "confidence": "0.9"}]),
        body([{"name": "greet", "confidence": True}]),
        body([{"name": 3, "confidence": 0.9}]),
        body(rows(greet=-0.1)),
        body(rows(greet=1.5)),
        body(rows(greet=0.0)),
        body(rows(greet=0.9, thank=0.9)),
        body(rows(greet=0.5) + rows(greet=0.5)),
        body(rows(greet=0.5, book_flight=0.5)),
        b'{"intent": {}, "intent_ranking": [{"name": "greet", "confidence": NaN}]}',
        b'{"intent": {}, "intent_ranking": [{"name": "greet", "confidence": Infinity}]}',
    ],
)
def test_what_no_model_of_ours_answers_is_nonsense(answer: bytes) -> None:
    """Other shapes, other intents and chances that are none are refused."""
    with pytest.raises(Nonsense):
        chances_of(answer, INTENTS)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from([*INTENTS, "name", FALLBACK]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["intent", "intent_ranking", "name", "confidence"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON | st.fixed_dictionaries({"intent": JSON, "intent_ranking": st.lists(JSON, max_size=5)}))
def test_any_answer_is_chances_no_opinion_or_nonsense(told: object) -> None:
    """Whatever a server writes, nothing else comes of it."""
    try:
        chances = chances_of(json.dumps(told).encode(), INTENTS)
    except Nonsense:
        return
    assert chances is None or float(chances.sum()) == pytest.approx(1.0, abs=1e-4)
