"""Say to a team that a case is late: its number and what was due, nothing of whom or of what it is about."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from flows.service_levels import MISSED
from flows.wording import figures
from storage.schema import Case, CaseClock, Creditor

LATE: Mapping[str, str] = {
    "answer": "Caso {number}: la respuesta prometida para el {due} aún no sale.",
    "resolve": "Caso {number}: debía quedar resuelto el {due} y sigue abierto.",
    "law": "Caso {number}: el plazo legal para responder venció el {due} y sigue abierto.",
}
FIRST = "Pasó a supervisión: véalo en la consola."
AGAIN = "Es el aviso {time}: necesita que alguien de supervisión lo tome hoy."


def missed_call(case: Case, creditor: Creditor) -> str:
    """Return what supervisors read of a call that nobody made."""
    due = _moment(case.call_back_at, creditor) if case.call_back_at else ""
    return f"Caso {case.id}: la llamada acordada para el {due} no se hizo. {FIRST}"


def told_upwards(clock: CaseClock, creditor: Creditor) -> str:
    """Return what supervisors read of a clock that was missed, the first time or once more."""
    late = LATE[clock.name].format(number=clock.case_id, due=_moment(clock.due_at, creditor))
    return f"{late} {FIRST if clock.stage == MISSED else AGAIN.format(time=clock.stage - MISSED + 1)}"


def _moment(at: datetime, creditor: Creditor) -> str:
    local, locale = at.astimezone(ZoneInfo(creditor.timezone)), f"es-{creditor.country}"
    return f"{figures.short(local.date(), locale)}, {figures.hour(local.timetz(), locale)}"
