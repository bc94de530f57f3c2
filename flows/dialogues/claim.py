"""Take 'I have paid' at its word: stop the reminders, and let a person find the payment."""

from enum import StrEnum

from flows.facts import OpenCaseFact
from flows.lateness import recall
from flows.outcome import AddToCase, CaseNumber, OpenCase, PlaceHold, Say
from flows.payment_told import takes_back
from flows.phrases import HOW_TO_PAY, PERSON, PROPOSE
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, FILE, RESUME
from flows.verification import task


class State(StrEnum):
    """Where the claim stands."""

    OPENING = "opening"  #: nothing was said yet
    DETAILS = "details"  #: opened; asked for date and means
    DONE = DONE


def hear(scene: Scene) -> Move:
    """Open the case, stop the reminders, and ask for what helps to find the payment; who owes nothing hears that."""
    if known := next((case for case in scene.facts.cases if case.kind == "payment_claim"), None):
        return take_back(scene, known) if takes_back(scene.turn) else add_details(scene)
    if not (scene.facts.account.balance or scene.facts.is_stale or scene.turn.attached):
        return Move(State.DONE, (Say("balance-clear", {"creditor": scene.facts.creditor.name}),))
    due = scene.facts.duty.answers("payment_claim")
    case = OpenCase("payment_claim", due, scene.turn.text, details=task("payment_claim", due))
    if scene.turn.attached == FILE:  # the receipt itself: nothing more is asked
        told = Say("claim-opened-with-file", {"case": CaseNumber(), "due": due})
        return Move(State.DONE, (case, PlaceHold("payment_claim"), told), quiet=True)
    said = Say("claim-opened", {"case": CaseNumber(), "due": due}, question="more")
    return Move(State.DETAILS, (case, PlaceHold("payment_claim"), said))


def take_back(scene: Scene, case: OpenCaseFact) -> Move:
    """Tell the adviser that there is no payment to look for, and leave the word to the client."""
    said = Say("claim-taken-back", {"case": case.id}, (PROPOSE, HOW_TO_PAY, PERSON))
    return Move(State.DONE, (AddToCase("payment_claim", scene.turn.text), said), quiet=True)


def add_details(scene: Scene) -> Move:
    """Give the details to the adviser."""
    return Move(State.DONE, (AddToCase("payment_claim", scene.turn.text), Say("claim-added")), quiet=True)


def finish(scene: Scene) -> Move:
    """The client has no details at hand."""
    return Move(State.DONE, recall(scene.facts, "payment_claim", "claim-without-details"), quiet=True)


def go_on(_: Scene) -> Move:
    """Let the question go, after another one was answered."""
    return Move(State.DONE)


TABLE: Table = {
    (State.OPENING, ANY): edge(hear, State.DETAILS, DONE),
    (State.DETAILS, "deny"): edge(finish, DONE),
    (State.DETAILS, "thank"): edge(finish, DONE),
    (State.DETAILS, "goodbye"): edge(finish, DONE),
    (State.DETAILS, ANY): edge(add_details, DONE),
    (State.DETAILS, RESUME): edge(go_on, DONE),
}

DIALOGUE = Dialogue("claim", State, State.OPENING, TABLE)
