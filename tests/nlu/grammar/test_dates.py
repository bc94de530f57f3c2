"""Prove the dates row by row: each line of the tables is how a client names a day, and the day that is meant."""

from datetime import date
from pathlib import Path

import pytest

from nlu.grammar import extract

TODAY = date(2026, 3, 10)
TABLES = Path(__file__).parent / "dates"


def rows() -> list[tuple[str, ...]]:
    """Read the rows of every table: locale with its question, text, dates."""
    lines = [line for path in sorted(TABLES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("locale", "text", "dates"), rows())
def test_a_day_is_named(locale: str, text: str, dates: str) -> None:
    """A client's words name exactly the days of their row, in order, on a Tuesday the 10th of March 2026."""
    name, _, question = locale.partition("?")
    found = extract(text, name, TODAY, question=question or None)
    expected = [] if dates == "-" else [day if len(day) > 5 else f"{TODAY.year}-{day}" for day in dates.split()]

    assert expected == [entity.value for entity in found.entities if entity.type == "date"]
