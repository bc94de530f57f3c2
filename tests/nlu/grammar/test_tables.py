"""Prove the reading rules row by row: each line of the tables is one message of a client and what it means."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from nlu.grammar import Extraction, extract
from nlu.grammar.countries import country_of

TODAY = date(2026, 3, 10)
TABLES = Path(__file__).parent / "tables"
KINDS = {"m": "money", "d": "date", "c": "count", "f": "frequency", "p": "percent"}


def rows() -> list[tuple[str, ...]]:
    """Read the rows of every table: id, locale with its question, text, legs, entities."""
    lines = [
        (f"{path.stem}-{line}").split(" | ")
        for path in sorted(TABLES.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return [tuple(cell.strip() for cell in line) for line in lines]


def day(text: str) -> str | None:
    """Read a day as the tables write it: month and day of this year, a whole date, or a dash."""
    return None if text == "-" else text if len(text) > 5 else f"{TODAY.year}-{text}"


def expected_legs(cell: str) -> list[tuple[object, ...]]:
    """Read the legs of a row."""
    if cell == "none":
        return []
    legs = [leg.split() for leg in cell.split(";")]
    return [
        (
            None if amount == "-" else amount,
            day(when),
            None if count == "-" else int(count),
            None if often == "-" else often,
        )
        for amount, when, count, often in legs
    ]


def found_legs(found: Extraction) -> list[tuple[object, ...]]:
    """Give the legs as the tables hold them."""
    return [(leg.amount, leg.date, leg.count, leg.frequency) for leg in found.legs]


def expected_entities(cell: str, currency: str) -> list[tuple[object, ...]]:
    """Read the entities of a row; a sum's currency is the country's unless written."""
    entities: list[tuple[object, ...]] = []
    for word in () if cell == "-" else cell.split():
        kind, value = KINDS[word[0]], word[1:]
        if kind == "money":
            named = value[-3:].isalpha()
            entities.append((kind, str(Decimal(value[:-3] if named else value)), value[-3:] if named else currency))
        elif kind == "date":
            entities.append((kind, day(value), None))
        else:
            entities.append((kind, int(value) if kind == "count" else value, None))
    return sorted(entities, key=str)


def read(locale: str, text: str) -> Extraction:
    """Read one row's text after its question."""
    name, _, question = locale.partition("?")
    return extract(text, name, TODAY, question=question or None)


ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_message_means_its_row(row: tuple[str, ...]) -> None:
    """A client's message yields exactly the legs and the entities of its row."""
    _, locale, text, legs, entities = row
    found = read(locale, text)
    currency = country_of(locale.partition("?")[0]).currency

    assert expected_legs(legs) == found_legs(found)
    said = [(entity.type, entity.value, entity.currency) for entity in found.entities]
    assert expected_entities(entities, currency) == sorted(said, key=str)
