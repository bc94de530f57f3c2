"""Lay what a creditor asks of itself over a country's rules: it can only leave less room for contacts, never more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from pydantic import Field, model_validator

from flows.contact.cadence.pace import COUNTED
from flows.contact.packs import Pack, Packs
from flows.contact.rows import Days, Hours, Limit, OpenHours, Part, Span, Why

DAYS_MAX, CONTACTS_MAX = 31, 31
COUNT, GAP = "own_count", "own_gap"
WHY = Why(says="The creditor asks this of itself", basis="product", confidence="high")


class OwnLimits(Part):
    """A creditor's own limits in one country; what is left out stays as the country has it.

    `week`: hours in which alone contacts are begun. `closed`: days on which none is. `at_most` contacts, of whatever
    kind, in `days` days. `free_days`: whole days between two of them.
    """

    week: Hours | None = None
    closed: Days = frozenset()
    at_most: int | None = Field(default=None, ge=1, le=CONTACTS_MAX)
    days: int | None = Field(default=None, ge=1, le=DAYS_MAX)
    free_days: int | None = Field(default=None, ge=1, le=DAYS_MAX)

    @model_validator(mode="after")
    def has_both(self) -> Self:
        """Refuse a count without its days, or days without a count."""
        if (self.at_most is None) != (self.days is None):
            msg = "at_most and days stand together"
            raise ValueError(msg)
        return self

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is asked."""
        return self == OwnLimits()


@dataclass(frozen=True, slots=True)
class Looser:
    """Where a creditor's own limit would leave more room than its country does: by which rule, on what ground.

    `what` is `hours` (of `day`, a weekday from Monday, 0), `count` or `gap`; `allowed` is what the country allows.
    """

    what: str
    allowed: str
    why: Why
    day: int = 0


def looser(pack: Pack, own: OwnLimits) -> list[Looser]:
    """Return everything in which own limits would leave more room than the country's rules; none may be in force."""
    return [*_hours(pack, own), *_counts(pack, own)]


def tightened(pack: Pack, own: OwnLimits) -> Pack:
    """Return a country's rules with a creditor's own limits laid over them."""
    cap, rows, limits = pack.product_cap_hours, pack.holidays, pack.limits
    if own.week:
        cap = OpenHours(week=own.week.within(cap.week) if cap else own.week, why=WHY)
    if own.closed:
        rows = rows.model_copy(update={"add": rows.add | own.closed, "remove": rows.remove - own.closed})
    if own.at_most and own.days:
        limits = (*limits, Limit(rule=COUNT, at_most=own.at_most, span=Span(days=own.days), why=WHY))
    if own.free_days:
        limits = (*limits, Limit(rule=GAP, span=Span(full_days_between=own.free_days), why=WHY))
    # Built anew: what a pack has worked out of its rows is not carried over.
    return Pack.model_validate(pack.model_dump() | {"product_cap_hours": cap, "holidays": rows, "limits": limits})


def _hours(pack: Pack, own: OwnLimits) -> Iterator[Looser]:
    """Find days on which contacts would be begun outside of the country's hours, or of our own in it."""
    for hours in (pack.hours, pack.product_cap_hours):
        if own.week is None or hours is None:
            continue
        for day, (mine, theirs) in enumerate(zip(own.week.days, hours.week.days, strict=True)):
            if mine and (theirs is None or mine.within(theirs) != mine):
                yield Looser("hours", str(theirs or ""), hours.why, day)


def _counts(pack: Pack, own: OwnLimits) -> Iterator[Looser]:
    """Find a count above the country's in no more days, and a distance below the country's."""
    for limit in (limit for limit in pack.limits if limit.of in COUNTED):
        span = limit.span
        days = span.days or span.local_days
        if own.at_most and own.days and days and own.at_most > limit.at_most and own.days <= days:
            yield Looser("count", f"{limit.at_most} / {days}", limit.why)
        if own.free_days and span.full_days_between and own.free_days < span.full_days_between:
            yield Looser("gap", str(span.full_days_between), limit.why)


def packs_with(packs: Packs, own: Mapping[str, OwnLimits]) -> Packs:
    """Return the rules of all countries with a creditor's own limits laid over them."""
    laid = {country: tightened(pack, own[country]) for country, pack in packs.by_country.items() if country in own}
    return replace(packs, by_country={**packs.by_country, **laid}) if laid else packs
