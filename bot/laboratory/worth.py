"""Say what payments are worth today, and in which month a day lies."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

MONTH, YEAR_MONTHS = 30, 12


def present_value(payments: Iterable[tuple[int, int]], monthly_rate: float) -> float:
    """Return what payments of days and amounts are worth on the first day."""
    return float(sum(amount * (1 + monthly_rate) ** (-day / MONTH) for day, amount in payments))


@lru_cache(maxsize=131072)
def month_of(start: date, day: int) -> int:
    """Return in which month of the calendar a day lies, counted from the month of the first."""
    on = start + timedelta(days=day)
    return (on.year - start.year) * YEAR_MONTHS + on.month - start.month
