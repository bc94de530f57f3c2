"""The laws of form of the messages that measure: what a set must be before any total is read from it."""

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
HELD_OUT = Path(__file__).resolve().parent / "held_out"
KNOWN = yaml.safe_load((ROOT / "nlu/domain.yml").read_text("utf-8"))["intents"]
GRAVE = {"distress", "opt_out", "wrong_person", "complain"}
LEAST = {"es": 14, "en": 8, "pt": 8}
QUESTIONS = {"confirm", "amount", "date", "count", "identity", "which_invoice", "rating"}
FREQUENCIES = {"weekly", "biweekly", "semimonthly", "monthly"}
SUM = re.compile(r"(0|[1-9]\d*)(\.\d\d)?")

Row = dict[str, Any]
ROWS: list[Row] = [json.loads(line) for line in (HELD_OUT / "extraction.jsonl").read_text("utf-8").splitlines()]


def messages(language: str) -> dict[str, list[str]]:
    """Read a language's messages by intent."""
    blocks = yaml.safe_load((HELD_OUT / f"{language}.yml").read_text("utf-8"))["nlu"]
    return {block["intent"]: [line[2:] for line in block["examples"].splitlines()] for block in blocks}


def values(row: Row, kind: str) -> list[Any]:
    """List the values of a row's entities of one type."""
    return [entity["value"] for entity in row["entities"] if entity["type"] == kind]


def is_sum(value: str) -> bool:
    """Tell whether a value is a sum in major units, with cents only when not zero."""
    return bool(SUM.fullmatch(value)) and not value.endswith(".00")


LEGAL: dict[str, Callable[[Any], bool]] = {
    "money": is_sum,
    "date": lambda value: date.fromisoformat(value).isoformat() == value,
    "count": lambda value: type(value) is int and value >= 1,
    "frequency": lambda value: value in FREQUENCIES,
    "percent": lambda value: 0 < Decimal(value) <= 100,
}


def legal_amount(row: Row, leg: Row) -> bool:
    """Tell whether a leg's amount was said: as it is, as a share, or as one of `count` equal parts of a sum."""
    amount = leg["amount"]
    if amount in (None, "rest", "all"):
        return True
    if amount.endswith("%"):
        return amount[:-1] in values(row, "percent")
    return any(
        Decimal(said) in (Decimal(amount), Decimal(amount) * (leg["count"] or 1)) for said in values(row, "money")
    )


@pytest.mark.parametrize("language", sorted(LEAST))
def test_every_intent_is_measured(language: str) -> None:
    """Every intent of the domain, and no other, has its share of messages; the grave ones half as many again."""
    held = messages(language)
    assert set(held) == set(KNOWN)
    for intent, found in held.items():
        assert len(found) >= LEAST[language] * (3 if intent in GRAVE else 2) // 2, intent


@pytest.mark.parametrize("language", sorted(LEAST))
def test_no_message_twice(language: str) -> None:
    """A message stands once in its language, whatever its capitals."""
    times = Counter(message.casefold() for found in messages(language).values() for message in found)
    assert [message for message, n in times.items() if n > 1 or not message.strip()] == []


@pytest.mark.parametrize("language", sorted(LEAST))
def test_the_set_says_whose_hand_wrote_it(language: str) -> None:
    """A set opens with the words that keep it from teaching."""
    first = (HELD_OUT / f"{language}.yml").read_text("utf-8").splitlines()[0]
    said = "# Written by another hand than rules and training data: they measure, by totals, and never teach."
    assert first == said


def test_rows_are_named_once() -> None:
    """An id names one row, and a country asks the same thing once."""
    assert [name for name, n in Counter(row["id"] for row in ROWS).items() if n > 1] == []
    asked = Counter((row["locale"], row["text"].casefold(), row.get("question")) for row in ROWS)
    assert [key for key, n in asked.items() if n > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_rows_have_the_shape_of_a_reading(row: Row) -> None:
    """A row has a known intent, entities that its message holds, and legs made of what was said."""
    assert row["intent"] in KNOWN
    assert re.fullmatch(r"(es|en|pt)-[A-Z]{2}", row["locale"])
    assert date.fromisoformat(row["today"]).isoformat() == row["today"]
    assert row.get("question") in QUESTIONS | {None}
    for entity in row["entities"]:
        assert entity["text"] in row["text"]
        assert LEGAL[entity["type"]](entity["value"]), entity
        assert (len(entity.get("currency", "")) == 3) == (entity["type"] == "money"), entity
    assert bool(row["legs"]) == (row["intent"] == "propose_plan")
    for leg in row["legs"]:
        assert set(leg) == {"amount", "date", "count", "frequency"}
        assert legal_amount(row, leg), leg
        assert leg["date"] is None or leg["date"] in values(row, "date")
        assert leg["count"] in (None, 1) or leg["count"] in values(row, "count")
        assert leg["frequency"] is None or (leg["count"] != 1 and leg["frequency"] in values(row, "frequency"))
