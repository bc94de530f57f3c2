"""Say what can be done here."""

from enum import StrEnum

from flows.outcome import Say
from flows.phrases import ACCOUNT, PERSON, PROPOSE
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def explain(scene: Scene) -> Move:
    """Say what the assistant is for, in one breath."""
    said = Say("help-what-for", {"creditor": scene.facts.creditor.name}, (PROPOSE, ACCOUNT, PERSON))
    return Move(State.DONE, (said,))


TABLE: Table = {(State.OPENING, ANY): edge(explain, DONE)}

DIALOGUE = Dialogue("help", State, State.OPENING, TABLE, verified=False)
