"""Say plainly that a bill is time-barred before anything is paid or agreed on it, and take the client's own yes or no.

In many countries a part payment, or a plan, lets the time begin anew: nobody is led there without knowing it. What was
said waits, and goes on with a yes.
"""

from enum import StrEnum

from flows.gates import BARRED
from flows.outcome import Acknowledge, Choice, Say, Values
from flows.phrases import PERSON, invoice_lines
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY, RESUME

YES, NO = Choice("affirm", "button-yes-barred"), Choice("deny", "button-no-barred")


class State(StrEnum):
    """Where the question stands."""

    OPENING = "opening"  #: nothing was said yet
    ASKED = "asked"  #: said what it means; asked whether to go on
    DONE = DONE


def ask(scene: Scene) -> Move:
    """Say what the time that has passed means, and ask whether to go on all the same."""
    barred = scene.facts.account.barred
    values: Values = {"lines": invoice_lines(scene.facts, barred)}
    return Move(State.ASKED, (Say("barred-ask", values, (YES, NO, PERSON), question="confirm"),))


def go_on(scene: Scene) -> Move:
    """Take the yes for what it is, and go on with what was said before."""
    numbers = tuple(invoice.number for invoice in scene.facts.account.barred)
    return Move(State.DONE, (Acknowledge(numbers),) if numbers else (), remember={BARRED: True})


def leave(_: Scene) -> Move:
    """Leave it as it is; what was said before is let go."""
    return Move(State.DONE, (Say("barred-left"),), clear=True)


TABLE: Table = {
    (State.OPENING, ANY): edge(ask, State.ASKED),
    (State.ASKED, "affirm"): edge(go_on, DONE),
    (State.ASKED, "deny"): edge(leave, DONE),
    (State.ASKED, RESUME): edge(ask, State.ASKED),
}

DIALOGUE = Dialogue("barred", State, State.OPENING, TABLE)
