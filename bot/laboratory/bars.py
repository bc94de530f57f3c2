"""Hold our way against its bars: what must never happen, and what must be no worse than others' ways.

A bar is met or missed where the seeds leave no doubt of it at 95 %, else it is open. Shares run from 0 to 1.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.laboratory.interval import interval
from bot.laboratory.metrics import Figures
from bot.laboratory.strategies import OURS

NONE = "never"  #: once is too often, whatever the other seeds say
MENUS = ("pay_in_3", "ladder", "fixed_menu")
BySeed = Mapping[str, Sequence[Figures]]  #: the figures of each way, seed by seed


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how far above it we are, in its own measure (below it where negative), and what moves it.

    `shows` are the measures that say why, of `ways`.
    """

    name: str
    needs: str
    verdict: str
    above: dict[str, float]
    ways: tuple[str, ...]
    shows: tuple[str, ...]
    moved_by: str


@dataclass(frozen=True, slots=True)
class Limit:
    """How a bar is measured: the difference to it seed by seed, from the ways that it needs."""

    name: str
    needs: str
    others: tuple[str, ...]
    above: Callable[[Figures, Sequence[Figures]], float]
    shows: tuple[str, ...]
    moved_by: str


def bars(found: BySeed) -> list[dict[str, Any]]:
    """Return every bar whose ways were tried, in order."""
    return [asdict(_judge(limit, found)) for limit in LIMITS if {OURS, *limit.others} <= set(found)]


def _judge(limit: Limit, found: BySeed) -> Bar:
    others = zip(*(found[name] for name in limit.others), strict=True) if limit.others else [()] * len(found[OURS])
    seeds = [limit.above(ours, rows) for ours, rows in zip(found[OURS], others, strict=True)]
    above = interval(seeds)
    missed = min(seeds) < 0 if limit.needs == NONE else above["high"] < 0
    verdict = "missed" if missed else "met" if above["low"] >= 0 else "open"
    return Bar(limit.name, limit.needs, verdict, above, (OURS, *limit.others), limit.shows, limit.moved_by)


def _none(measure: str) -> Callable[[Figures, Sequence[Figures]], float]:
    return lambda ours, _: 0.0 - ours[measure]


def _at_most(measure: str, most: float) -> Callable[[Figures, Sequence[Figures]], float]:
    return lambda ours, _: most - ours[measure]


KEPT, WORTH, HARD = "kept_agreement_rate", "recovered_present_value", "hardship_months"
AGREED, HELD = "agreement_rate", "plan_kept_rate"
FAULT, LOOSER = "nothing may: a fault of ours", "limits that admit more of what clients propose"
MARGIN, SHARE, ROUNDS_MAX, STAFF_MAX = 0.05, 0.9, 2, 0.25
LIMITS = (
    Limit("plans outside the policy", NONE, (), _none("policy_violations"), ("policy_violations",), FAULT),
    Limit(
        "plans above the client's word though one within it exists", NONE, (), _none("over_ask_feasible"),
        ("over_ask_feasible", "over_ask"), FAULT,
    ),
    Limit(
        "plans put after a dispute, a wrong number or a distress", NONE, (), _none("push_after_dispute"),
        ("push_after_dispute",), FAULT,
    ),
    Limit(
        "kept agreements for each conversation", "5 of 100 more than the best of the fixed menus", MENUS,
        lambda ours, menus: ours[KEPT] - max(menu[KEPT] for menu in menus) - MARGIN, (KEPT, AGREED, HELD),
        "what clients keep of what they promise: reminders before each instalment, fewer instalments, a share of what "
        "they say they can pay (affordability.share_percent), limits under which staff refuse less",
    ),
    Limit(
        "paid, at today's value", "not less than Conceder, who yields step by step", ("conceder",),
        lambda ours, rows: ours[WORTH] - rows[0][WORTH], (WORTH, AGREED, HELD), LOOSER,
    ),
    Limit(
        "paid, at today's value", "at least 90 of 100 of what comes in where every proposal is taken", ("accept_all",),
        lambda ours, rows: ours[WORTH] - SHARE * rows[0][WORTH], (WORTH, AGREED, HELD), LOOSER,
    ),
    Limit(
        "hard months", "not more than where every proposal is taken", ("accept_all",),
        lambda ours, rows: rows[0][HARD] - ours[HARD], (HARD,),
        "a share of what clients say they can pay: who promises too much is believed by both",
    ),
    Limit(
        "plans put until the end of a talk, median", "at most 2", (), _at_most("rounds_median", ROUNDS_MAX),
        ("rounds_median",),
        "fewer counter-offers (counter_offers_max)",
    ),
    Limit(
        "conversations that need a person", "at most 25 of 100", (), _at_most("exception_rate", STAFF_MAX),
        ("exception_rate",),
        "limits of the bot nearer to what clients propose: more payments, a longer term, a later first payment",
    ),
)  # fmt: skip
