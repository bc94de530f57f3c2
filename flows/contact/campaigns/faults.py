"""Say what is wrong with a campaign's file, all at once, each fault with its line and its remedy."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from flows.contact.cadence.faults import WORDS, Words, senseless, shapeless
from flows.contact.cadence.rows import PROMISED
from flows.contact.campaigns.document import HOLD_OUT, RUNS_DAYS_MAX, Campaign
from flows.contact.errors import BadCampaign
from flows.lined_yaml import Fault, Problem, dotted, faults_in, parse

PAGE = "docs/campaigns.md"


def faults(text: str) -> list[Fault]:
    """Return everything that is wrong with a campaign's file, in the order of its lines; nothing when it is valid."""
    return faults_in(text, f"write a campaign as in {PAGE}", problems)


@lru_cache(maxsize=256)
def load_campaign(text: str) -> Campaign:
    """Return the campaign that a file describes; raise BadCampaign with all its faults when it has any."""
    if found := faults(text):
        raise BadCampaign(tuple(str(one) for one in found))
    return Campaign.model_validate(parse(text)[0])


def problems(data: Any) -> Iterator[Problem]:  # noqa: ANN401 (whatever a file holds)
    """Yield what is wrong with a campaign's data: the shape of what cannot be read, else what makes no sense."""
    try:
        campaign = Campaign.model_validate(data)
    except ValidationError as fault:
        yield from shapeless(fault, _WORDS, PAGE)
        return
    yield from _days(campaign)
    yield from _shares(campaign)
    for place, arm in enumerate(campaign.arms):
        yield from senseless(("arms", place, "rows"), arm.rows)
        yield from _promised(campaign, place)
        yield from _misnamed(campaign, place)


def _days(campaign: Campaign) -> Iterator[Problem]:
    """Yield days that are in the wrong order, or too many."""
    ran = (campaign.last_on - campaign.first_on).days + 1
    if ran < 1:
        yield ("to",), "to is before from", "write a later day"
    if ran > RUNS_DAYS_MAX:
        yield ("to",), f"to is {ran - 1} days after from", f"let a campaign run for {RUNS_DAYS_MAX} days at most"
    low, high = campaign.whom.overdue_days or (0, 0)
    if high < low:
        where = ("whom", "overdue_days")
        yield where, f"{dotted(where)} ends before it begins", f"write [{high}, {low}]"


def _shares(campaign: Campaign) -> Iterator[Problem]:
    total = sum(arm.share for arm in campaign.arms) + campaign.hold_out
    if total != 100:  # noqa: PLR2004 (percent)
        yield ("arms",), f"the shares and hold_out make {total}, not 100", "change them"


def _promised(campaign: Campaign, place: int) -> Iterator[Problem]:
    """Yield the rows about promised days: those are the creditor's for everybody."""
    for number, row in enumerate(campaign.arms[place].rows):
        if row.kind in PROMISED:
            where = ("arms", place, "rows", number)
            yield where, f"{dotted(where)} is of {row.kind}, which no campaign changes", "remove it"


def _misnamed(campaign: Campaign, place: int) -> Iterator[Problem]:
    where, name = ("arms", place, "arm"), campaign.arms[place].arm
    if name == HOLD_OUT:
        yield where, f"{dotted(where)} is {HOLD_OUT}, which is no arm", "write hold_out as a key beside arms"
    if name in (arm.arm for arm in campaign.arms[:place]):
        yield where, f"{dotted(where)} is {name} once more", "give each arm its own name"


_WORDS: Words = {
    **WORDS,
    "no_day": ("is not a day", "write one such as 2026-04-01"),
    "string_pattern_mismatch": ("is no name", "write small letters, digits, - and _, 40 at most"),
    "tuple_type": ("is not a list", "write its parts between brackets, or below it, each after a dash"),
    "too_short": ("is too short", "write at least {min_length}"),
    "too_long": ("is too long", "keep at most {max_length}"),
}
