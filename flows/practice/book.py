"""Hold the situations of practice as values, read from their files: states, lines, what earns and what costs.

A situation is a client with a matter. Its states are in order, from `opens` to `solved`; ways lead onward only, when
the adviser has done all that a way names. `rubric` says what earns how much, a hundred in all.
"""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

LANGUAGES = ("es", "en", "pt")
OPENS, SOLVED = "opens", "solved"
OUTCOME = "outcome"  #: earned when the client is content in the end
FULL = 100  #: points of a talk in which nothing is missing
CONCERN = "concern"  #: names what the client worries about, by the situation's own words
OWN = frozenset({"open", "easy", "plan", "date", CONCERN, OUTCOME})  #: what is seen otherwise than by a list of cues

Spoken = Mapping[str, tuple[str, ...]]  #: by language


class _Part(BaseModel):
    """A part of a file: nothing in it that has no meaning."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Way(_Part):
    """A step onward: taken once the adviser has done all of `after`."""

    after: tuple[str, ...] = Field(min_length=1)
    go: str


class State(_Part):
    """What the client says on coming here, one line of several, and the ways onward."""

    say: Spoken
    ways: tuple[Way, ...] = ()


class Situation(_Part):
    """A client with a matter, and what is good practice with them.

    `promised` is said to more than the policy admits, where that is negotiated.
    """

    code: str
    rubric: Mapping[str, int]
    faults: tuple[str, ...] = ()
    negotiates: bool = False
    concern: Spoken
    examples: Mapping[str, Mapping[str, str]]
    states: Mapping[str, State]
    stuck: Spoken
    hurt: Spoken
    left: Spoken
    promised: Spoken | None = None

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        order = [*self.states]
        ends = (order[0], order[-1]) == (OPENS, SOLVED) and not self.states[SOLVED].ways
        onward = all(
            way.go in order[place + 1 :] and set(way.after) <= set(self.rubric)
            for place, name in enumerate(order)
            for way in self.states[name].ways
        )
        led = all(state.ways for name, state in self.states.items() if name != SOLVED)
        if not (ends and onward and led and sum(self.rubric.values()) == FULL and OUTCOME in self.rubric):
            raise ValueError("states lead from opens to solved, by what the rubric names, which comes to a hundred")
        if self.negotiates != (self.promised is not None):
            raise ValueError("who negotiates says something to what nobody may promise")
        told = [
            self.promised or self.left,
            self.concern,
            self.stuck,
            self.hurt,
            self.left,
            *(state.say for state in self.states.values()),
        ]
        if not all(one.get(language) for one in told for language in LANGUAGES):
            raise ValueError(f"every line is told in {', '.join(LANGUAGES)}")
        return self


class Fault(_Part):
    """What a fault costs; `hurts`: the client loses patience sooner.

    A message that is `stopped`, because the console refuses it, or that is spoiled by its fault, earns nothing.
    """

    costs: int = Field(gt=0)
    stopped: bool = False
    spoils: bool = False
    hurts: bool = False


class Opening(_Part):
    """The words that open a question, anywhere in it or first, and those that ask without a mark."""

    anywhere: tuple[str, ...]
    first: tuple[str, ...]
    tell: tuple[str, ...]


class Common(_Part):
    """What all situations share."""

    cues: Mapping[str, Spoken]
    open: Mapping[str, Opening]
    either: Mapping[str, str]
    asks_to_pay: Spoken
    about_account: Spoken
    discount: Spoken
    denied: Spoken
    joined: Mapping[str, Mapping[str, str]]
    examples: Mapping[str, Mapping[str, str]]
    faults: Mapping[str, Fault]
    nods: Spoken
    names: Spoken
    units: Mapping[str, int]


class Book(_Part):
    """All situations by their codes, and what they share."""

    common: Common
    situations: Mapping[str, Situation]

    @model_validator(mode="after")
    def _know_every_word(self) -> Self:
        for one in self.situations.values():
            unseen = set(one.rubric) - OWN - set(self.common.cues)
            untold = set(one.rubric) - {OUTCOME} - set(one.examples) - set(self.common.examples)
            if unseen or untold or set(one.faults) - set(self.common.faults):
                raise ValueError(f"{one.code}: nothing sees or tells {sorted(unseen | untold)}, or knows its faults")
        return self


def read_book(common: Mapping[str, Any], situations: Mapping[str, Mapping[str, Any]]) -> Book:
    """Return the book that parsed files make; situations come by their codes. Raises ValueError."""
    rows = {code: {"code": code, **row} for code, row in situations.items()}
    return Book.model_validate({"common": common, "situations": rows})
