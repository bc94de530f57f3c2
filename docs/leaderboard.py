"""Keep the leaderboard: `python -m docs.leaderboard` draws `leaderboard.md` from `leaderboard.json`.

`fill` runs the trial and enters the present version first; `check` runs it with our way alone, and fails where people
are treated worse than by the last row. The same code finds the same figures.
"""

import json
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bot.laboratory.leaderboard import Change, changes, entered, row
from bot.laboratory.population import load_population
from bot.laboratory.strategies import OURS, STRATEGIES
from bot.laboratory.trial import Found, Wanted, run

HERE = Path(__file__).parent
ROWS, PAGE = HERE / "leaderboard.json", HERE / "leaderboard.md"
POLICY = HERE / "examples" / "policies" / "electricity" / "policy.yml"
POPULATION, CLIENTS, SEEDS = "base", 60, 10
HEAD = f"""# How each release treats invented people

{CLIENTS} clients of each of {SEEDS} seeds of the population `{POPULATION}`, under the
[electricity example](examples/policies/README.md), ownership 1.00: few enough to be tried at every change, so that the
intervals are wide. `make leaderboard` enters the present version; the [laboratory](laboratory.md#the-leaderboard) says
what is measured and when a change is refused. Shares; means with their 95 % intervals.
"""
SHOWN = {
    "kept_agreement_rate": "kept agreements for each eligible conversation",
    "agreement_rate": "agreements",
    "plan_kept_rate": "plans that held",
    "recovered_present_value": "recovered, at today's value",
    "hardship_months": "months of hardship",
    "exception_rate": "needs staff",
    "over_ask": "counter-offers above the client's word",
}


def page(rows: list[dict[str, Any]]) -> str:
    """Return the page, the newest release first."""
    return HEAD + "".join(map(_section, reversed(rows)))


def _section(release: dict[str, Any]) -> str:
    head = f"\n## {release['version']}, {release['on']}\n\n| way | {' | '.join(SHOWN.values())} |\n"
    rows = (f"| {_named(way)} | {' | '.join(_cells(found))} |\n" for way, found in release["strategies"].items())
    return head + "| --- " * (len(SHOWN) + 1) + "|\n" + "".join(rows)


def _named(way: str) -> str:
    return f"**`{way}`** (ours)" if way == OURS else f"`{way}`"


def _cells(found: dict[str, dict[str, float]]) -> list[str]:
    return ["{mean:.2f} ({low:.2f}–{high:.2f})".format(**found[measure]) for measure in SHOWN]


def tried(*ways: str) -> list[Found]:
    """Return the trial's figures."""
    policy = (("leaderboard", POLICY.read_text("utf-8")),)
    return run(Wanted(policy, load_population(POPULATION), ways, CLIENTS, SEEDS))


def fill() -> None:
    """Run the trial, enter the present version, and draw the page."""
    rows = json.loads(ROWS.read_text("utf-8")) if ROWS.exists() else []
    rows = entered(rows, row(version("concilia"), f"{datetime.now(UTC):%Y-%m-%d}", tried(*STRATEGIES)))
    ROWS.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    draw()


def draw() -> None:
    """Draw the page."""
    PAGE.write_text(page(json.loads(ROWS.read_text("utf-8"))), "utf-8")


def check() -> None:
    """Tell how our way moved since the last release; leave with 1 where people are treated worse."""
    last = json.loads(ROWS.read_text("utf-8"))[-1]
    moved = changes(last, tried(OURS))
    sys.stdout.write(f"Against {last['version']} of {last['on']}, seed by seed:\n{''.join(map(_line, moved))}")
    if harmed := [one.measure for one in moved if one.is_harm]:
        sys.exit(
            f"This change treats people worse: {', '.join(harmed)}. Mend it; or, where it is meant so, say why in the "
            "changelog and run `make leaderboard`."
        )


def _line(one: Change) -> str:
    moved = "{mean:+.3f} ({low:+.3f} to {high:+.3f})".format(**one.by)
    return f"  {one.measure}: {one.before:.3f} {moved}{'  WORSE' if one.is_harm else ''}\n"


if __name__ == "__main__":
    {"fill": fill, "check": check, "": draw}["".join(sys.argv[1:])]()
