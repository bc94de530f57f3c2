"""Prove that a passing trouble and a lasting one are told apart by the client's own words, on a labelled set."""

from datetime import date
from pathlib import Path
from typing import Final

import yaml

from nlu.grammar import extract

LABELLED = Path(__file__).parents[1] / "difficulty.yml"
TODAY = date(2026, 3, 10)
RIGHT: Final = 0.9  #: the share of the labelled messages that must be read as labelled


def readings() -> list[tuple[str, str | None, str | None]]:
    """Read every labelled message: its text, its label, and what was read."""
    rows = yaml.safe_load(LABELLED.read_text(encoding="utf-8"))
    return [(row["text"], row["label"], extract(row["text"], row["locale"], TODAY).difficulty) for row in rows]


def test_nine_in_ten_are_read_as_labelled() -> None:
    """At least nine labelled messages in ten are read as their label says, null being one."""
    rows = readings()

    assert sum(label == read for _, label, read in rows) >= RIGHT * len(rows) >= RIGHT * 120


def test_none_is_read_as_the_opposite() -> None:
    """No message is read as the opposite of its label: what is doubtful stays unsaid."""
    assert [] == [text for text, label, read in readings() if label and read and read != label]
