# ruff: noqa: PLR2004 - days and months speak for themselves, and every resolver sees the same parts
"""Resolve what the rules call a date against the client's calendar: one short function for each kind."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from nlu.grammar import days_en, days_es, days_pt
from nlu.grammar.calendars import Calendar, day_of, last_day, shift

Parts = Mapping[str, str]
Resolver = Callable[[Parts, Calendar], date | None]

MONTHS: Final = MappingProxyType({**days_es.MONTHS, **days_pt.MONTHS, **days_en.MONTHS})
WEEKDAYS: Final = MappingProxyType({**days_es.WEEKDAYS, **days_pt.WEEKDAYS, **days_en.WEEKDAYS})
_ORDERS: Final = MappingProxyType(
    {
        "primer": 1,
        "primero": 1,
        "primeira": 1,
        "primeiro": 1,
        "segundo": 2,
        "segunda": 2,
        "tercer": 3,
        "terceira": 3,
        "terceiro": 3,
        "cuarto": 4,
        "quarta": 4,
        "ultimo": -1,
        "ultima": -1,
        "last": -1,
        "1": 1,
        "2": 2,
        "3": 3,
        "4": 4,
    }
)
_DAYS: Final = MappingProxyType({"d": 1, "s": 7, "w": 7, "f": 14, "c": 14, "q": 15})
LONGEST = 3660  #: days: an offset of more than ten years is no payment date


def _part(parts: Parts, *names: str) -> str | None:
    return next((parts[name] for name in names if parts.get(name)), None)


def _amount(parts: Parts) -> int:
    return min(int(float(parts.get("n") or 1)), LONGEST)


def _later(day: date, count: int, unit: str) -> date | None:
    if unit.startswith(("h",)):
        return day + timedelta(days=max(1, round(count / 24)))
    if unit.startswith("m") and unit != "media":
        return shift(day, count) if abs(count) <= LONGEST // 30 else None
    if unit.startswith(("ano", "year")):
        return shift(day, 12 * count) if abs(count) < LONGEST // 365 else None
    return day + timedelta(days=count * _DAYS[unit[0]])


def _offset(parts: Parts, calendar: Calendar) -> date | None:
    unit = parts.get("unit") or "dias"
    if parts.get("one") == "media":
        return calendar.in_days(3)
    if unit == "quincena":
        return calendar.in_days(15)
    return _later(calendar.today, _amount(parts), unit)


def _pair(parts: Parts, calendar: Calendar) -> date | None:
    return _later(calendar.today, 2, parts.get("unit") or "dias")


def _ago(parts: Parts, calendar: Calendar) -> date | None:
    return _later(calendar.today, -_amount(parts), parts.get("unit") or "dias")


def _after(parts: Parts, calendar: Calendar) -> date | None:
    unit = _part(parts, "unit", "unit2", "unit3") or "dias"
    return _later(calendar.previous or calendar.today, _amount(parts), unit)


def _weekday_of(parts: Parts) -> int | None:
    name = _part(parts, "wd", "wd2", "wd3")
    return WEEKDAYS[name] if name else None


def _weekday(parts: Parts, calendar: Calendar) -> date | None:
    weekday = _weekday_of(parts)
    return calendar.in_days(7) if weekday is None else calendar.weekday(weekday)


def _week_after(parts: Parts, calendar: Calendar) -> date | None:
    weekday = _weekday_of(parts)
    if weekday is None:
        return calendar.in_days(7)
    return calendar.weekday(weekday) + timedelta(days=14 if parts.get("wd3") else 7)


def _following(parts: Parts, calendar: Calendar) -> date | None:
    weekday = _weekday_of(parts)
    if calendar.previous is None:
        return None if weekday is None else calendar.weekday(weekday)
    if weekday is None:
        return calendar.previous + timedelta(days=7)
    return (
        calendar.looking(back=False, previous=None).weekday(weekday)
        if calendar.previous < calendar.today
        else (calendar.previous + timedelta(days=(weekday - calendar.previous.weekday() - 1) % 7 + 1))
    )


def _next_weekday(parts: Parts, calendar: Calendar) -> date | None:
    return calendar.next_monday() + timedelta(days=_weekday_of(parts) or 0)


def _last_weekday(parts: Parts, calendar: Calendar) -> date | None:
    return calendar.looking(back=True, previous=None).weekday(_weekday_of(parts) or 0)


def _month(parts: Parts) -> int | None:
    name = _part(parts, "mon", "mon2")
    return MONTHS[name] if name else None


def _year(parts: Parts) -> int | None:
    year = parts.get("y")
    return int(year) if year else None


def _day_number(parts: Parts) -> int:
    return 1 if parts.get("first") else int(_part(parts, "d", "d2", "d3") or 1)


def _day(parts: Parts, calendar: Calendar) -> date | None:
    return calendar.day(_day_number(parts))


def _month_day(parts: Parts, calendar: Calendar) -> date | None:
    month = _month(parts)
    if month is None:
        return calendar.day(_day_number(parts))
    return calendar.day_month(_day_number(parts), month, _year(parts))


def _next_month_day(parts: Parts, calendar: Calendar) -> date | None:
    first = calendar.next_first()
    return day_of(first.year, first.month, _day_number(parts))


def _month_end(parts: Parts, calendar: Calendar) -> date | None:
    month = _month(parts)
    return calendar.month_end() if month is None else calendar.end_of(month, _year(parts))


def _month_at(day: int) -> Resolver:
    def resolve(parts: Parts, calendar: Calendar) -> date | None:
        month = _month(parts)
        if month is not None:
            return calendar.day_month(day, month, _year(parts))
        if _part(parts, "next", "next2"):
            return calendar.next_first().replace(day=day)
        return calendar.next_first() if day == 1 else calendar.day(day)

    return resolve


def _half(parts: Parts, calendar: Calendar) -> date | None:
    if parts.get("h2"):
        if _part(parts, "next"):
            return calendar.month_end(1)
        return _month_end(parts, calendar)
    return _month_at(15)(parts, calendar)


def _ordinal_weekday(parts: Parts, calendar: Calendar) -> date | None:
    order = _ORDERS[_part(parts, "ord", "ordn") or "1"]
    month = _month(parts)
    for later in range(FOUR_YEARS):
        start = shift(calendar.today.replace(day=1), later)
        if (month is not None and start.month != month) or (parts.get("next") and later == 0):
            continue
        found = _nth(start, _weekday_of(parts) or 0, order)
        if found >= calendar.today:
            return found
    return None


FOUR_YEARS = 48  #: months


def _nth(start: date, weekday: int, order: int) -> date:
    if order < 0:
        last = last_day(start.year, start.month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (order - 1))


def _holiday(parts: Parts, calendar: Calendar) -> date | None:
    if parts.get("ny"):
        return calendar.day_month(1, 1)
    return calendar.day_month(24 if parts.get("eve") else 25, 12)


def _season(parts: Parts, calendar: Calendar) -> date | None:
    word = _part(parts, "income", "income2") or "decimo"
    dates = [calendar.day_month(day, month) for month, day in calendar.income.get(word, ())]
    return min((found for found in dates if found), default=None)


def _pair_of_days(parts: Parts, calendar: Calendar) -> date | None:
    first = calendar.day(_day_number(parts))
    end = last_day(calendar.today.year, calendar.today.month)
    return min(first, end) if first else end


def numeric(form: str, calendar: Calendar) -> date | None:
    """Read '20/3', '20-03-2026', '2026-03-20'; month first only where the country writes so, or nothing else fits."""
    first, second, *rest = [int(part) for part in form.replace("-", "/").replace(".", "/").split("/")]
    if first > 31 or len(form.replace("-", "/").replace(".", "/").split("/")[0]) == 4:
        return day_of(first, second, rest[0]) if rest and 1 <= second <= 12 else None
    year = None if not rest else rest[0] + 2000 if rest[0] < 70 else rest[0] + 1900 if rest[0] < 100 else rest[0]
    day, month = (second, first) if calendar.month_first else (first, second)
    if month > 12 >= day:
        day, month = month, day
    if not 1 <= month <= 12:
        return None
    return calendar.day_month(day, month, year)


def _payday_next(calendar: Calendar) -> date:
    """Give the next payday, or the one after it when 'esta quincena' was said before."""
    first = calendar.paydays_after(calendar.today, 1)
    return calendar.paydays_after(first, 1) if calendar.previous == first else first


def _fixed(days: int) -> Resolver:
    return lambda _, calendar: calendar.in_days(days)


RESOLVERS: Final[Mapping[str, Resolver]] = MappingProxyType(
    {
        "now": _fixed(0),
        "offset0": _fixed(0),
        "offset1": _fixed(1),
        "offset2": _fixed(2),
        "offset-1": _fixed(-1),
        "offset-2": _fixed(-2),
        "inweek": _week_after,
        "offset": _offset,
        "offsetpair": _pair,
        "ago": _ago,
        "after": _after,
        "weekday": _weekday,
        "weekday7": _week_after,
        "following": _following,
        "nextweekday": _next_weekday,
        "lastweekday": _last_weekday,
        "thisweekday": lambda parts, calendar: calendar.next_monday(0) + timedelta(days=_weekday_of(parts) or 0),
        "weekend": lambda _, calendar: calendar.weekday(5),
        "monthday": _month_day,
        "nextmonthday": _next_month_day,
        "day": _day,
        "monthend": _month_end,
        "nextmonthend": lambda _, calendar: last_day(calendar.next_first().year, calendar.next_first().month),
        "yearend": lambda _, calendar: date(calendar.today.year, 12, 31),
        "monthstart": _month_at(1),
        "monthmiddle": _month_at(15),
        "nextmonth": lambda _, calendar: calendar.next_first(),
        "month": _month_at(1),
        "nextweek": lambda _, calendar: calendar.next_monday(),
        "nextweek2": lambda _, calendar: calendar.next_monday(2),
        "payday": lambda _, calendar: calendar.paydays_after(calendar.today, 1),
        "payday2": lambda _, calendar: calendar.paydays_after(calendar.today, 2),
        "paydaynext": lambda _, calendar: _payday_next(calendar),
        "half": _half,
        "holiday": _holiday,
        "ordinalweekday": _ordinal_weekday,
        "season": _season,
        "+day": lambda parts, calendar: (
            _weekday(parts, calendar)
            if _weekday_of(parts) is not None
            else (calendar.day(_day_number(parts)) if _part(parts, "d", "d2", "d3") else calendar.weekday(5))
        ),
        "+end": lambda _, calendar: calendar.month_end(),
        "+first": lambda _, calendar: calendar.day(1),
        "+pair": _pair_of_days,
    }
)
"""How each kind of date is resolved; kinds with + come with a frequency."""
