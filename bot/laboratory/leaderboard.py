"""Keep how each release treats invented people, and tell whether a change harms them.

All rows are of one small trial: the same people, whoever changes what. A row keeps what every way of negotiating came
to, and of ours, seed by seed, what must not become worse.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.laboratory.interval import Figure, interval
from bot.laboratory.report import intervals
from bot.laboratory.strategies import OURS
from bot.laboratory.trial import Found

Json = dict[str, Any]
NEGLIGIBLE = 0.01  #: one conversation, plan or month of a hundred
DIGITS = 4
TRIFLE = 0.0001  #: what rounding to so many digits may make
MEASURES = (
    "kept_agreement_rate", "agreement_rate", "plan_kept_rate", "recovered_present_value", "hardship_months",
    "exception_rate", "over_ask", "over_ask_feasible", "push_after_dispute", "policy_violations",
)  # fmt: skip
BETTER, WORSE = 1, -1
GUARDED = {
    "kept_agreement_rate": BETTER,
    "hardship_months": WORSE,
    "over_ask": WORSE,
    "over_ask_feasible": WORSE,
    "push_after_dispute": WORSE,
    "policy_violations": WORSE,
}
"""What a change must not make worse, and whether more of it is better or worse."""
NEVER = ("over_ask_feasible", "push_after_dispute", "policy_violations")  #: of which once more is too often


@dataclass(frozen=True, slots=True)
class Change:
    """By how much a measure of ours moved since the last row, seed by seed, and whether people are treated worse."""

    measure: str
    before: float
    by: Figure
    is_harm: bool


def row(version: str, on: str, found: Sequence[Found]) -> Json:
    """Return the row of a release, from the trial's figures."""
    ways = {name: [one.figures for one in found if one.strategy == name] for name in {one.strategy: 0 for one in found}}
    rows = {name: intervals([{one: seed[one] for one in MEASURES} for seed in seeds]) for name, seeds in ways.items()}
    seeds = {measure: [round(one[measure], DIGITS) for one in ways[OURS]] for measure in GUARDED}
    return {"version": version, "on": on, "strategies": _rounded(rows), "seeds": seeds}


def entered(rows: Iterable[Json], new: Json) -> list[Json]:
    """Return the rows with a new one as the last; it takes the place of an earlier one of the same release."""
    return [*(one for one in rows if one["version"] != new["version"]), new]


def changes(last: Json, found: Sequence[Found]) -> list[Change]:
    """Return how our way moved since the last row. Raises ValueError where the seeds are not as many."""
    ours = [one.figures for one in found if one.strategy == OURS]
    return [_change(measure, last["seeds"][measure], [seed[measure] for seed in ours]) for measure in GUARDED]


def _change(measure: str, before: Sequence[float], now: Sequence[float]) -> Change:
    by = interval([after - first for first, after in zip(before, now, strict=True)])
    return Change(measure, interval(before)["mean"], by, _is_harm(measure, interval(before), by))


def _is_harm(measure: str, before: Figure, by: Figure) -> bool:
    """Say whether a change harms: more than a negligible one, and either sure or beyond what the last row left open."""
    worse: float = -GUARDED[measure] * by["mean"]
    if measure in NEVER:
        return worse > TRIFLE
    is_sure = by["low"] > 0 or by["high"] < 0
    return worse > NEGLIGIBLE and (is_sure or worse > before["high"] - before["mean"])


def _rounded(rows: Mapping[str, Mapping[str, Figure]]) -> Json:
    return {
        way: {
            measure: {end: round(value, DIGITS) for end, value in figure.items()} for measure, figure in figures.items()
        }
        for way, figures in rows.items()
    }
