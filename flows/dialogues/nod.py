"""Acknowledge a yes or a no that answers nothing: the word stays with the client."""

from enum import StrEnum

from flows.outcome import Say
from flows.phrases import ACCOUNT, PERSON, PROPOSE
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the nod stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def nod(scene: Scene) -> Move:
    """Say that one is there, and leave it at that; nothing of money to who is in danger."""
    if scene.facts.client.vulnerable:
        return Move(State.DONE, (Say("farewell-none", {}, (PERSON,)),), quiet=True)
    return Move(State.DONE, (Say("nod", {}, (PROPOSE, ACCOUNT, PERSON)),), quiet=True)


TABLE: Table = {(State.OPENING, ANY): edge(nod, DONE)}

DIALOGUE = Dialogue("nod", State, State.OPENING, TABLE, verified=False)
