"""Find the weekday that is meant: the next one, the one after, that of next week, of this, of last."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from nlu.grammar.calendars import Calendar
from nlu.grammar.parts import Parts, Resolver, weekday_of

_WEDNESDAY: Final = 2
_FRIDAY: Final = 4


def weekday(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'el viernes': its next occurrence after today, its last when past verbs look back."""
    found = weekday_of(parts)
    return calendar.in_days(7) if found is None else calendar.weekday(found)


def week_after(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'Friday week', 'el otro viernes', 'hoy en ocho': seven days more; a fortnight with 'quince'."""
    found = weekday_of(parts)
    if parts.get("tomorrow"):
        calendar = replace(calendar, today=calendar.in_days(1))
    days = 14 if parts.get("wd3") or parts.get("fortnight") else 7
    return (calendar.today if found is None else calendar.weekday(found)) + timedelta(days=days)


def following(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'el viernes siguiente', counted from the day said before."""
    found = weekday_of(parts)
    if calendar.previous is None:
        return None if found is None else calendar.weekday(found)
    if found is None:
        return calendar.previous + timedelta(days=7)
    if calendar.previous < calendar.today:
        return calendar.looking(back=False, previous=None).weekday(found)
    return calendar.previous + timedelta(days=(found - calendar.previous.weekday() - 1) % 7 + 1)


def last_weekday(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'el lunes pasado': the last one before today."""
    return calendar.looking(back=True, previous=None).weekday(weekday_of(parts) or 0)


def in_week(weeks: int) -> Resolver:
    """Give the resolver of a weekday in a week from Monday to Sunday: this 0, next 1, last -1."""
    return lambda parts, calendar: calendar.next_monday(weeks) + timedelta(days=weekday_of(parts) or 0)


def week_part(parts: Parts, calendar: Calendar) -> date | None:
    """Resolve 'a mediados de la otra semana' as its Wednesday, 'a fines' as its Friday."""
    return calendar.next_monday() + timedelta(days=_WEDNESDAY if parts.get("mid") else _FRIDAY)
