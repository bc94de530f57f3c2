"""Place the points of a report's plots: a frontier, and curves of survival. The page draws them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.laboratory.axes import HIGH, LEFT, TOP, WIDE, Tick, rounded, ticks
from bot.laboratory.bars import HARD, WORTH
from bot.laboratory.interval import Figure
from bot.laboratory.strategies import OURS

APART, LABEL = 14, 120  #: least distance between two labels, downwards and along
CURVES = (OURS, "accept_all", "fixed_menu", "conceder", "oracle")  #: as many as an eye can tell apart


@dataclass(frozen=True, slots=True)
class Dot:
    """A point with both its intervals, as pairs of ends, and its label."""

    name: str
    x: float
    y: float
    across: tuple[float, float]
    upward: tuple[float, float]
    label_y: float
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Frontier:
    """Recovery to the right, hardship upwards: what is best lies low and right."""

    dots: Sequence[Dot]
    x: Sequence[Tick]
    y: Sequence[Tick]


@dataclass(frozen=True, slots=True)
class Curve:
    """One way's plans over the days: the path, and its label at the end."""

    name: str
    path: str
    label_y: float
    is_ours: bool


def frontier(strategies: Mapping[str, Mapping[str, Figure]]) -> Frontier:
    """Place every way by what it recovered and by the months of hardship that it brought."""
    points: dict[str, tuple[Figure, Figure]] = {name: (row[WORTH], row[HARD]) for name, row in strategies.items()}
    right, up = (rounded(max(point[axis]["mean"] for point in points.values()) * 1.1) for axis in (0, 1))

    def across(share: float) -> float:
        return LEFT + WIDE * min(max(share, 0.0), right) / right

    def upward(share: float) -> float:
        return TOP + HIGH * (1 - min(max(share, 0.0), up) / up)

    places = {name: (across(x["mean"]), upward(y["mean"])) for name, (x, y) in points.items()}
    labels = _apart(places)
    dots = [
        Dot(name, *places[name], (across(x["low"]), across(x["high"])), (upward(y["low"]), upward(y["high"])),
            labels[name], name == OURS)
        for name, (x, y) in points.items()
    ]  # fmt: skip
    return Frontier(dots, ticks(right, LEFT, WIDE), ticks(up, TOP + HIGH, -HIGH))


def curves(survival: Mapping[str, Sequence[Sequence[float]]], horizon: int) -> list[Curve]:
    """Draw the share of plans that are not broken yet, for ours and a few others."""
    drawn = {name: survival[name] for name in CURVES if survival.get(name)}
    ends = _apart({name: (0.0, TOP + HIGH * (1 - rows[-1][1])) for name, rows in drawn.items()})
    return [Curve(name, _path(rows, horizon), ends[name], name == OURS) for name, rows in drawn.items()]


def shares() -> list[Tick]:
    """Return the marks of an axis of shares."""
    return ticks(1.0, TOP + HIGH, -HIGH)


def days(horizon: int) -> list[Tick]:
    """Return the marks of an axis of days."""
    return [Tick(LEFT + WIDE * day / horizon, str(day)) for day in range(0, horizon + 1, 30)]


def _path(rows: Sequence[Sequence[float]], horizon: int) -> str:
    points = (f"{LEFT + WIDE * day / horizon:.1f} {TOP + HIGH * (1 - held):.1f}" for day, held in rows)
    return "M" + " L".join(points)


def _apart(places: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """Move labels down until none covers another, the highest first; those far along a plot cover nothing."""
    found: dict[str, float] = {}
    for name, (x, y) in sorted(places.items(), key=lambda row: row[1][1]):
        at = y
        for other, taken in sorted(found.items(), key=lambda row: row[1]):
            if abs(places[other][0] - x) < LABEL and abs(taken - at) < APART:
                at = taken + APART
        found[name] = at
    return found
