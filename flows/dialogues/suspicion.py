"""Answer who doubts that the message is real, before anything is asked of them: how to check it, and no debt named."""

from enum import StrEnum

from flows.objections import answer
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, RESUME


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    PERSON = "person"  #: the same again; offered a person
    DONE = DONE


def reply(scene: Scene) -> Move:
    """Reply once and show the proof; the second time offer a person instead."""
    return answer.answer(scene, answered=State.PERSON, asked=State.PERSON)


TABLE: Table = {
    (State.OPENING, ANY): edge(reply, State.PERSON, DONE),
    (State.PERSON, "affirm"): edge(answer.bring, DONE),
    (State.PERSON, "deny"): edge(answer.decline, DONE),
    (State.PERSON, RESUME): edge(answer.go_on, DONE),
}

DIALOGUE = Dialogue("suspicion", State, State.OPENING, TABLE, verified=False)
