"""Say who writes, that it is a machine, and how to check that it is real."""

from enum import StrEnum

from flows.facts import Creditor
from flows.outcome import Say
from flows.phrases import PERSON
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def show(scene: Scene) -> Move:
    """Name the creditor and its official page and number, and what is never asked for."""
    return Move(State.DONE, (_proof(scene.facts.creditor),))


def _proof(creditor: Creditor) -> Say:
    values = {"creditor": creditor.name}
    if creditor.official_page and creditor.official_phone:
        known = {"page": creditor.official_page, "phone": creditor.official_phone}
        return Say("trust-page-and-phone", {**values, **known}, (PERSON,))
    if creditor.official_phone:
        return Say("trust-phone", {**values, "phone": creditor.official_phone}, (PERSON,))
    if creditor.official_page:
        return Say("trust-page", {**values, "page": creditor.official_page}, (PERSON,))
    return Say("trust-bill", values, (PERSON,))


TABLE: Table = {(State.OPENING, ANY): edge(show, DONE)}

DIALOGUE = Dialogue("trust", State, State.OPENING, TABLE, verified=False)
