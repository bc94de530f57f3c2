"""Read how soon cases are seen to: the house's levels, and what a creditor's file says instead."""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

from flows.service_levels import Level, Levels

Hours = Annotated[int, Field(ge=1, le=2_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KindHours(_Strict):
    """Hours of work until a kind's first answer and until its outcome; one left out is as the house has it."""

    answer_hours: Annotated[int, Field(ge=1, le=200)] | None = None
    resolve_hours: Hours | None = None


class ServiceLevels(_Strict):
    """What a creditor's file says of its levels; whatever it leaves out is as the house has it."""

    warn_percent: Annotated[int, Field(ge=10, le=95)] | None = None
    again_hours: Annotated[int, Field(ge=1, le=200)] | None = None
    again_max: Annotated[int, Field(ge=0, le=10)] | None = None
    kinds: dict[str, KindHours] = Field(default_factory=dict)


@cache
def house() -> Levels:
    """Return the levels that ship."""
    written = yaml.safe_load(resources.files("bot").joinpath("service_levels.yml").read_text("utf-8"))
    return Levels(**{**written, "kinds": {kind: Level(**row) for kind, row in written["kinds"].items()}})


def levels_of(asked: ServiceLevels) -> Levels:
    """Return a creditor's levels: its own before the house's."""
    base = house()
    own = {kind: _level(base.of(kind), row) for kind, row in asked.kinds.items()}
    return Levels(
        kinds={**base.kinds, **own},
        warn_percent=asked.warn_percent or base.warn_percent,
        again_hours=asked.again_hours or base.again_hours,
        again_max=base.again_max if asked.again_max is None else asked.again_max,
    )


def level_faults(asked: ServiceLevels) -> Iterator[str]:
    """Yield what is wrong with the levels that a creditor's file asks for, a sentence each."""
    known = house().kinds
    for kind in asked.kinds:
        if kind not in known:
            yield f"service_levels.kinds.{kind}: is no kind of case; write one of {', '.join(sorted(known))}."
    for kind, level in levels_of(asked).kinds.items():
        if kind in asked.kinds and level.resolve_hours < level.answer_hours:
            yield f"service_levels.kinds.{kind}: resolve_hours must not be less than answer_hours; write more of them."


def _level(base: Level, row: KindHours) -> Level:
    return Level(row.answer_hours or base.answer_hours, row.resolve_hours or base.resolve_hours)
