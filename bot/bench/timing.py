"""Time the same act on many things."""

import time
from collections.abc import Callable, Iterable
from typing import TypeVar

PER_MILLE = (500, 950, 990)
_T = TypeVar("_T")


def measure(things: Iterable[_T], act: Callable[[_T], object]) -> dict[str, float]:
    """Act on each thing, and return quantiles of wall clock in milliseconds, and things per second."""
    spent = []
    for thing in things:
        start = time.perf_counter()
        act(thing)
        spent.append(time.perf_counter() - start)
    return quantiles(spent) | {"per_second": round(len(spent) / sum(spent), 1)}


def quantiles(spent: Iterable[float]) -> dict[str, float]:
    """Return quantiles of so many seconds each, in milliseconds."""
    row = sorted(spent)
    places = {f"p{mille / 10:g}_ms": row[min(len(row) * mille // 1000, len(row) - 1)] for mille in PER_MILLE}
    return {name: round(seconds * 1000, 3) for name, seconds in places.items()}
