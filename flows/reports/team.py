"""Hold a team's figures against its goals, which count only while the limits of treatment hold.

A team that recovers more by pressing people has reached nothing: with a limit passed, no goal counts as reached.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Goal = Literal["recovered", "kept_percent", "alone_percent", "answered_percent"]
Limit = Literal["contacts_per_client_max", "opted_out_percent_max", "discomfort_percent_max"]
GOALS: Sequence[Goal] = ("recovered", "kept_percent", "alone_percent", "answered_percent")
LIMITS: Sequence[Limit] = ("contacts_per_client_max", "opted_out_percent_max", "discomfort_percent_max")


@dataclass(frozen=True, slots=True)
class Held:
    """A figure against what was set for it; `fits` is None where there is no figure."""

    name: Goal | Limit
    wanted: float
    found: float | None
    fits: bool | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a team stands: its goals, its limits, and whether goals count, which they do while every limit holds."""

    goals: Sequence[Held]
    limits: Sequence[Held]

    @property
    def counts(self) -> bool:
        """Say whether a goal that is reached counts."""
        return all(one.fits is not False for one in self.limits)

    @property
    def reached(self) -> int:
        """Return how many goals count as reached."""
        return sum(one.fits is True for one in self.goals) if self.counts else 0


def stand(wanted: Mapping[str, float], found: Mapping[str, float | None]) -> Standing:
    """Return how a team stands in what was set for it; what was not set is left out."""
    return Standing(
        goals=[_held(name, wanted, found, 1) for name in GOALS if name in wanted],
        limits=[_held(name, wanted, found, -1) for name in LIMITS if name in wanted],
    )


def _held(name: Goal | Limit, wanted: Mapping[str, float], found: Mapping[str, float | None], way: int) -> Held:
    """Hold one figure: a goal is reached from it upwards, a limit holds up to it."""
    have = found.get(name)
    return Held(name, wanted[name], have, None if have is None else have * way >= wanted[name] * way)
