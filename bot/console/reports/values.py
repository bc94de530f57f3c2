"""Hold what a report shows: sections with an answer, a chart, and the table behind it, cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from babel.numbers import format_decimal

from bot.console.manner import Manner, span
from bot.console.speech import language, percent
from flows.negotiation.money import to_major

Unit = Literal["text", "money", "count", "percent", "ratio", "hours", "minutes"]
WHOLE = 100  #: length of a bar
NOTHING = "–"  #: where there is nothing to tell a figure by
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure with what it counts: money in minor units, a percent as a share from 0 to 1; None: nothing to tell."""

    value: str | float | None
    unit: Unit = "text"


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart: its name, its figure in words, and how long it is, from 0 to 100."""

    name: str
    said: str
    percent: float


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of time of a chart: what stands there, in minor units; `low` and `high` where it is a guess."""

    name: str
    values: Sequence[int]
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """A chart of columns over time, the names of what stands in each of them, and the highest value in words."""

    names: Sequence[str]
    columns: Sequence[Column]
    top: str


@dataclass(frozen=True, slots=True)
class Section:
    """One question of a report: `answer` in words, and the table; empty rows where there is nothing to tell.

    `key` names its definition in `words.FIGURES`.
    """

    key: str
    answer: str
    head: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    bars: Sequence[Bar] = ()
    series: Series | None = None


def said(cell: Cell, manner: Manner) -> str:
    """Write a figure as it is read."""
    value = cell.value
    if value is None or isinstance(value, str):
        return NOTHING if value is None else value
    return WRITTEN.get(cell.unit, _number)(value, manner)


def _number(value: float, _: Manner) -> str:
    return str(format_decimal(round(value, 1), "#,##0.#", locale=language()))


WRITTEN: Mapping[Unit, Callable[[float, Manner], str]] = {
    "money": lambda value, manner: manner.amount(round(value)),
    "percent": lambda value, _: percent(value),
    "hours": lambda value, _: span(timedelta(hours=value)),
    "minutes": lambda value, _: span(timedelta(minutes=value)),
}


def plain(cell: Cell, currency: str) -> str:
    """Write a figure for a table program: a decimal point, money in major units, nothing where there is nothing."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if cell.unit == "money":
        return to_major(round(value), currency)
    return f"{round(value, DECIMALS):g}" if value % 1 else f"{value:.0f}"


def share(part: float, whole: float) -> float | None:
    """Return which share one number is of another; None of nothing."""
    return part / whole if whole else None


def bar(name: str, part: Cell, manner: Manner) -> Bar:
    """Return the bar of a share, at its full length for the whole and whatever is more."""
    return Bar(name, said(part, manner), WHOLE * min(float(part.value or 0), 1.0))
