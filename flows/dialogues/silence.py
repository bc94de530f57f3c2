"""Close a talk in which nobody wrote any more, kindly and without a word; what was under way waits."""

from enum import StrEnum

from flows.receptivity import close
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the closing stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def end(scene: Scene) -> Move:
    """Record how the talk ended; the dialogue below keeps its place."""
    return Move(State.DONE, close(scene.memory, scene.turn))


TABLE: Table = {(State.OPENING, ANY): edge(end, DONE)}

DIALOGUE = Dialogue("silence", State, State.OPENING, TABLE, verified=False)
