"""Foretell the money that agreements bring: what is promised, by how much of its promises was kept before.

The rule: of each of the last six whole months, the share of the promised money that was paid by now. What is likely is
the promised money by the share of all these months together; the band goes from the worst of them to the best. Fewer
than three months with promises tell nothing, and then nothing is foretold.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MONTHS = 6  #: whole months that are looked at
MONTHS_MIN = 3  #: of them, with promises
WEEKS = 8  #: that are foretold


@dataclass(frozen=True, slots=True)
class Past:
    """What was promised for a month, and what of it is paid by now, in minor units."""

    promised: int
    paid: int

    @property
    def share(self) -> float:
        """Return the share that was paid, from 0 to 1; more than was promised is all of it."""
        return min(self.paid / self.promised, 1.0)


@dataclass(frozen=True, slots=True)
class Band:
    """Which share of promised money arrives: likely, at worst, at best."""

    likely: float
    low: float
    high: float

    def of(self, promised: int) -> tuple[int, int, int]:
        """Return what is likely of an amount, what at worst and at best, in minor units."""
        return round(promised * self.likely), round(promised * self.low), round(promised * self.high)


def band(past: Sequence[Past]) -> Band | None:
    """Return what a company's own past makes likely; None where it tells too little."""
    known = [month for month in past if month.promised > 0][-MONTHS:]
    if len(known) < MONTHS_MIN:
        return None
    whole = Past(sum(month.promised for month in known), sum(min(month.paid, month.promised) for month in known))
    shares = [month.share for month in known]
    return Band(whole.share, min(shares), max(shares))
