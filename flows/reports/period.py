"""Say over which days a report goes: whole days of the creditor's calendar, cut into stretches that a chart can show.

A moment belongs to the day that it is where the creditor is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY, WEEK = timedelta(days=1), timedelta(days=7)
LONGEST = 366  #: days of one report
BY_DAY, BY_WEEK = 31, 124  #: up to so many days a chart has a column for each day, or each week; else each month
LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Period:
    """The days from one to another, both among them."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days there are."""
        return (self.last - self.first).days + 1

    @property
    def is_month(self) -> bool:
        """Say whether it is one whole month of the calendar."""
        return self == month_of(self.first)

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return when it begins, and when it is over: the first moment that is not among it."""
        return datetime.combine(self.first, time.min, zone), datetime.combine(self.last + DAY, time.min, zone)

    def stretches(self, by_day: int = BY_DAY) -> Sequence["Period"]:
        """Return it in days, weeks or months, in order; the first and the last may be shorter.

        Up to `by_day` days it is cut into days.
        """
        return tuple(self._cut(by_day))

    def _cut(self, by_day: int) -> Iterator["Period"]:
        first = self.first
        while first <= self.last:
            last = min(self._end(first, by_day), self.last)
            yield Period(first, last)
            first = last + DAY

    def _end(self, first: date, by_day: int) -> date:
        if self.days <= by_day:
            return first
        return first + WEEK - DAY if self.days <= BY_WEEK else month_of(first).last


def month_of(day: date) -> Period:
    """Return the month in which a day lies."""
    first = day.replace(day=1)
    return Period(first, _next_month(first) - DAY)


def months_before(day: date, count: int) -> Sequence[Period]:
    """Return the whole months before the one in which a day lies, the oldest first."""
    found: list[Period] = []
    first = day.replace(day=1)
    for _ in range(count):
        found.append(month_of(first - DAY))
        first = found[-1].first
    return tuple(reversed(found))


def read_period(first: str, last: str, today: date) -> Period | None:
    """Read the days that somebody asked for, the month so far where nothing is typed; None where they are no period.

    It is none where a day is none, the last comes before the first, or there are more than `LONGEST`. Days to come are
    left out, for nothing has happened on them.
    """
    try:
        begin = date.fromisoformat(first) if first else None
        end = min(date.fromisoformat(last), today) if last else today
    except ValueError:
        return None
    found = Period(begin or end.replace(day=1), end)
    return found if 0 < found.days <= LONGEST else None


def read_month(written: str) -> Period | None:
    """Read a month, `2026-03`; None where it is none."""
    try:
        return month_of(date.fromisoformat(f"{written}-01"))
    except ValueError:
        return None


def _next_month(first: date) -> date:
    return first.replace(year=first.year + first.month // LAST_MONTH, month=first.month % LAST_MONTH + 1)
