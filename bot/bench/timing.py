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
    spent.sort()
    places = {f"p{mille / 10:g}_ms": spent[min(len(spent) * mille // 1000, len(spent) - 1)] for mille in PER_MILLE}
    shown = {name: round(seconds * 1000, 3) for name, seconds in places.items()}
    return shown | {"per_second": round(len(spent) / sum(spent), 1)}
