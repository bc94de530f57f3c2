"""Say in the console's language why contacts are paused and why a campaign is over, where the clock wrote it down."""

from collections.abc import Mapping

from bot.campaigns import FOUND, LAST_DAY
from bot.console.manner import ended
from flows.contact.campaigns.guard import BAD_RATING, NOW, Passed, Rule, passed

DID: Mapping[Rule, str] = {
    "complaints": "reclamaron",
    "opt_outs": "pidieron no recibir más",
    "blocks": "nos bloquearon",
    "bad_ratings": f"calificaron con {BAD_RATING} o menos",
}
CLOSED: Mapping[str, str] = {
    LAST_DAY: "pasó su último día",
    FOUND: "ya se sabe que un grupo va mejor o peor",
}


def why_paused(reason: str) -> str:
    """Return the reason of a pause; a guard rail's in the console's words, a person's in their own."""
    return ended(" ".join(map(_rail, passed(reason))) or reason)


def why_closed(reason: str) -> str:
    """Return why a campaign is over; the clock's reason in the console's words, a person's in their own."""
    return ended(CLOSED.get(reason, reason))


def _rail(one: Passed) -> str:
    rates = f"{_share(one.percent)} %, y lo habitual o tolerado es {_share(one.usual)} %."
    return f"De {one.contacted} clientes contactados en {NOW.days} días {DID[one.rule]} {one.events}: {rates}"


def _share(percent: float) -> str:
    return f"{percent:.1f}".replace(".", ",")
