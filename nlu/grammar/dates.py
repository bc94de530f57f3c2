"""Say for every kind of date which function resolves it against the client's calendar."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from nlu.grammar import months, offsets, weekdays
from nlu.grammar.calendars import Calendar, last_day
from nlu.grammar.feasts import feast
from nlu.grammar.parts import Parts, Resolver, month_of, part, weekday_of, year_of
from nlu.grammar.written import written

_DECEMBER: Final = 12
__all__ = ["RESOLVERS", "written"]


def _feast(parts: Parts, calendar: Calendar) -> date | None:
    found = feast(parts.get("feast") or "", calendar.country)
    if parts.get("next") or parts.get("gone"):
        calendar = calendar.looking(back=bool(parts.get("gone")), previous=None)
    return calendar.yearly(found, year_of(parts)) if found else None


def _season(parts: Parts, calendar: Calendar) -> date | None:
    """Give the next day on which a country's law pays an income: 'aguinaldo', 'prima', 'décimo'."""
    word = part(parts, "income", "income2") or "decimo"
    named = _DECEMBER if parts.get("xmas") else month_of(parts)
    paid = [(month, day) for month, day in calendar.income.get(word, ()) if named in {None, month}]
    dates = [calendar.day_month(day, month) for month, day in paid]
    return min((found for found in dates if found), default=None)


def _payday_next(_: Parts, calendar: Calendar) -> date:
    """Give the next payday, or the one after it when 'esta quincena' was said before."""
    first = calendar.paydays_after(calendar.today, 1)
    return calendar.paydays_after(first, 1) if calendar.previous == first else first


def _recurring(parts: Parts, calendar: Calendar) -> date | None:
    """Give the first day of 'cada viernes', 'el 5 de cada mes', 'cada fin de semana'."""
    if weekday_of(parts) is not None:
        return weekdays.weekday(parts, calendar)
    return months.day(parts, calendar) if part(parts, "d", "d2", "d3") else calendar.weekday(5)


RESOLVERS: Final[Mapping[str, Resolver]] = MappingProxyType(
    {
        "now": offsets.fixed(0),
        "offset0": offsets.fixed(0),
        "offset1": offsets.fixed(1),
        "offset2": offsets.fixed(2),
        "offset-1": offsets.fixed(-1),
        "offset-2": offsets.fixed(-2),
        "offset": offsets.offset,
        "offsetpair": offsets.pair,
        "workdays": offsets.workdays,
        "ago": offsets.ago,
        "after": offsets.after,
        "dayafter": offsets.beside(1),
        "daybefore": offsets.beside(-1),
        "nthweekday": offsets.nth_weekday,
        "inweek": weekdays.week_after,
        "weekday": weekdays.weekday,
        "weekday7": weekdays.week_after,
        "following": weekdays.following,
        "nextweekday": weekdays.in_week(1),
        "thisweekday": weekdays.in_week(0),
        "lastweekday": weekdays.last_weekday,
        "lastweekweekday": weekdays.in_week(-1),
        "weekend": lambda _, calendar: calendar.weekday(5),
        "nextweek": lambda _, calendar: calendar.next_monday(),
        "nextweek2": lambda _, calendar: calendar.next_monday(2),
        "weekpart": weekdays.week_part,
        "day": months.day,
        "monthday": months.month_day,
        "thismonthday": months.day_in(0),
        "nextmonthday": months.day_in(1),
        "lastmonthday": months.day_in(-1),
        "monthend": months.month_end,
        "lastday": months.month_end,
        "nextmonthend": lambda _, calendar: last_day(calendar.next_first().year, calendar.next_first().month),
        "yearend": lambda _, calendar: date(calendar.today.year, 12, 31),
        "yearstart": lambda _, calendar: calendar.day_month(1, 1),
        "monthstart": months.at(1),
        "monthmiddle": months.at(15),
        "month": months.at(1),
        "baremonth": months.at(1),
        "nextmonth": lambda _, calendar: calendar.next_first(),
        "weekofmonth": months.week_of_month,
        "ordinalweekday": months.ordinal_weekday,
        "businessday": months.business_day,
        "half": months.half,
        "payday": lambda _, calendar: calendar.paydays_after(calendar.today, 1),
        "payday2": lambda _, calendar: calendar.paydays_after(calendar.today, 2),
        "paydaynext": _payday_next,
        "feast": _feast,
        "season": _season,
        "again": lambda *_: None,  # one more of what was said before; alone it is none
        "shift": lambda *_: None,  # moves the day that follows; alone it is none
        "+day": _recurring,
        "+nth": months.ordinal_weekday,
        "+end": lambda _, calendar: calendar.month_end(),
        "+first": lambda _, calendar: calendar.day(1),
        "+pair": months.pair_of_days,
    }
)
"""How each kind of date is resolved; kinds with + come with a frequency."""
