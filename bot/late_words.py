"""Say to a team that a case is late: its number and what was due, nothing of whom or of what it is about."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from flows.service_levels import MISSED
from flows.wording import figures
from storage.schema import CaseClock, Creditor

LATE: Mapping[str, str] = {
    "answer": "Caso {number}: la respuesta prometida para el {due} aún no sale.",
    "resolve": "Caso {number}: debía quedar resuelto el {due} y sigue abierto.",
    "law": "Caso {number}: el plazo legal para responder venció el {due} y sigue abierto.",
}
FIRST = "Pasó a supervisión: véalo en la consola."
AGAIN = "Es el aviso {time}: necesita que alguien de supervisión lo tome hoy."


def told_upwards(clock: CaseClock, creditor: Creditor) -> str:
    """Return what supervisors read of a clock that was missed, the first time or once more."""
    local, locale = clock.due_at.astimezone(ZoneInfo(creditor.timezone)), f"es-{creditor.country}"
    due = f"{figures.short(local.date(), locale)}, {figures.hour(local.timetz(), locale)}"
    late = LATE[clock.name].format(number=clock.case_id, due=due)
    return f"{late} {FIRST if clock.stage == MISSED else AGAIN.format(time=clock.stage - MISSED + 1)}"
