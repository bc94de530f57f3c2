"""Tell of campaigns in words, for whoever reads a terminal: each from the JSON values that a program would read."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from flows.contact.campaigns.guard import BAD_RATING, NOW, Passed, Rule, passed

DID: Mapping[Rule, str] = {
    "complaints": "complained",
    "opt_outs": "opted out",
    "blocks": "blocked us",
    "bad_ratings": f"rated us {BAD_RATING} or lower",
}
EACH = 3  #: texts of each arm that are shown in words; JSON has all
VERDICTS = {
    "too_few": "nothing can be told yet",
    "open": "no difference is shown yet",
    "more": "does better",
    "fewer": "does worse",
}


def line(row: dict[str, Any]) -> str:
    """Return a campaign of a list in one line."""
    paused = f": {why(row['pause']['reason'])}" if row["pause"] else ""
    days = f"{row['from']} to {row['to']}"
    return f"{row['id']:>4} {row['creditor']:20} {row['campaign']:24} {days}  {row['state']}{paused}"


def pause_line(row: dict[str, Any]) -> str:
    """Return a pause of all contacts in one line."""
    return f"     {row['creditor']:20} all contacts are paused since {row['at']}: {why(row['reason'])} ({row['by']})"


def why(reason: str) -> str:
    """Return the reason of a pause: a guard rail's in words, a person's as they wrote it."""
    return " ".join(map(_rail, passed(reason))) or reason


def _rail(one: Passed) -> str:
    who = f"{one.events} of {one.contacted} clients contacted within {NOW.days} days {DID[one.rule]}"
    return f"{who}: {one.percent:.1f} %, where {one.usual:.1f} % would be usual or tolerated."


def preview_words(seen: dict[str, Any]) -> str:
    """Return a preview as it is read: how many, by which rule some would be blocked, and some of the texts."""
    clients = ", ".join(f"{arm} {count}" for arm, count in seen["clients"].items())
    contacts = seen["contacts"]
    rules = Counter(one["rule"] for one in contacts if one["decision"] == "blocked")
    blocked = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
    head = f"Campaign {seen['id']}, {seen['campaign']}, as it would go from {seen['at']} on. Clients: {clients}."
    looked = f"First contacts looked at: {len(contacts)}; blocked: {blocked or 'none'}"
    without = f"clients without any: {seen['without_contact']}."
    return "\n".join(
        [head, f"{looked}; {without}", *(one for arm in seen["clients"] for one in _samples(contacts, arm))]
    )


def report_words(told: dict[str, Any]) -> str:
    """Return a report as it is read."""
    goal = told["goal"]
    goal_words = f"{goal['what']} within {goal['within_days']} days"
    head = f"Campaign {told['id']}, {told['campaign']}: {told['state']}. Goal: {goal_words}."
    arms = [_arm(one, goal["at_least"]) for one in told["results"]]
    found = map(_difference, told["findings"])
    now = told["guard_rails"]["now"]
    rails = ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in now.items() if name != "contacted")
    return "\n".join([head, *arms, *found, f"  Within a week {now['contacted']} clients contacted: {rails}."])


def _samples(contacts: list[dict[str, Any]], arm: str) -> list[str]:
    said = [one for one in contacts if one["arm"] == arm and one["text"]][:EACH]
    return [f"\n{arm}, {one['channel']}, {one['at']}, client {one['client_id']}:\n{one['text']}" for one in said]


def _arm(one: dict[str, Any], at_least: int) -> str:
    few = f"{one['judged']} of at least {at_least} have had their days"
    reached = few if one["reached"] is None else f"{one['reached']} of {one['judged']} reached it ({one['rate']:.1%})"
    return (
        f"  {one['arm']:12} {reached}; {one['assigned']} drawn, {one['sent']} contacts left, {one['blocked']} blocked"
    )


def _difference(one: dict[str, Any]) -> str:
    verdict = VERDICTS[one["verdict"]]
    if one["difference"] is None:
        return f"  {one['arm']} against {one['against']}: {verdict}"
    points, low, high = (f"{100 * one[name]:+.1f}" for name in ("difference", "low", "high"))
    return f"  {one['arm']} against {one['against']}: {points} points, surely between {low} and {high}: {verdict}"
