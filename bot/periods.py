"""Know how long each class of data is kept: by default, at least by law, and as a creditor's file says."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from importlib import resources
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

DEFAULT = "default"
HEALTH = "health"  #: the class whose days clients are told
Days = Annotated[int, Field(ge=1, le=36_500)]


class Period(BaseModel):
    """How long one class is kept: `days` by default, None for ever; `least` by country, or `default`.

    A `fixed` one is the same for every creditor.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: str
    fixed: bool = False
    days: Days | None
    least: Mapping[str, Days] = {}
    source: str
    confidence: str

    def floor(self, country: str) -> int:
        """Return the fewest days for which it must be kept in a country, 0 where nothing demands it."""
        return self.least.get(country, self.least.get(DEFAULT, 0))


class Held(BaseModel):
    """What becomes of a table: the classes by which it `ends`, or why it `stays`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ends: Sequence[str] = ()
    stays: str = ""


@cache
def periods() -> Mapping[str, Period]:
    """Return the periods by class."""
    return {name: Period.model_validate(row) for name, row in _read("periods.yml").items()}


@cache
def tables() -> Mapping[str, Held]:
    """Return what becomes of each table of the schema."""
    return {name: Held.model_validate(row) for name, row in _read("tables.yml").items()}


def asked_for() -> frozenset[str]:
    """Return the classes whose period a creditor's file may say."""
    return frozenset(name for name, period in periods().items() if not period.fixed)


def lasts(name: str) -> timedelta:
    """Return how long a class is kept that is the same for every creditor."""
    return timedelta(days=periods()[name].days or 0)


def days_of(asked: Mapping[str, int | None], country: str) -> dict[str, int]:
    """Return after how many days each class goes: as the creditor asks, never before its floor; the others stay."""
    told = {name: asked.get(name) or periods()[name].days for name in periods() if name in asked_for()}
    return {name: max(days, periods()[name].floor(country)) for name, days in told.items() if days is not None}


def too_short(asked: Mapping[str, int | None], country: str) -> Iterator[str]:
    """Yield what is wrong with the periods that a creditor's file asks for, a sentence each."""
    for name, days in asked.items():
        floor = periods()[name].floor(country)
        if days is not None and days < floor:
            yield f"retention.{name}: must be kept for {floor} days in {country}; write that or more, or leave it out."


def _read(name: str) -> Mapping[str, Any]:
    written: Mapping[str, Any] = yaml.safe_load(resources.files("bot").joinpath(name).read_text("utf-8"))
    return written
