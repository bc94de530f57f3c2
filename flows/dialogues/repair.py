"""Say honestly that something was not understood; the third time a person takes over.

Where the reading wavers between a few meanings the client is asked which, once, with the meanings as buttons.
A dialogue under way asks its question again right after (its `resume` row); without one, three ways are shown.
"""

from enum import StrEnum

from flows.lateness import anew, open_case
from flows.outcome import CaseNumber, Choice, OpenCase, Say
from flows.phrases import ACCOUNT, HOW_TO_PAY, PERSON, PROPOSE
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY

GUESSES_MAX = 2
MISSES_MAX = 3  #: messages in a row that may be misread before a person is brought


class State(StrEnum):
    """Where the repair stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def own_up(scene: Scene) -> Move:
    """Own up to not understanding, and show a way on."""
    misses = scene.memory["misses"]
    if misses >= MISSES_MAX:
        return _pass_on(scene)
    if misses <= 1 and (guesses := tuple(GUESSES[name] for name in scene.turn.guesses if name in GUESSES)):
        return Move(State.DONE, (Say("repair-which", {}, (*guesses[:GUESSES_MAX], PERSON)),), quiet=True)
    key = "repair-first" if misses <= 1 else "repair-second"
    return Move(State.DONE, (Say(key, {}, (PROPOSE, ACCOUNT, PERSON)),))


def _pass_on(scene: Scene) -> Move:
    if known := open_case(scene.facts, "repair"):
        said = Say("repair-under-way", {"due": scene.facts.expected(known)}, (PERSON,))
        return Move(State.DONE, (*anew(scene.facts, known), said), quiet=True)
    due = scene.facts.duty.answers("repair")
    case = OpenCase("repair", due, scene.turn.text)
    return Move(State.DONE, (case, Say("repair-passed-on", {"case": CaseNumber(), "due": due})), quiet=True)


GUESSES = {
    "already_paid": Choice("already_paid", "button-guess-paid"),
    "ask_balance": ACCOUNT,
    "ask_discount": Choice("ask_discount", "button-guess-discount"),
    "ask_extension": Choice("ask_extension", "button-guess-time"),
    "ask_identity": Choice("ask_identity", "button-guess-who"),
    "ask_options": Choice("ask_options", "button-guess-options"),
    "ask_payment_methods": HOW_TO_PAY,
    "ask_reason": Choice("ask_reason", "button-guess-why"),
    "cancel_service": Choice("cancel_service", "button-guess-leave"),
    "cannot_pay": Choice("cannot_pay", "button-guess-cannot"),
    "change_agreement": Choice("change_agreement", "button-move-date"),
    "complain": Choice("complain", "button-guess-complaint"),
    "contact_later": Choice("contact_later", "button-guess-later"),
    "dispute_invoice": Choice("dispute_invoice", "button-guess-bill"),
    "dispute_service": Choice("dispute_service", "button-guess-service"),
    "propose_plan": PROPOSE,
}
"""The meanings that may be offered, in the client's own words; a person is offered anyway."""

TABLE: Table = {(State.OPENING, ANY): edge(own_up, DONE)}

DIALOGUE = Dialogue("repair", State, State.OPENING, TABLE, verified=False)
