"""Stop where the client is under age: nothing is asked of them, nothing agreed, and a person sees to the account."""

from enum import StrEnum

from flows.outcome import CaseNumber, OpenCase, PlaceHold, Say
from flows.rights.age import MINOR, comes_of_age
from flows.rights.book import MATTER
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

KIND = "human"
PRIORITY = 2


class State(StrEnum):
    """Where it stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def stop(scene: Scene) -> Move:
    """Hold the account and open the case once; say that there is nothing to do."""
    if any(case.matter == MINOR for case in scene.facts.cases):
        return Move(State.DONE, (Say("minor-waiting"),), quiet=True)
    due = scene.facts.duty.answers(KIND)
    case = OpenCase(KIND, due, scene.turn.text, priority=PRIORITY, details={MATTER: MINOR})
    said = Say("minor-stopped", {"case": CaseNumber()})
    return Move(State.DONE, (case, PlaceHold(MINOR, until=comes_of_age(scene.facts)), said), quiet=True)


TABLE: Table = {(State.OPENING, ANY): edge(stop, DONE)}

DIALOGUE = Dialogue("minor", State, State.OPENING, TABLE, verified=False)
