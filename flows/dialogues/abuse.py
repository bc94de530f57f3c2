"""Stay calm under insults: hear the anger, offer a person, and hand it over when it goes on."""

from enum import StrEnum

from flows.outcome import CaseNumber, OpenCase, Say
from flows.phrases import PERSON
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

HEARD = "abuse_heard"


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def stay_calm(scene: Scene) -> Move:
    """Offer a person; the second time one is brought unasked."""
    if not scene.memory.get(HEARD):
        return Move(State.DONE, (Say("abuse-heard", {}, (PERSON,)),), remember={HEARD: True}, quiet=True)
    due = scene.facts.duty.answer_by
    case = OpenCase("complaint", due, scene.turn.text)
    said = Say("abuse-passed-on", {"case": CaseNumber(), "due": due})
    return Move(State.DONE, (case, said), remember={HEARD: False}, quiet=True)


TABLE: Table = {(State.OPENING, ANY): edge(stay_calm, DONE)}

DIALOGUE = Dialogue("abuse", State, State.OPENING, TABLE, verified=False)
