"""Laws of the lines: one answer for each, in order, in the contract's shape, whatever was asked."""

import json
from datetime import date
from typing import Any

import pytest

from nlu.parse import run
from nlu.understand import Understanding

LINE = {"id": "x1", "text": "puedo pagar 50 lucas el viernes", "locale": "es-CL", "today": "2026-03-10"}


def answers(understanding: Understanding, *lines: str) -> list[dict[str, Any]]:
    """Read lines and give what was answered."""
    return [json.loads(line) for line in run(lines, understanding)]


def test_a_line_is_answered_in_the_shape_of_the_contract(understanding: Understanding) -> None:
    """An answer names the line, the intent, how sure it is, the values and the legs."""
    (told,) = answers(understanding, json.dumps(LINE))
    assert {"id", "intent", "confidence", "entities", "legs"} <= set(told)
    assert ("x1", "propose_plan") == (told["id"], told["intent"])
    assert 0 <= told["confidence"] <= 1
    assert [{"amount": "50000", "date": "2026-03-13", "count": 1, "frequency": None}] == told["legs"]
    assert [("money", "50000", "CLP"), ("date", "2026-03-13", None)] == [
        (entity["type"], entity["value"], entity.get("currency")) for entity in told["entities"]
    ]


def test_order_is_kept_and_faults_stay_in_their_place(understanding: Understanding) -> None:
    """A faulty line yields an error in its place; the ones after it are still read."""
    told = answers(
        understanding, json.dumps(LINE), "{not json", json.dumps({"id": 7}), "\n", json.dumps(LINE | {"id": "x2"})
    )
    assert ["x1", None, 7, "x2"] == [answer["id"] for answer in told]
    assert [False, True, True, False] == ["error" in answer for answer in told]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"text": 5}, "text"),
        ({"today": "tomorrow"}, "today"),
        ({"today": None}, "today"),
        ({"locale": 3}, "locale"),
        ({"locale": "es CL"}, "locale"),
        ({"currency": "pesos"}, "currency"),
        ({"paydays": 15}, "paydays"),
        ({"paydays": ["first"]}, "paydays"),
        ({"paydays": [32]}, "paydays"),
        ({"question": "weather"}, "question"),
        ({"backend": "oracle"}, "backend"),
        ({"backend": "rasa"}, "backend"),
    ],
)
def test_a_fault_is_one_sentence_that_names_the_field(
    understanding: Understanding, change: dict[str, Any], named: str
) -> None:
    """What is wrong is said by its field."""
    (told,) = answers(understanding, json.dumps(LINE | change))
    assert {"id", "error"} == set(told)
    assert told["error"].startswith(named)


@pytest.mark.parametrize("line", ["[]", "5", "null", '"text"'])
def test_what_is_no_object_is_an_error(understanding: Understanding, line: str) -> None:
    """JSON that is not an object is answered without an id."""
    (told,) = answers(understanding, line)
    assert told["id"] is None
    assert "error" in told


def test_the_day_may_be_given_once_for_all_lines(understanding: Understanding) -> None:
    """A line without a day is read on the day that the command gives."""
    line = json.dumps({key: value for key, value in LINE.items() if key != "today"})
    (told,) = (json.loads(answer) for answer in run([line], understanding, today=date(2026, 3, 10)))
    assert "2026-03-13" == told["legs"][0]["date"]


def test_the_question_is_heard(understanding: Understanding) -> None:
    """`question` shifts the reading of a bare answer."""
    (told,) = answers(understanding, json.dumps(LINE | {"text": "el viernes", "question": "date"}))
    assert "propose_plan" == told["intent"]
