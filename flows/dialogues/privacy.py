"""Say what is done with personal data, and who may be asked besides us; nothing of an account is told."""

from enum import StrEnum

from flows.facts import Facts
from flows.outcome import Say
from flows.rights.book import is_found
from flows.rights.wishes import asks_where_to_complain
from flows.table import DONE, Dialogue, Move, Scene, Table, edge
from flows.turn import ANY


class State(StrEnum):
    """Where the answer stands."""

    OPENING = "opening"  #: nothing was said yet
    DONE = DONE


def answer(scene: Scene) -> Move:
    """Name where one complains, or say what the data is for and who answers for it."""
    said = _where(scene.facts) if asks_where_to_complain(scene.turn.text) else _notice(scene.facts)
    return Move(State.DONE, (said,))


def _where(facts: Facts) -> Say:
    """Name the authority where its row was found; from memory nobody is sent anywhere by name."""
    rights = facts.law.rights
    if rights is None or not is_found(rights.consumer.why):
        return Say("privacy-where-any")
    office = rights.consumer
    if office.url:
        return Say("privacy-where-page", {"office": office.name, "page": office.url})
    return Say("privacy-where", {"office": office.name})


def _notice(facts: Facts) -> Say:
    told, name = facts.creditor.privacy, facts.creditor.name
    if told is None:
        return Say("privacy-notice", {"creditor": name})
    values = {"controller": told.controller, "contact": told.contact}
    return Say("privacy-notice-page", {**values, "page": told.page}) if told.page else Say("privacy-notice-of", values)


TABLE: Table = {(State.OPENING, ANY): edge(answer, DONE)}

DIALOGUE = Dialogue("privacy", State, State.OPENING, TABLE, verified=False)
