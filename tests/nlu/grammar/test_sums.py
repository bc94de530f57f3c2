"""Prove sums and shares row by row: each line of the tables is how a client names money, and what it comes to."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from nlu.grammar import extract
from nlu.grammar.countries import country_of
from nlu.reading import Entity, decimal_text

TODAY = date(2026, 3, 10)
TABLES = Path(__file__).parent / "sums"


def rows() -> list[tuple[str, ...]]:
    """Read the rows of every table: locale, text, sums and shares."""
    lines = [line for path in sorted(TABLES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in lines if line and not line.startswith("#")]


def expected(cell: str, currency: str) -> list[str]:
    """Read what a row names: '50000', '300USD', 'p20'."""
    said = [] if cell == "-" else cell.split()
    return [
        word
        if word.startswith("p")
        else f"{decimal_text(Decimal(word[:-3]))}{word[-3:]}"
        if word[-3:].isalpha()
        else f"{decimal_text(Decimal(word))}{currency}"
        for word in said
    ]


def shown(entity: Entity) -> str:
    """Write an entity as the tables do."""
    return f"p{entity.value}" if entity.type == "percent" else f"{entity.value}{entity.currency}"


@pytest.mark.parametrize(("locale", "text", "sums"), rows())
def test_money_is_named(locale: str, text: str, sums: str) -> None:
    """A client's words name exactly the sums and shares of their row, in order."""
    found = [entity for entity in extract(text, locale, TODAY).entities if entity.type in {"money", "percent"}]

    assert expected(sums, country_of(locale).currency) == [shown(entity) for entity in found]
