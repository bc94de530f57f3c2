"""Count days, weeks and months: the arithmetic under every date that is read."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Self

FURTHEST = 12 * 9  #: months searched for a day that some months lack: 29 February comes within nine years


@dataclass(frozen=True, slots=True)
class Calendar:
    """The client's day, and how days are meant: forwards, or `back` for past verbs; `previous` was said before."""

    today: date
    paydays: Sequence[int | str] = (15, "last")
    month_first: bool = False
    back: bool = False
    previous: date | None = None
    country: str = ""  #: ISO 3166, for feasts and business days
    income: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def looking(self, *, back: bool, previous: date | None) -> Self:
        """Give the same calendar for another clause."""
        return replace(self, back=back, previous=previous)

    def in_days(self, days: int) -> date:
        """Give the day so many days from today."""
        return self.today + timedelta(days=days)

    def weekday(self, weekday: int) -> date:
        """Give the weekday's next occurrence after today, or its last before today when looking back."""
        if self.back:
            return self.today - timedelta(days=(self.today.weekday() - weekday - 1) % 7 + 1)
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)

    def next_monday(self, weeks: int = 1) -> date:
        """Give the Monday of next week, or of a week after it."""
        return self.today + timedelta(days=7 * weeks - self.today.weekday())

    def day(self, day: int) -> date | None:
        """Give a day of month's next occurrence, today included; months that lack the day are skipped."""
        step = -1 if self.back else 1
        for months in range(FURTHEST):
            found = day_of(self.today.year, self.today.month + step * months, day)
            if found and (found <= self.today if self.back else found >= self.today):
                return found
        return None

    def day_month(self, day: int, month: int, year: int | None = None) -> date | None:
        """Give a day and month's next occurrence, today included, or that of the year said."""
        if year is not None:
            return day_of(year, month, day)
        step = -1 if self.back else 1
        for years in range(9):
            found = day_of(self.today.year + step * years, month, day)
            if found and (found <= self.today if self.back else found >= self.today):
                return found
        return None

    def yearly(self, feast: Callable[[int], date], year: int | None = None) -> date:
        """Give a yearly feast's next day, today included, or its last when looking back; or that of the year said."""
        found = feast(year or self.today.year)
        if year is None and (found > self.today if self.back else found < self.today):
            return feast(self.today.year + (-1 if self.back else 1))
        return found

    def month_end(self, months: int = 0) -> date:
        """Give the last day of this month, of the next when that is today; or of a month after."""
        end = last_day(self.today.year, self.today.month + months)
        return last_day(self.today.year, self.today.month + 1) if end == self.today else end

    def end_of(self, month: int, year: int | None = None) -> date:
        """Give the last day of a month's next occurrence."""
        end = last_day(year or self.today.year, month)
        return end if year or end >= self.today or self.back else last_day(self.today.year + 1, month)

    def next_first(self) -> date:
        """Give the first day of next month."""
        return shift(self.today.replace(day=1), 1)

    def paydays_after(self, day: date, nth: int) -> date:
        """Give the nth payday after a day."""
        found = sorted(
            {
                payday
                for months in range(nth + 2)
                for said in (self.paydays or (15, "last"))
                for payday in [_payday(day.year, day.month + months, said)]
                if payday > day
            }
        )
        return found[nth - 1]


def _payday(year: int, month: int, said: int | str) -> date:
    last = last_day(year, month)
    return last.replace(day=min(last.day, max(1, said))) if isinstance(said, int) else last


def day_of(year: int, month: int, day: int) -> date | None:
    """Give a date, months counted past the year's end, or nothing when the month lacks the day."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_day(year: int, month: int) -> date:
    """Give a month's last day, months counted past the year's end."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def shift(day: date, months: int) -> date:
    """Give the same day some months later, clamped to the month's last day."""
    last = last_day(day.year, day.month + months)
    return last.replace(day=min(day.day, last.day))
