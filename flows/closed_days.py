"""Look holidays up in the `holidays` library: one place for the contact rules, for payment dates and for advisers."""

from datetime import date
from functools import lru_cache

import holidays
from holidays import version

EDITION: str = version.__version__
"""The library's edition: a later one may know days that this one does not."""


@lru_cache(maxsize=4096)
def published(country: str, regions: tuple[str, ...], categories: tuple[str, ...], year: int) -> frozenset[date]:
    """Return a year's holidays: the national ones and those of every region named."""
    places: tuple[str | None, ...] = regions or (None,)
    return frozenset(
        day
        for place in places
        for day in holidays.country_holidays(country, subdiv=place, years=year, categories=categories)
    )


@lru_cache(maxsize=256)
def covered_years(country: str) -> tuple[int, int]:
    """Return the first and last year whose holidays the library knows; (1, 0) for a country it does not know."""
    try:
        known = holidays.country_holidays(country)
    except NotImplementedError:
        return 1, 0
    return known.start_year, known.end_year


@lru_cache(maxsize=256)
def categories(country: str) -> tuple[str, ...]:
    """Return the kinds of holiday on which offices or banks close (Chile's 31 December is a bank holiday alone)."""
    return tuple(sorted({"public", "bank"} & set(holidays.country_holidays(country).supported_categories)))
