"""Say by when a case is to be resolved, and by when a law wants it answered, beside what the client was promised."""

from collections.abc import Sequence

from bot.console.manner import span
from bot.console.promises import SOON, Promise
from bot.console.sight import Seen
from bot.console.speech import say
from bot.rights import load_rights
from flows.contact.rows import Why
from flows.rights.book import MATTER, RIGHTS, is_found
from flows.service_levels import LAW, RESOLVE
from storage.schema import CaseClock


def read_respites(seen: Seen) -> Sequence[Promise]:
    """Return what a case still has to keep; nothing once it is resolved."""
    clocks = seen.uow.case_clocks.of(seen.case.creditor_id, seen.case.id)
    found = (clocks[name] for name in (RESOLVE, LAW) if name in clocks)
    return [_said(seen, clock) for clock in found if clock.ended_at is None]


def _said(seen: Seen, clock: CaseClock) -> Promise:
    manner = seen.manner
    if clock.paused_at is not None:
        when = manner.moment(clock.paused_at)
        return Promise("fine", say("Se espera al cliente: el plazo para resolver no corre desde %(when)s", when=when))
    words = _by_law(seen, clock) if clock.name == LAW else say("Resolver %(when)s", when=manner.moment(clock.due_at))
    if clock.due_at < manner.now:
        return Promise("late", say("%(what)s · atraso de %(late)s", what=words, late=span(manner.now - clock.due_at)))
    return Promise("soon" if clock.due_at - manner.now <= SOON else "fine", words)


def _by_law(seen: Seen, clock: CaseClock) -> str:
    """Name the article, and that nobody has confirmed it where that is so."""
    when = seen.manner.moment(clock.due_at)
    why = _ground(seen, clock)
    if why is None or not why.article:
        return say("Plazo legal: %(when)s", when=when)
    if why.confidence != "high" or not is_found(why):
        return say("Plazo legal: %(when)s (%(article)s, por confirmar)", when=when, article=why.article)
    return say("Plazo legal: %(when)s (%(article)s)", when=when, article=why.article)


def _ground(seen: Seen, clock: CaseClock) -> Why | None:
    """Return the row of the law behind a clock: that of the right that is asked for, else that of complaints."""
    if (matter := str(seen.case.details.get(MATTER) or "")) in RIGHTS:
        rights = load_rights().of(seen.client.country)
        row = rights.answer(matter) if rights else None
        return row.why if row else None
    law = seen.parts.bot.profiles.get(seen.uow, clock.creditor_id).legal_answers.get(seen.client.country)
    return law.why if law else None
