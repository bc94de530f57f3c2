"""Lay out the axes of a report's plots: their marks, and where they end. Sizes are the plots' own units."""

from dataclasses import dataclass
from math import ceil

WIDE, HIGH, LEFT, TOP = 520, 300, 52, 16  #: of a plot's field
RIGHT = 150  #: for what is written beside it
TICKS = 5  #: marks of an axis, beside the first


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    said: str


def rounded(most: float) -> float:
    """Return where an axis of shares ends: at a tenth."""
    return min(max(ceil(10 * most), 1), 10) / 10


def ticks(most: float, start: float, length: float) -> list[Tick]:
    """Return the marks of an axis of shares, told of a hundred."""
    tenths = round(10 * most)
    step = 1 if tenths <= TICKS else 2
    return [Tick(start + length * one / tenths, str(10 * one)) for one in range(0, tenths + 1, step)]
