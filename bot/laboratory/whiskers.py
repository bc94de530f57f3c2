"""Place figures with their intervals on lines: who keeps what was agreed, and what other guesses change of that."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.laboratory.axes import WIDE, Tick, rounded, ticks
from bot.laboratory.bars import KEPT, MENUS
from bot.laboratory.interval import Figure
from bot.laboratory.strategies import OURS

ROW = 24  #: height of a line
NAMES = 190  #: where the field begins


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plot of lines: a point, its interval, and where a hollow point stands, if one does."""

    name: str
    y: float
    x: float
    low: float
    high: float
    hollow: float | None
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """A plot of lines, its height and its marks."""

    rows: Sequence[Line]
    ticks: Sequence[Tick]
    high: float


def kept(strategies: Mapping[str, Mapping[str, Figure]]) -> Lines:
    """Place every way by the agreements that were kept, the most first; the hollow point is what was agreed."""
    ranked = sorted(strategies, key=lambda name: -strategies[name][KEPT]["mean"])
    rows = [(name, strategies[name][KEPT], strategies[name]["agreement_rate"]["mean"], name == OURS) for name in ranked]
    return _lines(rows, 1.0)


def sensitivity(guesses: Iterable[tuple[str, Mapping[str, Mapping[str, Figure]]]]) -> Lines:
    """Place the agreements kept with ours and with the best fixed menu, for each guess of what clients are like."""
    rows: list[tuple[str, Figure, float | None, bool]] = []
    for said, strategies in guesses:
        menus = sorted((strategies[name][KEPT]["mean"], name) for name in MENUS if name in strategies)
        named = [name for name in (OURS, *(name for _, name in menus[-1:])) if name in strategies]
        rows += [(f"{said}, {words(name)}", strategies[name][KEPT], None, name == OURS) for name in named]
    return _lines(rows, rounded(max([0.0, *(figure["high"] for _, figure, _, _ in rows)])))


def words(way: str) -> str:
    """Return a way's name as people read it."""
    return "ours" if way == OURS else way.replace("_", " ")


def _lines(rows: Sequence[tuple[str, Figure, float | None, bool]], most: float) -> Lines:
    def at(value: float) -> float:
        return NAMES + WIDE * min(max(value, 0.0), most) / most

    lines = [
        Line(
            name, ROW * (place + 0.5), at(one["mean"]), at(one["low"]), at(one["high"]), hollow and at(hollow), is_ours
        )
        for place, (name, one, hollow, is_ours) in enumerate(rows)
    ]
    return Lines(lines, ticks(most, NAMES, WIDE), ROW * len(rows))
