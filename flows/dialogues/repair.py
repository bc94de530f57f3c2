"""Say honestly that something was not understood; the third time a person takes over.

A dialogue under way asks its question again right after (its `resume` row); without one, three ways are shown.
"""

from enum import StrEnum

from flows.outcome import CaseNumber, OpenCase, Say
from flows.phrases import ACCOUNT, PERSON, PROPOSE
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

MISSES_MAX = 3  #: messages in a row that may be misread before a person is brought


class State(StrEnum):
    """Where the repair stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def own_up(scene: Scene) -> Move:
    """Own up to not understanding, and show a way on."""
    misses = scene.memory["misses"]
    if misses >= MISSES_MAX:
        return _pass_on(scene)
    key = "repair-first" if misses <= 1 else "repair-second"
    return Move(State.DONE, (Say(key, {}, (PROPOSE, ACCOUNT, PERSON)),))


def _pass_on(scene: Scene) -> Move:
    due = scene.facts.duty.answer_by
    if any(case.kind == "repair" for case in scene.facts.cases):
        return Move(State.DONE, (Say("repair-under-way", {"due": due}, (PERSON,)),), quiet=True)
    case = OpenCase("repair", due, scene.turn.text)
    return Move(State.DONE, (case, Say("repair-passed-on", {"case": CaseNumber(), "due": due})), quiet=True)


TABLE: Table = {(State.OPENING, ANY): edge(own_up, DONE)}

DIALOGUE = Dialogue("repair", State, State.OPENING, TABLE, verified=False)
