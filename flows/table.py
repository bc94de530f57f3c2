"""Hold a dialogue as a table: (state, act) → edge, with the states that the edge may end in.

An act is a button's id, an intent, `legs` (a proposal could be read), or one of the events of `flows.turn`.
A missing row is not an error of the client: the engine answers it with the repair dialogue.
The pictures in the documents are drawn from these rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from flows.errors import UndeclaredState
from flows.facts import Facts
from flows.negotiation.proposal import Leg
from flows.outcome import Effect
from flows.turn import Turn

DONE = "done"  #: the end of every dialogue
Slots = Mapping[str, Any]  #: what a dialogue remembers, in JSON's own types


@dataclass(frozen=True, slots=True)
class Scene:
    """What a row's function sees: the turn, the facts, the dialogue's own slots and the talk's memory."""

    turn: Turn
    facts: Facts
    slots: Slots
    memory: Slots


@dataclass(frozen=True, slots=True)
class Move:
    """Where a row leads and what is done on the way.

    `keep` replaces the dialogue's slots (None keeps them); `remember` is merged into the talk's memory;
    `call` puts another dialogue on top, which returns here; `then` starts another one when this one is done;
    `yields` gives the same turn to the dialogue below, when this one is done; `quiet` leaves what was under way below
    to the client's next word; `clear` forgets it. `legs` are what the dialogue that comes next takes as proposed.
    """

    state: str
    effects: tuple[Effect, ...] = ()
    keep: Slots | None = None
    remember: Slots = field(default_factory=dict)
    call: str | None = None
    then: str | None = None
    legs: tuple[Leg, ...] = ()
    yields: bool = False
    quiet: bool = False
    clear: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A row's function and the states it may end in."""

    take: Callable[[Scene], Move]
    ends: frozenset[str]


Table = Mapping[tuple[str, str], Edge]


def edge(take: Callable[[Scene], Move], *ends: str) -> Edge:
    """Declare a row: its function and the states it may end in."""
    return Edge(take, frozenset(str(end) for end in ends))


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One story: its states, its rows, and whether the client must be verified before it begins."""

    name: str
    states: type[StrEnum]
    start: str
    table: Table
    verified: bool = True
    version: int = 1

    def find(self, state: str, acts: tuple[str, ...]) -> tuple[str, Edge] | None:
        """Return the first act of `acts` that has a row in `state`, with the row."""
        found = ((act, self.table[state, act]) for act in acts if (state, act) in self.table)
        return next(found, None)

    def take(self, state: str, act: str, row: Edge, scene: Scene) -> Move:
        """Take a row and hold it to its declared ends."""
        move = row.take(scene)
        if move.state not in row.ends:
            raise UndeclaredState(self.name, state, act, move.state)
        return move
