"""Write a report as one page that needs nothing else: no script, no font, no request."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from bot.laboratory import axes, measures, plots, whiskers
from bot.laboratory.bars import KEPT, MENUS
from bot.laboratory.strategies import OURS
from bot.laboratory.trial import TEXT

Json = dict[str, Any]
ENDS = {
    "plan_paid": "plan, all paid",
    "plan_holds": "plan holds, not all paid yet",
    "plan_broken": "plan broken",
    "with_a_person": "with a person, no plan",
    "paid_without_plan": "paid without a plan",
    "nothing_agreed": "nothing agreed",
}
WAYS = {
    "nearest": "Ours: the client proposes; where that cannot stand, the nearest plan that can.",
    "reject_all": "All at once within a week, or nothing.",
    "accept_all": "Every proposal is taken, whatever the policy says.",
    "pay_in_3": "Three equal payments, or nothing.",
    "ladder": "One payment, then three, six, twelve: one more step after each no.",
    "fixed_menu": "A form: pick one of a few plans; nothing can be proposed.",
    "boulware": "Holds out, and yields late.",
    "linear": "Yields a little each round.",
    "conceder": "Yields early.",
    "tit_for_tat": "Yields as much as the client did.",
    "random_acceptable": "Any plan that the policy allows.",
    "oracle": "Knows what the client will have, which nobody can: the most there is to reach.",
    "no_capacity": "Ours, without what clients say they can pay.",
    "no_lighter": "Ours, without a lighter plan beside theirs.",
    "lighter_first": "Ours, with the lighter plan told before theirs.",
    TEXT: "Ours, with clients who write sentences, read as the product reads them.",
    "equal_instalments": "Ours, with equal instalments instead of the nearest plan.",
}
VERDICTS = {"met": "Met", "missed": "Missed", "open": "Not sure"}


def page(made: Json) -> str:
    """Return the report as HTML."""
    drawn = {name: _drawn(made, name) for name in made["policies"]}
    box = {
        "wide": axes.WIDE, "high": axes.HIGH, "left": axes.LEFT, "top": axes.TOP, "right": axes.RIGHT,
        "names": whiskers.NAMES, "row": whiskers.ROW, "shares": plots.shares(),
        "days": plots.days(made["horizon_days"]),
    }  # fmt: skip
    words = {"ends": ENDS, "ways": WAYS, "groups": measures.GROUPS, "verdicts": VERDICTS}
    return _template().render(report=made, plots=drawn, box=box, ours=OURS, sentences=TEXT, **words)


def _drawn(made: Json, name: str) -> Json:
    """Return the plots of a policy."""
    row = made["policies"][name]
    guesses = {one["population"]: one["policies"][name]["owned"] for one in (made, *made.get("beside", {}).values())}
    return {
        "kept": whiskers.kept(row["strategies"]),
        "frontier": plots.frontier(row["strategies"]),
        "curves": plots.curves(row["survival"], made["horizon_days"]),
        "ends": row["ends"].get(OURS) or next(iter(row["ends"].values())),
        "people": list(guesses),
        "verdicts": list(_verdicts(guesses)),
        "sensitivity": whiskers.sensitivity(
            (f"{people} × {factor}", found["strategies"])
            for people, owned in guesses.items()
            for factor, found in owned.items()
        ),
        "menu": _best_menu(row["strategies"]),
    }


def _best_menu(strategies: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str | None:
    """Name the fixed menu with which most is agreed and kept, where one was tried."""
    return max(
        (name for name in MENUS if name in strategies), key=lambda way: strategies[way][KEPT]["mean"], default=None
    )


def _verdicts(guesses: Mapping[str, Mapping[str, Json]]) -> Iterator[tuple[Json, list[dict[str, list[str]]]]]:
    """Yield each bar with its verdicts, for each population: which ownerships came to it."""
    first = next(iter(guesses.values()))
    for place, bar in enumerate(next(iter(first.values()))["bars"] if first else ()):
        cells = []
        for owned in guesses.values():
            found: dict[str, list[str]] = {}
            for factor, row in owned.items():
                found.setdefault(row["bars"][place]["verdict"], []).append(factor)
            cells.append(found)
        yield bar, cells


@lru_cache(maxsize=1)
def _template() -> Template:
    loader = PackageLoader("bot.laboratory", "pages")
    world = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    world.filters["words"] = whiskers.words
    world.globals.update(
        told=measures.told, spread=measures.spread, moved=measures.moved, moved_between=measures.moved_between,
        doubt=measures.doubt, in_words=measures.in_words, heard=measures.HEARD, all_measures=measures.MEASURES,
    )  # fmt: skip
    return world.get_template("report.html")
