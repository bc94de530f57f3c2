# ruff: noqa: PLR2004 - days and months speak for themselves
"""Read the named parts of a rule that found a date: which weekday, month, year, day and how many."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from nlu.grammar import day_names
from nlu.grammar.calendars import Calendar

Parts = Mapping[str, str]
Resolver = Callable[[Parts, Calendar], date | None]


def _merged(tables: Mapping[str, Mapping[str, int]]) -> Mapping[str, int]:
    """Join the names of the languages; of one written alike, the later language's."""
    return MappingProxyType({name: number for table in tables.values() for name, number in table.items()})


MONTHS: Final = _merged(day_names.MONTHS)
WEEKDAYS: Final = _merged(day_names.WEEKDAYS)
ORDERS: Final = _merged(day_names.ORDERS)
LONGEST: Final = 3660  #: days: an offset of more than ten years is no payment date


def part(parts: Parts, *names: str) -> str | None:
    """Give the first of the parts that was said."""
    return next((parts[name] for name in names if parts.get(name)), None)


def amount_of(parts: Parts, name: str = "n") -> int:
    """Give how many units were said, one when the number is an article."""
    return min(int(Decimal(parts.get(name) or 1)), LONGEST)


def weekday_of(parts: Parts) -> int | None:
    """Give the weekday, Monday 0; Brazil also numbers them, '6ª' the sixth from Sunday."""
    name = part(parts, "wd", "wd2", "wd3")
    number = part(parts, "wdn")
    return WEEKDAYS[name] if name else int(number) - 2 if number else None


def month_of(parts: Parts) -> int | None:
    """Give the month, by name or by number."""
    name = part(parts, "mon", "mon2")
    number = part(parts, "mn")
    return MONTHS[name] if name else int(number) if number else None


def year_of(parts: Parts) -> int | None:
    """Give the year; of two digits it is the one between 1970 and 2069; spoken in pairs, 'nineteen eighty'."""
    if parts.get("century"):
        return 100 * int(parts["century"]) + int(parts.get("decade") or 0)
    said = parts.get("y")
    return full_year(int(said)) if said else None


def full_year(year: int) -> int:
    """Give a year of two digits its century."""
    return year if year >= 100 else year + (2000 if year < 70 else 1900)


def order_of(parts: Parts) -> int:
    """Give which of several is meant: the first 1, the last -1."""
    said = part(parts, "ord", "ordn") or "1"
    return ORDERS[said] if said in ORDERS else int(said)


def day_of_month(parts: Parts) -> int:
    """Give the day of a month, in digits or as an ordinal in words."""
    words = parts.get("ow")
    if words:
        return sum(ORDERS[word] for word in words.split())
    return 1 if parts.get("first") else int(part(parts, "d", "d2", "d3") or 1)
