"""Tell of a fairness report: as JSON values, and in words made from these."""

from collections.abc import Sequence
from typing import Any

from flows.contact.campaigns.sequence import Share
from flows.fairness import AT_LEAST, Difference, Measure, Treatment

DECIMALS = 4
MEASURES: dict[Measure, tuple[str, str]] = {
    "contacted": ("clients contacted", "are contacted"),
    "agreed": ("clients with an agreement", "agree"),
    "discounted": ("agreements with a discount", "get a discount"),
    "approved": ("exceptions approved", "get their exception approved"),
    "answered_in_time": ("cases answered in time", "are answered in time"),
    "complained": ("clients who complained", "complain"),
}
"""What each measure counts, and what is said of clients by it."""
NOBODY = "There are no clients yet: `concilia import`."


def facts(treated: Sequence[Treatment], found: Sequence[Difference]) -> dict[str, Any]:
    """Return a report as JSON values; rates and differences count from 0 to 1, and are null of too few."""
    return {
        "at_least": AT_LEAST,
        "segments": [_segment(one) for one in treated],
        "findings": [_finding(one) for one in found],
    }


def told(result: dict[str, Any]) -> str:
    """Return a report as it is read: each segment's figures, then what differs, then of what too little is known."""
    if not result["segments"]:
        return NOBODY
    found = [one for one in result["findings"] if one["verdict"] in ("more", "fewer")]
    few = [one for one in result["findings"] if one["verdict"] == "too_few"]
    lines = [line for one in result["segments"] for line in _figures(one)]
    lines += map(_difference, found)
    if not found:
        lines.append("No difference between segments is shown.")
    if few:
        lines.append(
            f"Nothing can be told of {len(few)} of {len(result['findings'])} comparisons: fewer than "
            f"{result['at_least']} on one side. A share of a few says nothing; wait, or look at each one by hand."
        )
    return "\n".join([*lines, "A difference is a question, not yet a fault: somebody has to say why it is there."])


def _segment(one: Treatment) -> dict[str, Any]:
    return {
        "segment": one.segment,
        "clients": one.clients,
        "contacts": one.contacts,
        "contacts_per_client": round(one.contacts_per_client, DECIMALS),
        "discount_percent": _rounded(one.discount_percent),
        "waiting_hours_median": _rounded(one.waiting_hours),
        "measures": {name: _share(share) for name, share in one.shares.items()},
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "reached": share.reached,
        "of": share.of,
        "rate": round(share.rate, DECIMALS) if share.of >= AT_LEAST else None,
    }


def _finding(one: Difference) -> dict[str, Any]:
    found = one.found
    is_few = found.verdict == "too_few"
    limits = {name: None if is_few else _rounded(getattr(found, name)) for name in ("difference", "low", "high")}
    return {"segment": one.segment, "measure": one.measure, **limits, "verdict": found.verdict}


def _figures(one: dict[str, Any]) -> list[str]:
    waiting, discount = one["waiting_hours_median"], one["discount_percent"]
    more = [
        f"{one['contacts_per_client']:.1f} contacts per client",
        f"discounts {discount:.1f} %" if discount is not None else "",
        f"first answer after {waiting:.1f} h (median)" if waiting is not None else "",
    ]
    head = f"{_name(one['segment'])}: {one['clients']} clients; {'; '.join(filter(None, more))}"
    return [head, *(_measure(MEASURES[name][0], share) for name, share in one["measures"].items())]


def _measure(what: str, share: dict[str, Any]) -> str:
    rate = f"{100 * share['rate']:.1f} %" if share["rate"] is not None else "too few for a share"
    return f"  {what:28} {share['reached']:>7} of {share['of']:>7}  {rate}"


def _difference(one: dict[str, Any]) -> str:
    low, high = (100 * one[name] for name in ("low", "high"))
    did = MEASURES[one["measure"]][1]
    more, least, most = ("more", low, high) if one["verdict"] == "more" else ("fewer", -high, -low)
    return f"Of 100 in {_name(one['segment'])}, between {least:.1f} and {most:.1f} {more} than elsewhere {did}."


def _name(segment: str | None) -> str:
    return segment or "no segment"


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, DECIMALS)
