"""Say in the console's language what a campaign is and where it stands."""

from collections.abc import Mapping

from bot.campaigns import State
from bot.console.manner import Manner
from bot.console.speech import N_, Phrases, say, say_many
from flows.contact.cadence.rows import Row, Voice
from flows.contact.campaigns.document import HOLD_OUT, Campaign, Goal, What, Whom

STATES: Mapping[State, str] = Phrases(
    {
        "draft": N_("Borrador: falta que otra persona la apruebe"),
        "coming": N_("Aprobada: aún no empieza"),
        "running": N_("En marcha"),
        "paused": N_("Detenida"),
        "over": N_("Pasó su último día"),
        "recalled": N_("Retirada: nada más sale por ella"),
        "ended": N_("Terminada"),
    }
)
VOICES: Mapping[Voice, str] = Phrases(
    {
        "kind": N_("recuerda con suavidad"),
        "plain": N_("dice cómo se puede pagar"),
        "help": N_("invita a proponer lo que se pueda"),
    }
)
#: What a client does when they reach the goal: of the one who is measured, and of one and of several who were.
GOALS: Mapping[What, tuple[str, str, str]] = {
    "paid": (N_("paga algo"), N_("pagó"), N_("pagaron")),
    "agreed": (N_("acuerda un plan"), N_("acordó"), N_("acordaron")),
    "answered": (N_("responde"), N_("respondió"), N_("respondieron")),
}


def when(campaign: Campaign, manner: Manner) -> str:
    """Say on which days it runs."""
    return say(
        "Del %(first)s al %(last)s, incluido", first=manner.day(campaign.first_on), last=manner.day(campaign.last_on)
    )


def whom(wanted: Whom) -> str:
    """Say for whom it is."""
    names = ", ".join(wanted.segments)
    who = (
        say_many(
            "Clientes del segmento %(names)s", "Clientes de los segmentos %(names)s", len(wanted.segments), names=names
        )
        if wanted.segments
        else say("Todos los clientes con algo por pagar")
    )
    if wanted.overdue_days is None:
        return who
    first, last = wanted.overdue_days
    days = day(first) if first == last else say("desde %(first)s hasta %(last)s", first=day(first), last=day(last))
    return say("%(who)s; su factura más antigua, %(days)s", who=who, days=days)


def day(number: int) -> str:
    """Say how far a day is from a due date."""
    if not number:
        return say("el día en que vence")
    if number > 0:
        return say_many("%(num)s día después de vencer", "%(num)s días después de vencer", number)
    return say_many("%(num)s día antes de vencer", "%(num)s días antes de vencer", -number)


def row(one: Row) -> str:
    """Say which contact a row is."""
    again = say(", y luego cada %(days)s días", days=one.every) if one.every else ""
    said = f": {VOICES[one.voice]}" if one.voice else ""
    return f"{day(one.day).capitalize()}{again}{said}"


def goal(wanted: Goal) -> str:
    """Say what is measured, and from how many on anything is told of it."""
    return say(
        "Si cada cliente %(does)s en los %(days)s días desde que entra. Nada se dice con menos "
        "de %(least)s clientes medidos en cada grupo",
        does=say(GOALS[wanted.what][0]),
        days=wanted.within_days,
        least=wanted.at_least,
    )


def title(arm: str) -> str:
    """Return the name of an arm as people read it."""
    return say("Sin campaña") if arm == HOLD_OUT else say("«%(words)s»", words=arm)
