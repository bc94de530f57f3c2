"""Write a report as one page that needs nothing else: no script, no font, no request."""

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from bot.laboratory.plots import HIGH, LEFT, TOP, WIDE, curves, days, frontier, shares
from bot.laboratory.strategies import OURS

Json = dict[str, Any]
ENDS = {
    "plan_paid": "plan, all paid",
    "plan_holds": "plan holds, not all paid yet",
    "plan_broken": "plan broken",
    "with_a_person": "with a person, no plan",
    "paid_without_plan": "paid without a plan",
    "nothing_agreed": "nothing agreed",
}
MEASURES = {
    "kept_agreement_rate": "kept agreements for each eligible conversation",
    "agreement_rate": "agreements for each eligible conversation",
    "plan_kept_rate": "plans that held",
    "recovered_present_value": "recovered, at today's value, of what was owed",
    "hardship_months": "months of a plan that asked more than was left",
    "client_health_index": "health of the months: 1 is a fifth of essentials left over",
    "exception_rate": "conversations that needed staff",
    "rounds_median": "rounds, median",
    "over_ask_feasible": "plans above the client's word though one within it existed",
    "push_after_dispute": "plans put after a dispute, a wrong number or a distress",
    "policy_violations": "plans outside the policy",
    "contacts_per_resolution": "messages of our own accord for each matter resolved",
    "talk_ratio": "our messages for each of theirs",
    "soundness": "replies without a fault",
}


def page(made: Json) -> str:
    """Return the report as HTML."""
    plots = {
        name: {
            "frontier": frontier(row["strategies"]),
            "curves": curves(row["survival"], made["horizon_days"]),
            "ends": row["ends"].get(OURS) or next(iter(row["ends"].values())),
        }
        for name, row in made["policies"].items()
    }
    box = {"wide": WIDE, "high": HIGH, "left": LEFT, "top": TOP, "shares": shares(), "days": days(made["horizon_days"])}
    return _template().render(report=made, plots=plots, box=box, ends=ENDS, measures=MEASURES, ours=OURS)


@lru_cache(maxsize=1)
def _template() -> Template:
    loader = PackageLoader("bot.laboratory", "pages")
    world = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return world.get_template("report.html")
