"""Stop every message, at once and on all channels, with one confirmation."""

from enum import StrEnum

from flows.outcome import OptOut, Say
from flows.receptivity import close
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the stop stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def stop(scene: Scene) -> Move:
    """Opt the person out and say so once; nothing of the account is named."""
    said = Say("stop-confirmed", {"creditor": scene.facts.creditor.name})
    return Move(State.DONE, close(scene.memory, scene.turn, (OptOut(), said)), clear=True)


TABLE: Table = {(State.OPENING, ANY): edge(stop, DONE)}

DIALOGUE = Dialogue("stop", State, State.OPENING, TABLE, verified=False)
