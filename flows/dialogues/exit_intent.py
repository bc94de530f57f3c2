"""Take note that the client wants to leave, without holding them back, and tell those who can put things right.

To half of those who write Spanish *cancelar* is to pay: alone, the word is asked back.
"""

import re
from enum import StrEnum

from flows.outcome import CaseNumber, Choice, OpenCase, RecordExitIntent, Say
from flows.phrases import PERSON
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, LEGS, RESUME
from flows.wording.lint import fold

TWO_MEANINGS = frozenset({"cancelar", "cancelo"})
BESIDE = frozenset({"si", "ya", "quiero", "quisiera", "deseo", "por", "favor", "porfa", "gracias", "todo"})
"""Words beside it that settle neither."""
PAY = Choice("pay", "button-pay-account")
LEAVE = Choice("leave", "button-guess-leave")


class State(StrEnum):
    """Where the notice stands."""

    OPENING = "opening"  #: nothing was said yet
    WHICH = "which"  #: asked whether paying or leaving is meant
    DONE = DONE


def hear(scene: Scene) -> Move:
    """Take note, unless the word may as well mean to pay."""
    said = set(re.findall(r"\w+", fold(scene.turn.text))) - BESIDE
    unclear = scene.facts.client.language == "es" and bool(said) and said <= TWO_MEANINGS
    return ask(scene) if unclear else note(scene)


def ask(_: Scene) -> Move:
    """Ask whether paying or leaving is meant."""
    return Move(State.WHICH, (Say("exit-which", {}, (PAY, LEAVE, PERSON), question="confirm"),))


def note(scene: Scene) -> Move:
    """Record the wish in the client's own words and say who answers, and when."""
    due = scene.facts.duty.answers("exit_intent")
    case = OpenCase("exit_intent", due, scene.turn.text)
    said = Say("exit-noted", {"case": CaseNumber(), "due": due})
    return Move(State.DONE, (RecordExitIntent(scene.turn.text), case, said), quiet=True)


def tell_how_to_pay(_: Scene) -> Move:
    """Paying was meant: say how."""
    return Move(State.DONE, then="pay")


def let_propose(_: Scene) -> Move:
    """Paying was meant, and how they would like to is said with it."""
    return Move(State.DONE, then="plan")


def bring(_: Scene) -> Move:
    """The same word again: a person asks."""
    return Move(State.DONE, then="handover")


TABLE: Table = {
    (State.OPENING, ANY): edge(hear, State.WHICH, DONE),
    (State.WHICH, "pay"): edge(tell_how_to_pay, DONE),
    (State.WHICH, "leave"): edge(note, DONE),
    (State.WHICH, "cancel_service"): edge(bring, DONE),
    (State.WHICH, LEGS): edge(let_propose, DONE),
    (State.WHICH, "propose_plan"): edge(let_propose, DONE),
    (State.WHICH, RESUME): edge(ask, State.WHICH),
}

DIALOGUE = Dialogue("exit_intent", State, State.OPENING, TABLE)
