"""Judge a contact a second time, by other means: from the raw YAML, looking only at the instant in question.

Shares no code with `flows.contact`: it searches for nothing, keeps no spans, and says only yes or no.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import holidays

WEEKDAY_KEYS = ["mon_fri"] * 5 + ["sat", "sun"]
WRITTEN = {"sms", "whatsapp", "telegram", "email", "web", "terminal", "letter"}
SPOKEN = {"call", "visit"}
ASKED_FOR = {"reply", "document", "adviser_reply", "receipt", "outcome", "thanks", "opt_out", "right"}


def is_lawful(pack: Mapping[str, Any], line: Mapping[str, Any], at: datetime) -> bool:
    """Tell whether a contact of ours is lawful at an instant, by the pack as it is written."""
    zones = [ZoneInfo(name) for name in line["zones"]]
    return (
        all(in_hours(pack, line.get("region"), at.astimezone(zone)) for zone in zones)
        and all(is_wanted(line.get("wanted"), at.astimezone(zone)) for zone in zones)
        and not any(is_held(pack, hold, at) for hold in line["holds"])
        and line["channel"] in {*line["consents"], *pack["consent"]["not_needed_for"]}
        and line["channel"] not in pack.get("forbidden", {}).get("channels", ())
        and all(is_kept(row, line, at, zones) for row in pack["limits"])
    )


def in_hours(pack: Mapping[str, Any], region: str | None, local: datetime) -> bool:
    """Tell whether a local time is in all the hours that apply, and its day no holiday."""
    regions = pack.get("regions", {})
    if region in regions:
        weeks = [regions[region]["week"]]
    elif region is None and regions:
        weeks = [pack["hours"]["week"], *(each["week"] for each in regions.values())]
    else:
        weeks = [pack["hours"]["week"]]
    if "product_cap_hours" in pack:
        weeks.append(pack["product_cap_hours"]["week"])
    minute = f"{local:%H:%M}"
    for week in weeks:
        window = week.get(WEEKDAY_KEYS[local.weekday()])
        if window is None or not window[0] <= minute < window[1]:
            return False
    places = [region] if region else list(regions) or [None]
    categories = tuple(pack["holidays"]["categories"])
    return not any(local.date() in festive(pack["country"], place, categories) for place in places)


def is_wanted(week: Mapping[str, Any] | None, local: datetime) -> bool:
    """Tell whether a local time is one at which the client wants to be written to; any, where they did not say."""
    if week is None:
        return True
    window = week.get(["mon", "tue", "wed", "thu", "fri", "sat", "sun"][local.weekday()])
    return window is not None and bool(window[0] <= f"{local:%H:%M}" < window[1])


@lru_cache
def festive(country: str, place: str | None, categories: tuple[str, ...]) -> holidays.HolidayBase:
    """Return the published holidays of a place, which fill themselves year by year."""
    return holidays.country_holidays(country, subdiv=place, categories=categories)


def is_held(pack: Mapping[str, Any], hold: Mapping[str, Any], at: datetime) -> bool:
    """Tell whether a hold is in force."""
    by_law = pack.get("holds", {}).get(hold["kind"])
    end = hold["to"] or (hold["from"] + timedelta(days=by_law["days"]) if by_law else datetime.max.replace(tzinfo=UTC))
    return bool(hold["from"] <= at < end)


def is_kept(row: Mapping[str, Any], line: Mapping[str, Any], at: datetime, zones: Sequence[ZoneInfo]) -> bool:
    """Tell whether one more contact at an instant stays within a limit."""
    medium = row["of"]
    group = {"message": WRITTEN, "call": SPOKEN}.get(medium, WRITTEN | SPOKEN)
    if line["channel"] not in group:
        return True
    near = 0
    for past in line["history"]:
        if past["kind"] in ASKED_FOR and past["initiated_by"] != "bot":
            continue
        if medium == "other_channel" and past["channel"] == line["channel"]:
            continue
        if past["channel"] not in group:
            continue
        if row.get("per") == "debt" and past["debt"] and line["debt"] and past["debt"] != line["debt"]:
            continue
        near += is_near(row["span"], past["at"], at, zones)
    return bool(near < row["at_most"])


def is_near(span: Mapping[str, int], past: datetime, at: datetime, zones: Sequence[ZoneInfo]) -> bool:
    """Tell whether a past contact is too near to an instant, in elapsed time or in any zone's calendar."""
    [(unit, length)] = span.items()
    if unit == "days":
        return at - past < timedelta(hours=24 * length)
    if unit == "minutes":
        return at - past < timedelta(minutes=length)
    nights = [(at.astimezone(zone).date() - past.astimezone(zone).date()).days for zone in zones]
    if unit == "full_days_between":
        return any(count - 1 < length for count in nights)
    return any(count < length for count in nights)
