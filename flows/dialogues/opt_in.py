"""Write again to a client who asks for it."""

from enum import StrEnum

from flows.outcome import OptIn, Say
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the wish stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def allow(scene: Scene) -> Move:
    """Lift the stop and say how to set it again."""
    return Move(State.DONE, (OptIn(), Say("opt-in-confirmed", {"creditor": scene.facts.creditor.name})))


TABLE: Table = {(State.OPENING, ANY): edge(allow, DONE)}

DIALOGUE = Dialogue("opt_in", State, State.OPENING, TABLE, verified=False)
