"""Tell the shapes of plans apart, and how far a company's plans are spread over them.

A plan is told by how many payments it has, by how many percent of the largest one the smallest is short of it, and by
the days between two payments on average. Rounding makes payments differ by a little: see `EVEN_PERCENT`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

EVEN_PERCENT = 10  #: payments that differ by no more of the largest one are equal
Shape = Literal["once", "weekly", "fortnightly", "monthly", "spaced", "uneven"]
SHAPES: Sequence[Shape] = ("once", "weekly", "fortnightly", "monthly", "spaced", "uneven")
RHYTHMS: Mapping[Shape, range] = {"weekly": range(6, 9), "fortnightly": range(13, 18), "monthly": range(26, 36)}
"""Of equal payments: the days between two of them; any other distance is `spaced`."""


def shape_of(payments: int, spread_percent: int, gap_days: int) -> Shape:
    """Return the shape of a plan."""
    if payments == 1:
        return "once"
    if spread_percent > EVEN_PERCENT:
        return "uneven"
    return next((shape for shape, days in RHYTHMS.items() if gap_days in days), "spaced")


@dataclass(frozen=True, slots=True)
class Kept:
    """Promises whose day has come: how many, how many were paid in full, and their amounts in minor units."""

    due: int = 0
    kept: int = 0
    due_amount: int = 0
    paid_amount: int = 0

    def __add__(self, other: "Kept") -> "Kept":
        """Return both together."""
        return Kept(
            self.due + other.due,
            self.kept + other.kept,
            self.due_amount + other.due_amount,
            self.paid_amount + other.paid_amount,
        )


@dataclass(frozen=True, slots=True)
class Made:
    """Agreements that were made: how many, for how much, how many without a person.

    `soon` are those whose client paid something within seven days, of the `ripe` ones: made at least seven days ago.
    """

    plans: int = 0
    total: int = 0
    alone: int = 0
    soon: int = 0
    ripe: int = 0

    def __add__(self, other: "Made") -> "Made":
        """Return both together."""
        return Made(
            self.plans + other.plans,
            self.total + other.total,
            self.alone + other.alone,
            self.soon + other.soon,
            self.ripe + other.ripe,
        )


def widest(counts: Sequence[int]) -> float | None:
    """Return which share of plans has the commonest shape, from 0 to 1; None without plans.

    The nearer to 1, the more everybody gets the same plan.
    """
    return max(counts) / sum(counts) if sum(counts) else None
