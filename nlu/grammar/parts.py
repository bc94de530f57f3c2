"""Hold what a rule's named parts say of a date: its day, month, year, weekday, order, and how many of a unit."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from nlu.grammar import days_en, days_es, days_pt
from nlu.grammar.calendars import Calendar

Parts = Mapping[str, str]
Resolver = Callable[[Parts, Calendar], date | None]

LONGEST: Final = 3660  #: days: an offset of more than ten years is no payment date
MONTHS: Final = MappingProxyType({**days_es.MONTHS, **days_pt.MONTHS, **days_en.MONTHS})
WEEKDAYS: Final = MappingProxyType({**days_es.WEEKDAYS, **days_pt.WEEKDAYS, **days_en.WEEKDAYS})
_CENTURY: Final = 100
_TURN: Final = 70  #: two digits from here on are of the last century
_SPELLED: Final = (
    "primer primero primera primeiro primeira first",
    "segundo segunda second",
    "tercer tercero tercera terceiro terceira third",
    "cuarto cuarta quarto quarta fourth",
    "quinto quinta fifth",
    "sexto sexta sixth",
    "septimo septima setimo setima seventh",
    "octavo octava oitavo oitava eighth",
    "noveno novena nono nona ninth",
    "decimo decima tenth",
)
ORDERS: Final = MappingProxyType(
    {word: place for place, words in enumerate(_SPELLED, 1) for word in words.split()}
    | dict.fromkeys(("ultimo", "ultima", "last"), -1)
)


def part(parts: Parts, *names: str) -> str | None:
    """Give the first of the named parts that was said."""
    return next((parts[name] for name in names if parts.get(name)), None)


def amount_of(parts: Parts, name: str = "n") -> int:
    """Give how many of a unit were said, one when none were."""
    return min(int(float(parts.get(name) or 1)), LONGEST)


def weekday_of(parts: Parts) -> int | None:
    """Give the weekday said, Monday 0."""
    name = part(parts, "wd", "wd2", "wd3")
    return WEEKDAYS[name] if name else None


def month_of(parts: Parts) -> int | None:
    """Give the month said, 1 to 12."""
    name = part(parts, "mon", "mon2", "mon3")
    return MONTHS[name] if name else None


def day_of_month(parts: Parts) -> int:
    """Give the day of the month said; 'primero' is the first."""
    return 1 if parts.get("first") else int(part(parts, "d", "d2", "d3") or 1)


def year_of(parts: Parts) -> int | None:
    """Give the year said, in full."""
    said = part(parts, "y", "y2")
    return full_year(int(said)) if said else None


def full_year(year: int) -> int:
    """Give a year in full: '26' is 2026, '99' is 1999."""
    if year >= _CENTURY:
        return year
    return year + 2000 if year < _TURN else year + 1900


def order_of(parts: Parts) -> int:
    """Give which one was said: first 1, second 2, last -1."""
    said = part(parts, "ord", "ordn") or "1"
    return int(said) if said.isdigit() else ORDERS[said]
