"""Know the closed days of a country: holidays of the `holidays` library, and what an operator adds or removes.

The same year of the same place is computed once and kept; the answer is a pure function of its arguments.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

from flows.closed_days import covered_years, published


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which a place is closed.

    `regions` are the library's subdivision codes whose days all count; none means the national days alone.
    `only`, when given, replaces everything else.
    """

    country: str
    categories: tuple[str, ...] = ("public",)
    regions: tuple[str, ...] = ()
    add: frozenset[date] = frozenset()
    remove: frozenset[date] = frozenset()
    only: frozenset[date] | None = None

    def knows(self, day: date) -> bool:
        """Tell whether the calendar covers a day's year."""
        if self.only is not None:
            return True
        first, last = covered_years(self.country)
        return first <= day.year <= last

    def is_closed(self, day: date) -> bool:
        """Tell whether a local day is a holiday."""
        if self.only is not None:
            return day in self.only
        if day in self.remove:
            return False
        return day in self.add or day in published(self.country, self.regions, self.categories, day.year)

    def next_open_day(self, day: date) -> date:
        """Return the first day after `day` that is no holiday."""
        day += timedelta(days=1)
        while self.is_closed(day):
            day += timedelta(days=1)
        return day


@lru_cache(maxsize=4096)
def find_region(country: str, written: str) -> str | None:
    """Return the library's code for a subdivision written as a code, with its country before it, or as a name."""
    wanted = fold(written).removeprefix(f"{country.lower()}-")
    return region_names(country).get(wanted)


@lru_cache(maxsize=256)
def region_names(country: str) -> dict[str, str]:
    """Return the folded codes and names of a country's subdivisions, each with its code."""
    known = holidays.country_holidays(country)
    names: dict[str, str] = {fold(name): code for name, code in known.subdivisions_aliases.items()}
    return names | {fold(code): code for code in known.subdivisions}


def all_regions(country: str) -> tuple[str, ...]:
    """Return the codes of all subdivisions that the library knows."""
    return tuple(holidays.country_holidays(country).subdivisions)


def fold(text: str) -> str:
    """Return a name in small letters without accents or spaces around it."""
    parts = unicodedata.normalize("NFKD", text.strip().lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def days(written: Iterable[date] | None) -> frozenset[date] | None:
    """Return days as a set, or None when none were given."""
    return None if written is None else frozenset(written)
