"""Meet bad news with one sentence that is only for it, and open a way that does not begin with money.

A difficulty that will pass leaves the word to the client; one without an end goes to a person who may pause or
reduce the account. The reason is never asked.
"""

from enum import StrEnum

from flows.outcome import AddToCase, CaseNumber, Choice, OpenCase, PlaceHold, RecordDifficulty, Say
from flows.phrases import PERSON
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME

STRUCTURAL, TEMPORARY = "structural", "temporary"


class State(StrEnum):
    """Where the talk stands."""

    OPENING = "opening"  #: nothing was said yet
    PERSON = "person"  #: offered a person who may pause or reduce
    LISTENING = "listening"  #: left the word to the client
    DONE = DONE


YES = Choice("affirm", "button-yes-person")
MYSELF = Choice("propose", "button-propose")


def listen(scene: Scene) -> Move:
    """Acknowledge first; then offer the way that fits the difficulty."""
    if passed := next((case for case in scene.facts.cases if case.kind == "hardship"), None):
        told = Say("hardship-passed-on", {"case": passed.id, "due": passed.due_at})
        return Move(State.DONE, (AddToCase("hardship", scene.turn.text), Say("hardship-heard"), told), clear=True)
    kind = scene.facts.difficulty or scene.turn.difficulty or TEMPORARY
    noted = (RecordDifficulty(kind, scene.turn.text), Say("hardship-heard"))
    state, said = _way(kind)
    return Move(state, (*noted, said), keep={"note": scene.turn.text})


def hear_more(scene: Scene) -> Move:
    """The difficulty goes on: bring the person unasked."""
    return bring(scene)


def bring(scene: Scene) -> Move:
    """Open the case, stop the reminders, and say who writes, and when."""
    due = scene.facts.duty.answer_by
    case = OpenCase("hardship", due, scene.slots["note"])
    said = Say("hardship-passed-on", {"case": CaseNumber(), "due": due})
    return Move(State.DONE, (case, PlaceHold("hardship"), said), clear=True)


def let_propose(_: Scene) -> Move:
    """The client would rather propose something."""
    return Move(State.DONE, then="plan")


def offer_again(scene: Scene) -> Move:
    """Offer the person once more, after a question was answered; an adviser may have said meanwhile that it passes."""
    state, said = _way(scene.facts.difficulty or STRUCTURAL)
    return Move(state, (said,))


def leave_word_again(scene: Scene) -> Move:
    """Leave the word to the client once more; an adviser may have said meanwhile that the difficulty stays."""
    state, said = _way(scene.facts.difficulty or TEMPORARY)
    return Move(state, (said,))


def accept_pause(_: Scene) -> Move:
    """Nothing now is an answer too."""
    return Move(State.DONE, (Say("hardship-no-hurry"),), clear=True)


def _way(kind: str) -> tuple[State, Say]:
    """Return the way that fits a kind of difficulty."""
    return (State.PERSON, _offer()) if kind == STRUCTURAL else (State.LISTENING, _leave_word())


def _offer() -> Say:
    return Say("hardship-offer-person", {}, (YES, MYSELF), question="confirm")


def _leave_word() -> Say:
    return Say("hardship-your-word", {}, (MYSELF, PERSON), question="amount")


TABLE: Table = {
    (State.OPENING, ANY): edge(listen, State.PERSON, State.LISTENING, DONE),
    (State.PERSON, "affirm"): edge(bring, DONE),
    (State.PERSON, "propose"): edge(let_propose, DONE),
    (State.PERSON, "deny"): edge(accept_pause, DONE),
    (State.PERSON, LEGS): edge(let_propose, DONE),
    (State.PERSON, "cannot_pay"): edge(hear_more, DONE),
    (State.PERSON, RESUME): edge(offer_again, State.PERSON, State.LISTENING),
    (State.LISTENING, LEGS): edge(let_propose, DONE),
    (State.LISTENING, "propose"): edge(let_propose, DONE),
    (State.LISTENING, "affirm"): edge(let_propose, DONE),
    (State.LISTENING, "cannot_pay"): edge(hear_more, DONE),
    (State.LISTENING, "deny"): edge(bring, DONE),
    (State.LISTENING, RESUME): edge(leave_word_again, State.LISTENING, State.PERSON),
}

DIALOGUE = Dialogue("hardship", State, State.OPENING, TABLE)
