"""Stay calm under anger: hear it, offer a person, and bring one when it goes on (the rule is `flows.irritation`)."""

from enum import StrEnum

from flows import irritation
from flows.outcome import AddToCase, Say
from flows.phrases import PERSON
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def stay_calm(scene: Scene) -> Move:
    """Offer a person; the second time one is brought unasked, and what comes after is passed on to them."""
    heard = Say("abuse-heard", {}, (PERSON,))
    if scene.memory.get(irritation.BROUGHT):
        return Move(State.DONE, (AddToCase("complaint", scene.turn.text), heard), quiet=True)
    if scene.memory.get(irritation.OFFERED):
        brought = irritation.bring(scene.facts, scene.turn.text)
        return Move(State.DONE, brought, remember={irritation.BROUGHT: True}, quiet=True)
    rest = irritation.rest(scene.facts) if irritation.is_risen(scene.memory) else ()
    return Move(State.DONE, (*rest, heard), remember={irritation.OFFERED: True}, quiet=True)


TABLE: Table = {(State.OPENING, ANY): edge(stay_calm, DONE)}

DIALOGUE = Dialogue("abuse", State, State.OPENING, TABLE, verified=False)
