"""Say that a sum is being checked, and by when it is told: what the creditor told us of the account has grown old."""

from enum import StrEnum

from flows.lateness import entrust
from flows.outcome import Say
from flows.phrases import PERSON
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

KIND = "human"


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def check(scene: Scene) -> Move:
    """Let a person find out the exact sum; who waits for one already hears the same day again."""
    due, asked = entrust(scene.facts, KIND, scene.turn.text)
    said = Say("figures-checking", {"creditor": scene.facts.creditor.name, "due": due}, (PERSON,))
    return Move(State.DONE, (*asked, said), clear=True)


TABLE: Table = {(State.OPENING, ANY): edge(check, DONE)}

DIALOGUE = Dialogue("figures", State, State.OPENING, TABLE)
