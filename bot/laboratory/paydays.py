"""Tell on which days an invented client is paid, what comes beside the wages, and what goes wrong."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from bot.laboratory.population_file import Bonus, Rhythm, Shocks
from flows.negotiation.calendar import Calendar

WEEK, MID, FIFTH = 7, 15, 5
FRIDAY, SATURDAY = 4, 5
RHYTHMS: dict[Rhythm, int] = {"weekly": 52, "semimonthly": 24, "monthly": 12}  #: paydays a year


@lru_cache(maxsize=8192)
def paydays(country: str, rhythm: Rhythm, start: date, horizon: int, *, late: bool) -> tuple[int, ...]:
    """Return the paydays after a day, as days from it: the last business day at or before the calendar's own."""
    calendar, end = Calendar(country), start + timedelta(days=horizon)
    named = _weekly(start, end, late=late) if rhythm == "weekly" else _monthly(rhythm, start, end, late=late)
    found = {(calendar.previous(day) - start).days for day in named}
    return tuple(sorted(day for day in found if 0 < day <= horizon))


@lru_cache(maxsize=8192)
def bonus_days(country: str, start: date, horizon: int, month: int, day: int) -> tuple[int, ...]:
    """Return the days from `start` on which a yearly payment comes within the horizon."""
    calendar = Calendar(country)
    years = (start.year + ahead for ahead in range(horizon // 365 + 2))
    named = (date(year, month, 1) + relativedelta(day=day) for year in years)
    found = ((calendar.previous(one) - start).days for one in named)
    return tuple(one for one in found if 0 < one <= horizon)


def factors(days: Sequence[int], shocks: Shocks, luck: Sequence[float]) -> list[float]:
    """Return what is left of the free money on each payday after what goes wrong."""
    low, high = shocks.paydays
    cut: list[float] = []
    left = 0
    for place in range(len(days)):
        chance = luck[place % len(luck)]
        if not left and chance < shocks.each_payday:
            left = low + int(chance / shocks.each_payday * (high - low + 1))
        cut.append(1 - shocks.cuts if left else 1.0)
        left -= left > 0
    return cut


def bonuses(
    found: Sequence[Bonus], country: str, start: date, horizon: int, income: float
) -> Iterator[tuple[int, float]]:
    """Yield what comes beside the wages, each with its day."""
    for bonus in found:
        for day in bonus_days(country, start, horizon, bonus.month, bonus.day):
            yield day, bonus.pay * income


def _weekly(start: date, end: date, *, late: bool) -> Iterator[date]:
    day = start + timedelta(days=((FRIDAY if late else SATURDAY) - start.weekday()) % WEEK)
    while day <= end:
        yield day
        day += timedelta(days=WEEK)


def _monthly(rhythm: Rhythm, start: date, end: date, *, late: bool) -> Iterator[date]:
    """Yield the days of a month on which pay falls: its middle and end, or its end or the fifth."""
    month = start.replace(day=1)
    while month <= end:
        last = month + relativedelta(day=31)
        if rhythm == "semimonthly":
            yield from (month.replace(day=MID), last)
        else:
            yield last if late else month.replace(day=FIFTH)
        month += relativedelta(months=1)
