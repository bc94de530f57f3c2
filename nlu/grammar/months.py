"""Find the day of a month that is meant: its number, its end, its middle, its second Friday, its fifth business day."""

from datetime import date, timedelta
from typing import Final

from nlu.grammar.calendars import Calendar, day_of, last_day, shift
from nlu.grammar.feasts import rests
from nlu.grammar.parts import Parts, Resolver, day_of_month, month_of, order_of, part, weekday_of, year_of

FOUR_YEARS: Final = 48  #: months
AGREEING: Final = 3  #: months within which 'lunes 8' is a Monday the 8th; beyond, the day counts and not its name


def day(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'el 15': its next occurrence, today included."""
    return calendar.day(day_of_month(parts))


def month_day(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve '15 de abril', 'viernes 13', '22nd of May 2027'."""
    month, said = month_of(parts), day_of_month(parts)
    if month is not None:
        return calendar.day_month(said, month, year_of(parts))
    weekday = weekday_of(parts)
    return calendar.day(said) if weekday is None else _agreeing(weekday, said, calendar)


def _agreeing(weekday: int, said: int, calendar: Calendar) -> date | None:
    """Give the next day of that number that falls on that weekday, if one comes soon; else the day alone."""
    step = -1 if calendar.back else 1
    today = calendar.today
    for months in range(AGREEING):
        found = day_of(today.year, today.month + step * months, said)
        if found and found.weekday() == weekday and (found <= today if calendar.back else found >= today):
            return found
    return calendar.day(said)


def day_in(months: int) -> Resolver:
    """Give the resolver of a day in the month so many from this one: 'el 20 del mes pasado', '15th of next month'."""
    return lambda parts, calendar: day_of(calendar.today.year, calendar.today.month + months, day_of_month(parts))


def month_end(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'fin de mes', 'fin de enero'."""
    month = month_of(parts)
    return calendar.month_end() if month is None else calendar.end_of(month, year_of(parts))


def at(first: int) -> Resolver:
    """Give the resolver of a month's day: of the month named, of next month, else the next such day."""

    def resolve(parts: Parts, calendar: Calendar) -> date | None:
        month = month_of(parts)
        if month is not None:
            return calendar.day_month(first, month, year_of(parts))
        if part(parts, "next", "next2"):
            return calendar.next_first().replace(day=first)
        return calendar.next_first() if first == 1 else calendar.day(first)

    return resolve


def half(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'primera quincena de marzo' as the 15th, 'segunda' as the last day."""
    if not parts.get("h2"):
        return at(15)(parts, calendar)
    return calendar.month_end(1) if part(parts, "next") else month_end(parts, calendar)


def week_of_month(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'segunda semana de abril' as its first day, the 8th; with a weekday, the first on or after it."""
    order = order_of(parts)
    if order < 0:
        month = month_of(parts)
        last = calendar.month_end() if month is None else calendar.end_of(month, year_of(parts))
        start = last if weekday_of(parts) is None else last - timedelta(days=6)
    else:
        found = at(7 * min(order, 4) - 6)(parts, calendar)
        if found is None:
            return None
        start = found
    weekday = weekday_of(parts)
    return start if weekday is None else start + timedelta(days=(weekday - start.weekday()) % 7)


def ordinal_weekday(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'el segundo viernes de abril', 'the last Sunday of next month'; 'of this month' may be past."""
    year, weekday, order = year_of(parts), weekday_of(parts) or 0, order_of(parts)
    return next(
        (
            found
            for start in _months(parts, calendar)
            if (found := _nth(start, weekday, order))
            and (year or parts.get("this") or parts.get("gone") or found >= calendar.today)
        ),
        None,
    )


def _months(parts: Parts, calendar: Calendar) -> list[date]:
    """Give the firsts of the months that may be meant, in order."""
    month, year = month_of(parts), year_of(parts)
    first = calendar.today.replace(day=1)
    if month is not None and year is not None:
        return [date(year, month, 1)]
    if parts.get("this") or parts.get("gone"):
        return [shift(first, -1 if parts.get("gone") else 0)]
    starts = [shift(first, later) for later in range(1 if parts.get("next") else 0, FOUR_YEARS)]
    return [start for start in starts if month is None or start.month == month]


def _nth(start: date, weekday: int, order: int) -> date | None:
    """Give a month's nth such weekday, counted from its end when negative; none when it has no fifth."""
    if order < 0:
        last = last_day(start.year, start.month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    found = start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (order - 1))
    return found if found.month == start.month else None


def business_day(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'quinto dia útil', the payday of Brazil: counted without Sundays and feasts (CLT art. 459 § 1).

    Elsewhere 'quinto día hábil' is counted from Monday to Friday.
    """
    for start in _months(parts, calendar):
        found = start - timedelta(days=1)
        for _ in range(min(max(1, order_of(parts)), 20)):
            found = _next_business(found, calendar)
        if found >= calendar.today or parts.get("this") or year_of(parts):
            return found
    return None


def _next_business(day: date, calendar: Calendar) -> date:
    found = day + timedelta(days=1)
    while rests(found, calendar.country):
        found += timedelta(days=1)
    return found


def pair_of_days(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'los 15 y 30' to the one that comes first."""
    first = calendar.day(day_of_month(parts))
    other = parts.get("e")
    end = (calendar.day(int(other)) if other else None) or last_day(calendar.today.year, calendar.today.month)
    return min(first, end) if first else end
