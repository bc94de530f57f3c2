"""Say what the countries' laws and the product's own caps allow, written from their tables as plain code.

Hours are local and half open. Weeks roll: seven times 24 hours. Where a country has no row of its own the caution of
all applies: one contact a day, two in seven days, a whole day between.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache

import holidays

Hours = tuple[time, time] | None


def _from(opens: int, closes: int) -> Hours:
    return time(opens), time(closes)


@dataclass(frozen=True)
class Country:
    """What binds a contact that we begin: hours from Monday, counts, and which of the holidays are closed."""

    weekday: Hours
    saturday: Hours = None
    sunday: Hours = None
    per_day: int = 1
    per_week: int = 2
    days_between: int = 1
    one_channel: bool = False
    calls_count: bool = True
    gap_minutes: int = 0
    closed: tuple[str, ...] = ("public",)
    regions: Mapping[str, tuple[Hours, Hours]] = field(default_factory=dict)

    def hours(self, day: date, region: str | None) -> Hours:
        """Return the hours of a weekday; of a region that is not known the strictest."""
        weekday, saturday = self.weekday, self.saturday
        if self.regions:
            weekday, saturday = self.regions.get(region or "?", (weekday, saturday) if region else self.regions["?"])
        return {5: saturday, 6: self.sunday}.get(day.weekday(), weekday)


WEEKDAYS_ONLY_RIO = (_from(9, 19), None)
COUNTRIES: Mapping[str, Country] = {
    "CL": Country(_from(8, 20), _from(8, 20), days_between=2, per_day=9, calls_count=False),
    "CO": Country(_from(7, 19), _from(8, 15), days_between=0, one_channel=True),
    "MX": Country(_from(9, 20), _from(9, 20)),
    "PE": Country(_from(7, 20)),
    "EC": Country(_from(7, 20), days_between=0),
    "DO": Country(_from(7, 20), _from(9, 13), days_between=0, gap_minutes=30),
    "GT": Country(_from(9, 18), per_day=2, days_between=0),
    "SV": Country(_from(8, 17)),
    "PA": Country(_from(8, 18), _from(8, 15)),
    "CR": Country(_from(9, 18), closed=("public", "optional")),
    "AR": Country(_from(9, 19)),
    "BR": Country(
        _from(8, 20),
        _from(8, 14),
        closed=("public", "optional"),
        regions={
            "SP": (_from(8, 20), _from(8, 14)),
            "AL": (_from(8, 20), _from(8, 14)),
            "RJ": WEEKDAYS_ONLY_RIO,
            "ES": (_from(8, 19), None),
            "AM": (_from(8, 19), None),
            "?": WEEKDAYS_ONLY_RIO,
        },
    ),
    "ES": Country(_from(9, 21)),
    "US": Country(_from(8, 21), _from(8, 21), _from(8, 21)),
    "GB": Country(_from(8, 21), _from(9, 17)),
}
STATUTORY_HOLD_DAYS = {("GB", "breathing_space"): 60}


def open_hours(country: str, region: str | None, day: date) -> Hours:
    """Return the hours in which a contact may be begun on a day, None where it may not."""
    law = COUNTRIES[country]
    if day in _holidays(country, region, law.closed, day.year):
        return None
    return law.hours(day, region)


def is_open(country: str, region: str | None, local: datetime) -> bool:
    """Say whether a local time lies within the hours."""
    hours = open_hours(country, region, local.date())
    return hours is not None and hours[0] <= local.time() < hours[1]


@cache
def _holidays(country: str, region: str | None, categories: tuple[str, ...], year: int) -> holidays.HolidayBase:
    known = region if region in holidays.country_holidays(country).subdivisions else None
    return holidays.country_holidays(country, subdiv=known, years=year, categories=categories)
