"""Say in which band of risk a client is, and what moved it there.

Theory of operation. The share of bills that were late tells most of the next one, and it comes first; on the sample of
accounts receivable that IBM published it alone tells late bills of the coming year from others with an AUC of 0.86
(`tests/external/risk.py`). Then come the days of what is overdue now, then promises that were broken. Each line of the
table is a threshold: the worst band of which one holds is the client's, and every line that holds is told. Of too few
bills nothing is said, unless a line holds that does not count bills.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from flows.risk.history import History

Band = Literal["low", "medium", "high", "unknown"]
Ground = Literal["late_rate", "late_days", "overdue", "broken"]
BILLS_MIN = 3  #: of fewer no share is told


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: from which figure on a ground puts a client into a band; rates count in percent."""

    band: Literal["medium", "high"]
    ground: Ground
    at_least: int


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground of the band, with the client's own figure and the threshold that it reaches, or stays below."""

    ground: Ground
    figure: int
    threshold: int


@dataclass(frozen=True, slots=True)
class Risk:
    """A band and what moved it: of `low`, the figures that speak for it; of `unknown`, nothing."""

    band: Band
    reasons: tuple[Reason, ...] = ()


TABLE = (
    Line("high", "late_rate", 60),
    Line("high", "late_days", 60),
    Line("high", "overdue", 90),
    Line("high", "broken", 2),
    Line("medium", "late_rate", 30),
    Line("medium", "late_days", 15),
    Line("medium", "overdue", 30),
    Line("medium", "broken", 1),
)
FIGURES: dict[Ground, Callable[[History], int]] = {
    "late_rate": lambda past: round(100 * past.late_rate) if past.bills >= BILLS_MIN else 0,
    "late_days": lambda past: past.median_late_days if past.bills >= BILLS_MIN else 0,
    "overdue": lambda past: past.longest_overdue,
    "broken": lambda past: past.broken,
}


def judge(past: History) -> Risk:
    """Return a client's band with its reasons."""
    reached = [line for line in TABLE if FIGURES[line.ground](past) >= line.at_least]
    if reached:
        band = reached[0].band
        return Risk(band, tuple(_reason(line, past) for line in reached if line.band == band))
    if past.bills < BILLS_MIN:
        return Risk("unknown")
    return Risk("low", tuple(_reason(line, past) for line in TABLE if line.band == "medium"))


def _reason(line: Line, past: History) -> Reason:
    return Reason(line.ground, FIGURES[line.ground](past), line.at_least)
