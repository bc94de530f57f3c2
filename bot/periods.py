"""Know how long each class of data is kept: by default, at least by law, and as a creditor's file says."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

DEFAULT = "default"
Days = Annotated[int, Field(ge=1, le=36_500)]


class Period(BaseModel):
    """How long one class is kept: `days` by default, None for ever; `least` by country, or `default`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: str
    days: Days | None
    least: Mapping[str, Days]
    source: str
    confidence: str

    def floor(self, country: str) -> int:
        """Return the fewest days for which it must be kept in a country, 0 where nothing demands it."""
        return self.least.get(country, self.least.get(DEFAULT, 0))


@cache
def periods() -> Mapping[str, Period]:
    """Return the periods by class."""
    written = yaml.safe_load(resources.files("bot").joinpath("periods.yml").read_text("utf-8"))
    return {name: Period.model_validate(row) for name, row in written.items()}


def days_of(asked: Mapping[str, int | None], country: str) -> dict[str, int]:
    """Return after how many days each class goes: as the creditor asks, never before its floor; the others stay."""
    told = {name: asked.get(name) or period.days for name, period in periods().items()}
    return {name: max(days, periods()[name].floor(country)) for name, days in told.items() if days is not None}


def too_short(asked: Mapping[str, int | None], country: str) -> Iterator[str]:
    """Yield what is wrong with the periods that a creditor's file asks for, a sentence each."""
    for name, days in asked.items():
        floor = periods()[name].floor(country)
        if days is not None and days < floor:
            yield f"retention.{name}: must be kept for {floor} days in {country}; write that or more, or leave it out."
