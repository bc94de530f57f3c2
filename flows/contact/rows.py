"""Hold the rows that a country's pack is made of, each with its ground.

A pack is read by counsel as well as by the machine: every row says in a sentence what it demands, on what basis, from
which source, and how sure we are.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from flows.contact.errors import BadHours
from flows.contact.week import Week, midnight

Basis = Literal["law", "bill", "practice", "platform", "product"]
#: Where a pack stands as a whole; shown to staff beside each decision.
Status = Literal["law", "bill_adopted_voluntarily", "practice", "no_numeric_rule_found", "product_policy"]


def read_week(written: object) -> object:
    """Turn written hours into a `Week`; leave anything else for the model to refuse. Raises `ValueError`."""
    try:
        return Week.parse(written) if isinstance(written, Mapping) else written
    except BadHours as fault:
        raise ValueError(str(fault)) from fault


Hours = Annotated[Week, BeforeValidator(read_week), PlainSerializer(Week.written)]
Names = Annotated[frozenset[str], PlainSerializer(sorted)]
Days = Annotated[frozenset[date], PlainSerializer(lambda days: [day.isoformat() for day in sorted(days)])]
#: A set has no order of its own; written down it has one, so that equal rows are written equally.


class Part(BaseModel):
    """A part of a pack: immutable, and refusing keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Why(Part):
    """The ground of a row: `says` is shown to staff; `source` may be empty only for our own policy."""

    says: str
    basis: Basis
    article: str = ""
    source: str = ""
    quality: Literal["official", "firm", "press", "memory", "none"] = "none"
    confidence: Literal["high", "medium", "low"]
    note: str = ""

    @model_validator(mode="after")
    def needs_a_source(self) -> Self:
        """Refuse a row that claims law without saying where it stands."""
        if self.basis != "product" and not self.source:
            msg = f"a row of basis {self.basis!r} needs a source"
            raise ValueError(msg)
        return self

    @cached_property
    def reason(self) -> str:
        """Return the sentence for staff, with its article or the word that it is our own policy."""
        ground = "product policy" if self.basis == "product" else self.article or self.basis
        return f"{self.says} ({ground})"


class OpenHours(Part):
    """The hours in which a contact may be made, local to the client, in a country or one of its regions."""

    week: Hours
    why: Why


class Holidays(Part):
    """Which days are closed, by the categories of the `holidays` library, with days added or removed by hand."""

    categories: tuple[str, ...] = ("public",)
    add: Days = frozenset()
    remove: Days = frozenset()
    why: Why


class Span(Part):
    """How long one contact weighs; exactly one key.

    `days` roll from the instant, 24 hours each (a week is 7). `local_days` end with a local midnight (1 is the same
    calendar day). `full_days_between: 2` leaves two whole local days free: Monday, then Thursday. `hours` and
    `minutes` count from the instant.
    """

    days: int | None = Field(default=None, ge=1)
    local_days: int | None = Field(default=None, ge=1)
    full_days_between: int | None = Field(default=None, ge=1)
    hours: int | None = Field(default=None, ge=1)
    minutes: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def has_one_key(self) -> Self:
        """Refuse a span of none or several keys."""
        if len(self.model_fields_set) != 1:
            msg = "a span has exactly one of days, local_days, full_days_between, hours, minutes"
            raise ValueError(msg)
        return self

    @model_serializer(mode="wrap")
    def write(self, write: SerializerFunctionWrapHandler) -> dict[str, int]:
        """Write the one key that is given."""
        return {key: value for key, value in write(self).items() if value is not None}

    @cached_property
    def elapsed(self) -> timedelta:
        """Return the part that is measured from the instant; zero for spans of local days."""
        return timedelta(days=self.days or 0, hours=self.hours or 0, minutes=self.minutes or 0)

    @cached_property
    def nights(self) -> int:
        """Return how many local midnights must pass; zero for spans measured from the instant."""
        return self.local_days or (self.full_days_between or -1) + 1

    @cached_property
    def reach(self) -> timedelta:
        """Return a time after which a contact certainly weighs no more, in any zone."""
        return self.elapsed + timedelta(days=self.nights + 2)

    def lapse(self, at: datetime, zones: tuple[tzinfo, ...]) -> datetime:
        """Return the UTC instant at which a contact made `at` (UTC) weighs no more, the latest of all zones."""
        if not self.nights:
            return at + self.elapsed
        ahead = timedelta(days=self.nights)
        ends = [midnight(at.astimezone(zone).date() + ahead, zone) for zone in zones]
        return max(ends)


class Limit(Part):
    """At most so many contacts weigh at once.

    `of` says which media the limit binds and counts; `other_channel` counts contacts on any channel but the one in
    question. `per: debt` counts those about the same debt (and those whose debt is not known).
    """

    rule: str
    at_most: int = Field(default=1, ge=1)
    span: Span
    of: Literal["any", "message", "call", "other_channel"] = "any"
    per: Literal["person", "debt"] = "person"
    why: Why


class Consent(Part):
    """The channels that need no recorded consent; every other one does."""

    not_needed_for: Names
    why: Why


class Forbidden(Part):
    """Channels that are never used for a contact."""

    channels: Names
    why: Why


class StatutoryHold(Part):
    """A hold that ends by law after some days when nobody wrote down its end."""

    days: int = Field(ge=1)
    why: Why


class FirstContact(Part):
    """Texts demanded at first contact, by their keys, and the moment at which they go out."""

    moment: Literal["first_message_after_verification"] = "first_message_after_verification"
    texts: tuple[str, ...]
    why: Why


class Rule(Part):
    """A row that is a plain value with its ground: something that texts, forms or staff must keep."""

    value: bool | int | str | None
    why: Why
