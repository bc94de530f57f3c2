"""Place the points of a report's plots: a frontier, curves of survival, where lives end. The page draws them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.laboratory.strategies import OURS

WIDE, HIGH, LEFT, TOP = 620, 300, 52, 16  #: of a plot's field, in its own units
APART = 13  #: least distance between two labels
TICKS = 5
CURVES = (OURS, "accept_all", "fixed_menu", "conceder", "oracle")  #: as many as an eye can tell apart


@dataclass(frozen=True, slots=True)
class Dot:
    """A point with its label, and how high the label stands."""

    name: str
    x: float
    y: float
    label_y: float
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    said: str


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


def frontier(strategies: Mapping[str, Mapping[str, Any]]) -> Frontier:
    """Place every way by what it recovered and by the months of hardship that it brought."""
    points = {
        name: (row["recovered_present_value"]["mean"], row["hardship_months"]["mean"])
        for name, row in strategies.items()
    }
    right, up = (max(0.1, *(point[axis] for point in points.values())) * 1.1 for axis in (0, 1))
    places = {name: (LEFT + WIDE * x / right, TOP + HIGH * (1 - y / up)) for name, (x, y) in points.items()}
    labels = _spread({name: y for name, (_, y) in places.items()})
    dots = [Dot(name, x, y, labels[name], name == OURS) for name, (x, y) in places.items()]
    return Frontier(dots, _ticks(right, LEFT, WIDE), _ticks(up, TOP + HIGH, -HIGH))


def curves(survival: Mapping[str, Sequence[Sequence[float]]], horizon: int) -> list[Curve]:
    """Draw the share of plans that are not broken yet, for ours and a few others."""
    drawn = {name: survival[name] for name in CURVES if survival.get(name)}
    ends = _spread({name: TOP + HIGH * (1 - rows[-1][1]) for name, rows in drawn.items()})
    return [Curve(name, _path(rows, horizon), ends[name], name == OURS) for name, rows in drawn.items()]


def shares() -> list[Tick]:
    """Return the marks of an axis of shares."""
    return _ticks(1.0, TOP + HIGH, -HIGH)


def days(horizon: int) -> list[Tick]:
    """Return the marks of an axis of days."""
    return [Tick(LEFT + WIDE * day / horizon, str(day)) for day in range(0, horizon + 1, 30)]


def _path(rows: Sequence[Sequence[float]], horizon: int) -> str:
    points = (f"{LEFT + WIDE * day / horizon:.1f} {TOP + HIGH * (1 - held):.1f}" for day, held in rows)
    return "M" + " L".join(points)


def _ticks(most: float, start: float, length: float) -> list[Tick]:
    return [Tick(start + length * part / TICKS, f"{most * part / TICKS:.2f}") for part in range(TICKS + 1)]


def _spread(wanted: Mapping[str, float]) -> dict[str, float]:
    """Move labels down until none covers another."""
    found: dict[str, float] = {}
    last = float("-inf")
    for name, at in sorted(wanted.items(), key=lambda row: row[1]):
        last = max(at, last + APART)
        found[name] = last
    return found
