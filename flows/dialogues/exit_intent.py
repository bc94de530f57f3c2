"""Take note that the client wants to leave, without holding them back, and tell those who can put things right."""

from enum import StrEnum

from flows.outcome import CaseNumber, OpenCase, RecordExitIntent, Say
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the notice stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def note(scene: Scene) -> Move:
    """Record the wish in the client's own words and say who answers, and when."""
    due = scene.facts.duty.answer_by
    case = OpenCase("exit_intent", due, scene.turn.text)
    said = Say("exit-noted", {"case": CaseNumber(), "due": due})
    return Move(State.DONE, (RecordExitIntent(scene.turn.text), case, said), quiet=True)


TABLE: Table = {(State.OPENING, ANY): edge(note, DONE)}

DIALOGUE = Dialogue("exit_intent", State, State.OPENING, TABLE)
