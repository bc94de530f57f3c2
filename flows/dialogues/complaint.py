"""Hear how the client was treated, say sorry without excuses, stop the reminders, and hand it to a person."""

from enum import StrEnum

from flows.lateness import recall
from flows.outcome import AddToCase, CaseNumber, OpenCase, PlaceHold, Say
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, RESUME

PRIORITY = 2


class State(StrEnum):
    """Where the complaint stands."""

    OPENING = "opening"  #: nothing was said yet
    MORE = "more"  #: opened; asked whether there is more to tell
    DONE = DONE


def hear(scene: Scene) -> Move:
    """Open the case with the client's own words and stop the reminders until it is answered."""
    if scene.facts.has_case("complaint"):
        return add_words(scene)
    due = scene.facts.duty.answers("complaint")
    case = OpenCase("complaint", due, scene.turn.text, priority=PRIORITY)
    said = Say("complaint-opened", {"case": CaseNumber(), "due": due}, question="more")
    return Move(State.MORE, (case, PlaceHold("complaint"), said))


def add_words(scene: Scene) -> Move:
    """Give what the client adds to the adviser."""
    return Move(State.DONE, (AddToCase("complaint", scene.turn.text), Say("complaint-added")), quiet=True)


def finish(scene: Scene) -> Move:
    """Nothing more to tell."""
    return Move(State.DONE, recall(scene.facts, "complaint", "complaint-nothing-more"), quiet=True)


def go_on(_: Scene) -> Move:
    """Let the question go, after another one was answered."""
    return Move(State.DONE)


TABLE: Table = {
    (State.OPENING, ANY): edge(hear, State.MORE, DONE),
    (State.MORE, "deny"): edge(finish, DONE),
    (State.MORE, "thank"): edge(finish, DONE),
    (State.MORE, "goodbye"): edge(finish, DONE),
    (State.MORE, ANY): edge(add_words, DONE),
    (State.MORE, RESUME): edge(go_on, DONE),
}

DIALOGUE = Dialogue("complaint", State, State.OPENING, TABLE, verified=False)
