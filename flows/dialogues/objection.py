"""Answer an objection from the creditor's file: one reply, the way that the client chooses, and back to the matter."""

from enum import StrEnum

from flows.objections import answer
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    ANSWERED = "answered"  #: replied, and offered the ways on
    PERSON = "person"  #: the same again; offered a person
    DONE = DONE


def reply(scene: Scene) -> Move:
    """Reply once; the second time offer a person instead."""
    return answer.answer(scene, answered=State.ANSWERED, asked=State.PERSON)


TABLE: Table = {
    (State.OPENING, ANY): edge(reply, State.ANSWERED, State.PERSON, DONE),
    (State.ANSWERED, "branch"): edge(answer.choose, DONE),
    (State.ANSWERED, "affirm"): edge(answer.agree, DONE),
    (State.ANSWERED, "deny"): edge(answer.decline, DONE),
    (State.ANSWERED, LEGS): edge(answer.propose, DONE),
    (State.ANSWERED, RESUME): edge(answer.go_on, DONE),
    (State.PERSON, "affirm"): edge(answer.bring, DONE),
    (State.PERSON, "deny"): edge(answer.decline, DONE),
    (State.PERSON, LEGS): edge(answer.propose, DONE),
    (State.PERSON, RESUME): edge(answer.go_on, DONE),
}

DIALOGUE = Dialogue("objection", State, State.OPENING, TABLE)
