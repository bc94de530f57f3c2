"""Read the goals that a creditor's file sets for its team, with the limits of treatment without which none counts."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from flows.negotiation.money import to_minor
from flows.reports.team import GOALS, LIMITS
from storage.schema import Creditor

KEY = "team_goals"
Percent = Annotated[float, Field(ge=0, le=100)]
WHOLE = 100


class TeamGoals(BaseModel):
    """Goals are reached from the figure upwards, limits hold up to it; `recovered` is of a month, in major units.

    No goal goes without a limit: what is reached by pressing people is not reached.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    recovered: Annotated[str, Field(pattern=r"^\d{1,13}(\.\d{1,3})?$")] | None = None
    kept_percent: Percent | None = None
    alone_percent: Percent | None = None
    answered_percent: Percent | None = None
    contacts_per_client_max: Annotated[float, Field(gt=0, le=100)] | None = None
    opted_out_percent_max: Percent | None = None
    discomfort_percent_max: Percent | None = None

    @model_validator(mode="after")
    def _has_a_limit(self) -> Self:
        said = {name for name in (*GOALS, *LIMITS) if getattr(self, name) is not None}
        if said & set(GOALS) and not said & set(LIMITS):
            raise ValueError(f"sets goals without a limit of treatment; write one of {', '.join(LIMITS)} beside them")
        return self


def goals_of(creditor: Creditor) -> Mapping[str, float]:
    """Return what a creditor has set: money in minor units, percents as shares from 0 to 1; empty where nothing is."""
    written = creditor.document.get(KEY) or {}
    return {name: _value(name, value, creditor.currency) for name, value in written.items() if value is not None}


def _value(name: str, value: str | float, currency: str) -> float:
    if name == "recovered":
        return to_minor(str(value), currency)
    return float(value) / WHOLE if "percent" in name else float(value)
