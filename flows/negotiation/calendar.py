"""Tell business days: neither weekends, nor the country's public and bank holidays, nor the creditor's closures."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from flows.closed_days import categories, published

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which a client may pay a creditor.

    `given` replaces the country's holidays when it is not None; `closures` are the creditor's own and always count.
    Weekends are Saturdays and Sundays. A country is an ISO 3166-1 code, a subdivision an ISO 3166-2 part ("CT").
    """

    country: str
    closures: frozenset[date] = frozenset()
    given: frozenset[date] | None = None
    subdivision: str | None = None

    def is_business_day(self, day: date) -> bool:
        """Say whether a payment may fall on a day."""
        if day.weekday() >= _SATURDAY or day in self.closures:
            return False
        return day not in self._known(day.year)

    def _known(self, year: int) -> frozenset[date]:
        """Return the holidays that count in a year."""
        return _holidays(self.country, self.subdivision, year) if self.given is None else self.given

    def next(self, day: date) -> date:
        """Return the day itself, or the first business day after it."""
        while not self.is_business_day(day):
            day += _DAY
        return day

    def previous(self, day: date) -> date:
        """Return the day itself, or the last business day before it."""
        while not self.is_business_day(day):
            day -= _DAY
        return day

    def last_within(self, first: date, last: date) -> date | None:
        """Return the last business day from `first` to `last`, both included, or None when there is none."""
        day = last
        while day >= first:
            if self.is_business_day(day):
                return day
            day -= _DAY
        return None


@lru_cache(maxsize=4096)
def _holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    return published(country, (subdivision,) if subdivision else (), categories(country), year)
