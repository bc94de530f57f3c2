"""Turn a number from 0 to 1 into a choice, a share or a whole number."""

from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

Name = TypeVar("Name", bound=str)
Thing = TypeVar("Thing")


def pick(rows: Sequence[tuple[Name, float, Thing]], chance: float) -> tuple[Name, Thing]:
    """Return the row in whose share a chance falls; the shares come to 1."""
    for (name, _, thing), reached in zip(rows, accumulate(share for _, share, _ in rows), strict=True):
        if chance < reached:
            return name, thing
    name, _, thing = rows[-1]
    return name, thing


def between(pair: tuple[float, float], chance: float) -> float:
    """Return the share of a range at which a chance stands."""
    return pair[0] + (pair[1] - pair[0]) * chance


def whole(pair: tuple[int, int], chance: float) -> int:
    """Return the whole number of a range on which a chance falls, its last one included."""
    return pair[0] + int((pair[1] - pair[0] + 1) * chance)
