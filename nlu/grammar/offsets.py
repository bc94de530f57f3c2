"""Count from a day: in so many days, so long ago, after what was said before."""

from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from nlu.grammar.calendars import Calendar, shift
from nlu.grammar.parts import LONGEST, Parts, Resolver, amount_of, part, weekday_of

_DAYS: Final = MappingProxyType({"d": 1, "s": 7, "w": 7, "f": 14, "c": 14, "q": 15})
_WEEKENDS: Final = frozenset({5, 6})


def later(day: date, count: int, unit: str) -> date | None:
    """Give the day so many hours, days, weeks, fortnights, months or years later; nothing beyond ten years."""
    if unit.startswith("h"):
        return day + timedelta(days=max(1, round(count / 24)))
    if unit.startswith("m"):
        return shift(day, count) if abs(count) <= LONGEST // 30 else None
    if unit.startswith(("ano", "year")):
        return shift(day, 12 * count) if abs(count) < LONGEST // 365 else None
    return day + timedelta(days=count * _DAYS[unit[0]])


def _span(day: date, parts: Parts, sign: int) -> date | None:
    """Give the day a said span away: years, months, then the last unit; 'y medio' adds half of it."""
    unit = part(parts, "unit", "unit2", "unit3") or "dias"
    found = shift(day, sign * (12 * amount_of(parts, "years") if parts.get("years") else 0))
    found = shift(found, sign * amount_of(parts, "months")) if parts.get("months") else found
    moved_day = later(found, sign * amount_of(parts), unit)
    if moved_day is None:
        return None
    more = amount_of(parts, "more") if parts.get("more") else 0
    more += {"m": 15, "s": 3, "w": 3}.get(unit[0], 0) if parts.get("half") else 0
    return moved_day + timedelta(days=sign * more)


def offset(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'en 10 días', 'in two weeks', 'daqui a um mês', 'en mes y medio'."""
    if parts.get("one") == "media":
        return calendar.in_days(3)
    return _span(calendar.today, parts, 1)


def workdays(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'en 5 días hábiles': Mondays to Fridays; holidays are negotiation's."""
    day, left = calendar.today, min(amount_of(parts), LONGEST // 10)
    while left:
        day += timedelta(days=1)
        left -= day.weekday() not in _WEEKENDS
    return day


def pair(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'en un par de días'."""
    return later(calendar.today, 2, parts.get("unit") or "dias")


def ago(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'hace 4 días', '1 month 21 days ago'."""
    return _span(calendar.today, parts, -1)


def after(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve '15 días después', counted from the day said before."""
    return _span(calendar.previous or calendar.today, parts, 1)


def moved(day: date, parts: Parts) -> date | None:
    """Give the day that '3 días después de' or 'two weeks before' makes of the day that follows."""
    backward = (parts.get("dir") or "").startswith(("ante", "before"))
    return _span(day, parts, -1 if backward else 1)


def beside(days: int) -> Resolver:
    """Give the resolver of 'el día siguiente' and 'the day before': beside the day said before, else beside today."""
    return lambda _, calendar: (calendar.previous or calendar.today) + timedelta(days=days)


def fixed(days: int) -> Resolver:
    """Give the resolver of a word that always lies so many days from today."""
    return lambda _, calendar: calendar.in_days(days)


def nth_weekday(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'two Fridays from now', 'daqui a duas sextas', '4 Thursdays ago'."""
    weekday, count = weekday_of(parts) or 0, amount_of(parts) - 1
    if parts.get("ago"):
        return calendar.looking(back=True, previous=None).weekday(weekday) - timedelta(weeks=count)
    return calendar.weekday(weekday) + timedelta(weeks=count)
