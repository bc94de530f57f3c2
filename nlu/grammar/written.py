# ruff: noqa: PLR2004 - days, months and years speak for themselves
"""Read a date that is written in one piece: '20/3', '20-03-2026', '2026-03-20', '1-ene-2016', 'Oct2'."""

import re
from datetime import date
from typing import Final

from nlu.grammar.calendars import Calendar, day_of
from nlu.grammar.parts import MONTHS, full_year

_PIECES: Final = re.compile(r"[0-9]{1,4}|[a-z]{3,10}")


def written(form: str, calendar: Calendar) -> date | None:
    """Resolve a date in one piece; month first only where the country writes so, or nothing else fits."""
    pieces = _PIECES.findall(form)
    name = next((piece for piece in pieces if piece in MONTHS), None)
    if name is not None:
        return _named(MONTHS[name], [piece for piece in pieces if piece != name], calendar)
    if len(pieces) < 2 or not all(piece.isdigit() for piece in pieces):
        return None
    first, second, *rest = [int(piece) for piece in pieces]
    if first > 31 or len(pieces[0]) == 4:
        return _year_first(first, second, rest)
    day, month = (second, first) if calendar.month_first else (first, second)
    if month > 12 >= day:
        day, month = month, day
    if not 1 <= month <= 12:
        return None
    return calendar.day_month(day, month, full_year(rest[0]) if rest else None)


def _year_first(year: int, month: int, rest: list[int]) -> date | None:
    """Read '2026-03-20'; '2026/20/3' has only one reading too."""
    if not rest:
        return None
    day = rest[0]
    if month > 12 >= day:
        day, month = month, day
    return day_of(year, month, day) if 1 <= month <= 12 else None


def _named(month: int, numbers: list[str], calendar: Calendar) -> date | None:
    """Read a day, and perhaps a year, beside a month's name."""
    year = next((number for number in numbers if len(number) == 4), None)
    days = [int(number) for number in numbers if number is not year]
    if not days:
        return calendar.day_month(1, month, int(year)) if year else None
    said = int(year) if year else full_year(days[1]) if len(days) > 1 else None
    return calendar.day_month(days[0], month, said)
