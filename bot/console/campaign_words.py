"""Say in the console's language what a campaign is, where it stands, what came of it, and why contacts are paused."""

import re
from collections.abc import Mapping

from bot.campaigns import State
from bot.console.manner import Manner, ended
from flows.contact.cadence.rows import Row, Voice
from flows.contact.campaigns.document import HOLD_OUT, Campaign, Goal, What, Whom
from flows.contact.campaigns.guard import BAD_RATING, SAID, Counts, Rule
from flows.contact.campaigns.trial import ArmResult, Finding

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
DID: Mapping[Rule, str] = {
    "complaints": "reclamaron",
    "opt_outs": "pidieron no recibir más",
    "blocks": "nos bloquearon",
    "bad_ratings": f"calificaron con {BAD_RATING} o menos",
}
#: Why the clock ended a campaign.
CLOSED: Mapping[str, str] = {
    "Its last day is past.": "pasó su último día",
    "An arm does better or worse than the one that it is compared to.": "ya se sabe que un grupo va mejor o peor",
}
ALARM = re.compile(
    r"(\d+) of (\d+) clients contacted within (\d+) days (" + "|".join(map(re.escape, SAID.values())) + r"):"
    r" ([\d.]+) %, where ([\d.]+) % would be usual or tolerated\."
)


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


def came(one: ArmResult, wanted: Goal) -> str:
    """Say how an arm did: 'De 100 medidos pagaron 31 (31,0 %)'."""
    did = GOALS[wanted.what][1 if one.reached == 1 else 2]
    rate = f" ({number(100 * one.share.rate)} %)" if one.judged else ""
    drawn = "entró 1 cliente" if one.assigned == 1 else f"entraron {one.assigned} clientes"
    return f"De {one.judged} {'medido' if one.judged == 1 else 'medidos'} {did} {one.reached}{rate}; {drawn}"


def sent(left: int, blocked: int) -> str:
    """Say how many contacts of an arm left, and how many the rules kept back."""
    kept = f"; las reglas de contacto retuvieron {blocked}" if blocked else ""
    return f"{'Salió 1 mensaje' if left == 1 else f'Salieron {left} mensajes'}{kept}."


def found(one: Finding, wanted: Goal) -> str:
    """Say whether two arms differ, as far as may be told."""
    base = "sin campaña" if one.against == HOLD_OUT else f"con {title(one.against)}"
    low, high = 100 * one.low, 100 * one.high
    did = GOALS[wanted.what][2]
    match one.verdict:
        case "too_few":
            return f"{title(one.arm)}: todavía no se puede decir nada, faltan clientes por medir."
        case "open":
            return (
                f"{title(one.arm)}: con lo que sabemos, de cada 100 clientes la diferencia con quienes están {base} "
                f"está entre {signed(low)} y {signed(high)}. Todavía no se puede decir si hay una."
            )
        case "more":
            return f"Con {title(one.arm)} {did} más que {base}: de cada 100, entre {number(low)} y {number(high)} más."
        case "fewer":
            least, most = number(-high), number(-low)
            return f"Con {title(one.arm)} {did} menos que {base}: de cada 100, entre {least} y {most} menos."


def heard(counts: Counts) -> str:
    """Say what those did who were contacted in the last days."""
    if not counts.contacted:
        return "En los últimos 7 días no se contactó a nadie"
    did = ", ".join(f"{DID[rule]} {counts.of(rule)}" for rule in DID)
    return f"En los últimos 7 días se contactó a {counts.contacted}: {did}"


def why_paused(reason: str) -> str:
    """Return the reason of a pause; a guard rail's in the console's words, a person's in their own."""
    return ended(ALARM.sub(_alarm, reason))


def why_closed(reason: str) -> str:
    """Return why a campaign is over; the clock's reason in the console's words, a person's in their own."""
    return ended(CLOSED.get(reason, reason))


def number(figure: float) -> str:
    """Write a figure with one decimal."""
    return f"{figure:.1f}".replace(".", ",")


def signed(figure: float) -> str:
    """Write a figure with one decimal and its sign."""
    return number(abs(figure)) if not round(figure, 1) else f"{'+' if figure > 0 else '−'}{number(abs(figure))}"


def _alarm(match: re.Match[str]) -> str:
    events, contacted, days, said, rate, usual = match.groups()
    rule = next(rule for rule, words in SAID.items() if words == said)
    rates = f"{rate.replace('.', ',')} %, y lo habitual o tolerado es {usual.replace('.', ',')} %."
    return f"De {contacted} clientes contactados en {days} días {DID[rule]} {events}: {rates}"
