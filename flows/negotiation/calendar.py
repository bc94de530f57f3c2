"""Tell business days: neither weekends, nor the country's public and bank holidays, nor the creditor's closures."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

_DAY = timedelta(days=1)
_SATURDAY = 5


@cache
def national_holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    """Return the days of a year on which a country's offices or banks are closed.

    Bank holidays are joined where the library keeps them apart (Chile's 31 December is one).
    """
    kind = holidays.country_holidays(country, years=year)
    wanted = {"public", "bank"} & set(kind.supported_categories)
    table = holidays.country_holidays(country, subdiv=subdivision, years=year, categories=tuple(sorted(wanted)))
    return frozenset(day for day in table if day.year == year)


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
        known = national_holidays(self.country, self.subdivision, day.year) if self.given is None else self.given
        return day not in known

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
