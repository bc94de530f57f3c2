"""Take down who pretends to be the creditor, say what we never ask for, and hand it to a person."""

from enum import StrEnum

from flows.lateness import recall
from flows.outcome import AddToCase, CaseNumber, OpenCase, Say
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, RESUME

KIND = "phishing"
PRIORITY = 2  #: others may be written to just now


class State(StrEnum):
    """Where the report stands."""

    OPENING = "opening"  #: nothing was said yet
    MORE = "more"  #: opened; asked what the message said and where it came from
    DONE = DONE


def hear(scene: Scene) -> Move:
    """Open the case with the client's own words, and ask for what it takes to find the impostor."""
    if scene.facts.has_case(KIND):
        return add_words(scene)
    due = scene.facts.duty.answers(KIND)
    case = OpenCase(KIND, due, scene.turn.text, priority=PRIORITY)
    return Move(State.MORE, (case, Say("phishing-opened", {"case": CaseNumber(), "due": due}, question="more")))


def add_words(scene: Scene) -> Move:
    """Give what the client adds to the adviser."""
    return Move(State.DONE, (AddToCase(KIND, scene.turn.text), Say("phishing-added")), quiet=True)


def finish(scene: Scene) -> Move:
    """Nothing more to tell."""
    return Move(State.DONE, recall(scene.facts, KIND, "phishing-nothing-more"), quiet=True)


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

DIALOGUE = Dialogue("phishing", State, State.OPENING, TABLE, verified=False)
