"""Say which segment a client is in by their creditor's own rules: the first rule that holds.

A rule speaks of what is owed, of how long somebody is a customer, and of what they are worth in a year; never of who
they are. What the portfolio says of a client's segment stands, unless the rule that holds says otherwise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr

from flows.errors import BadAmount
from flows.negotiation.money import to_minor

RULES_MAX = 50
AMOUNTS = ("balance_at_least", "balance_below", "yearly_value_at_least", "yearly_value_below")


class _Keys(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Amount = Annotated[StrictStr, Field(pattern=r"^\d{1,12}(\.\d{1,3})?$")]
Years = Annotated[StrictInt, Field(ge=0, le=120)]


class When(_Keys):
    """When a rule holds; amounts are quoted, in major units of the creditor's currency. One left out always holds."""

    balance_at_least: Amount | None = None
    balance_below: Amount | None = None
    tenure_years_at_least: Years | None = None
    tenure_years_below: Years | None = None
    yearly_value_at_least: Amount | None = None
    yearly_value_below: Amount | None = None


class SegmentRule(_Keys):
    """A segment and when a client is in it; `over_portfolio`: whatever the portfolio says."""

    name: Annotated[StrictStr, Field(min_length=1, max_length=60)]
    when: When = Field(default_factory=When)
    over_portfolio: StrictBool = False


def _are_unique(rules: tuple[SegmentRule, ...]) -> tuple[SegmentRule, ...]:
    names = [rule.name for rule in rules]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"{twice!r} stands there twice; give each segment one rule")
    return rules


SegmentRules = Annotated[tuple[SegmentRule, ...], Field(max_length=RULES_MAX), AfterValidator(_are_unique)]
"""A creditor's rules in their order."""


@dataclass(frozen=True, slots=True)
class Known:
    """What rules look at: minor units of the creditor's currency, and full years; None where nobody said."""

    balance: int
    tenure_years: int | None = None
    yearly_value: int | None = None


def segment_of(rules: Sequence[SegmentRule], known: Known, currency: str, portfolio: str | None) -> str | None:
    """Return the segment that the rules give a client; None where none holds, or where the portfolio's stands."""
    found = next((rule for rule in rules if holds(rule.when, known, currency)), None)
    return found.name if found is not None and (portfolio is None or found.over_portfolio) else None


def holds(when: When, known: Known, currency: str) -> bool:
    """Say whether all conditions of a rule hold; one on a value that is not given does not."""
    checks = (
        (_minor(when.balance_at_least, currency), _minor(when.balance_below, currency), known.balance),
        (when.tenure_years_at_least, when.tenure_years_below, known.tenure_years),
        (_minor(when.yearly_value_at_least, currency), _minor(when.yearly_value_below, currency), known.yearly_value),
    )
    return all(_is_between(*one) for one in checks)


def years_since(day: date | None, today: date) -> int | None:
    """Return the full years since a day; None without one."""
    if day is None:
        return None
    return max(today.year - day.year - ((today.month, today.day) < (day.month, day.day)), 0)


def misfits(rules: Iterable[SegmentRule], currency: str) -> list[str]:
    """Return in a sentence each amount with decimals that the currency does not have."""
    return [
        f"segments: {key} of {rule.name!r} has more decimals than {currency}"
        for rule in rules
        for key in AMOUNTS
        if not _fits(getattr(rule.when, key), currency)
    ]


def _is_between(at_least: int | None, below: int | None, value: int | None) -> bool:
    if at_least is None and below is None:
        return True
    return value is not None and (at_least is None or value >= at_least) and (below is None or value < below)


def _minor(amount: str | None, currency: str) -> int | None:
    return None if amount is None else to_minor(amount, currency)


def _fits(amount: str | None, currency: str) -> bool:
    try:
        _minor(amount, currency)
    except BadAmount:
        return False
    return True
