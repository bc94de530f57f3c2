"""Say what the client was promised and whether it was kept: the date that they were told is what is measured."""

from dataclasses import dataclass
from datetime import timedelta

from bot.console.manner import Manner, span
from bot.console.speech import say
from storage.repositories.cases import UNTOLD
from storage.schema import Case

SOON = timedelta(hours=1)  #: a promise this near is marked


@dataclass(frozen=True, slots=True)
class Promise:
    """The answer that was promised. `state` is late, soon, fine or kept; `words` say it without colour."""

    state: str
    words: str


def promise(case: Case, manner: Manner) -> Promise:
    """Say what was promised and whether it was kept."""
    if case.kind in UNTOLD:
        return Promise("fine", say("El cliente no sabe de este caso"))
    if case.first_response_at is not None:
        return Promise("kept", say("Primera respuesta %(when)s", when=manner.moment(case.first_response_at)))
    when = manner.moment(case.due_at)
    if case.due_at < manner.now:
        return Promise("late", say("Atraso de %(late)s: era %(when)s", late=span(manner.now - case.due_at), when=when))
    if case.escalated_at is not None:
        return Promise("late", say("La primera promesa no se cumplió; responder %(when)s", when=when))
    return Promise("soon" if case.due_at - manner.now <= SOON else "fine", say("Responder %(when)s", when=when))
