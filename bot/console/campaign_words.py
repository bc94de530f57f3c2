"""Say in the console's language what a campaign is and where it stands."""

from collections.abc import Mapping

from bot.campaigns import State
from bot.console.manner import Manner
from flows.contact.cadence.rows import Row, Voice
from flows.contact.campaigns.document import HOLD_OUT, Campaign, Goal, What, Whom

STATES: Mapping[State, str] = {
    "draft": "Borrador: falta que otra persona la apruebe",
    "coming": "Aprobada: aún no empieza",
    "running": "En marcha",
    "paused": "Detenida",
    "over": "Pasó su último día",
    "recalled": "Retirada: nada más sale por ella",
    "ended": "Terminada",
}
VOICES: Mapping[Voice, str] = {
    "kind": "recuerda con suavidad",
    "plain": "dice cómo se puede pagar",
    "help": "invita a proponer lo que se pueda",
}
#: What a client does when they reach the goal: of the one who is measured, and of one and of several who were.
GOALS: Mapping[What, tuple[str, str, str]] = {
    "paid": ("paga algo", "pagó", "pagaron"),
    "agreed": ("acuerda un plan", "acordó", "acordaron"),
    "answered": ("responde", "respondió", "respondieron"),
}


def when(campaign: Campaign, manner: Manner) -> str:
    """Say on which days it runs."""
    return f"Del {manner.day(campaign.first_on)} al {manner.day(campaign.last_on)}, incluido"


def whom(wanted: Whom) -> str:
    """Say for whom it is."""
    of = "del segmento" if len(wanted.segments) == 1 else "de los segmentos"
    who = f"Clientes {of} {', '.join(wanted.segments)}" if wanted.segments else "Todos los clientes con algo por pagar"
    if wanted.overdue_days is None:
        return who
    first, last = wanted.overdue_days
    days = day(first) if first == last else f"desde {day(first)} hasta {day(last)}"
    return f"{who}; su factura más antigua, {days}"


def day(number: int) -> str:
    """Say how far a day is from a due date."""
    if not number:
        return "el día en que vence"
    length = "1 día" if abs(number) == 1 else f"{abs(number)} días"
    return f"{length} {'después' if number > 0 else 'antes'} de vencer"


def row(one: Row) -> str:
    """Say which contact a row is."""
    again = f", y luego cada {one.every} días" if one.every else ""
    said = f": {VOICES[one.voice]}" if one.voice else ""
    return f"{day(one.day).capitalize()}{again}{said}"


def goal(wanted: Goal) -> str:
    """Say what is measured, and from how many on anything is told of it."""
    return (
        f"Si cada cliente {GOALS[wanted.what][0]} en los {wanted.within_days} días desde que entra. "
        f"Nada se dice con menos de {wanted.at_least} clientes medidos en cada grupo"
    )


def title(arm: str) -> str:
    """Return the name of an arm as people read it."""
    return "Sin campaña" if arm == HOLD_OUT else f"«{arm}»"
