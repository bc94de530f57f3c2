"""Say in the console's language why contacts are paused and why a campaign is over, where the clock wrote it down."""

import re
from collections.abc import Mapping

from bot.console.manner import ended
from flows.contact.campaigns.guard import BAD_RATING, SAID, Rule

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


def why_paused(reason: str) -> str:
    """Return the reason of a pause; a guard rail's in the console's words, a person's in their own."""
    return ended(ALARM.sub(_alarm, reason))


def why_closed(reason: str) -> str:
    """Return why a campaign is over; the clock's reason in the console's words, a person's in their own."""
    return ended(CLOSED.get(reason, reason))


def _alarm(match: re.Match[str]) -> str:
    events, contacted, days, said, rate, usual = match.groups()
    rule = next(rule for rule, words in SAID.items() if words == said)
    rates = f"{rate.replace('.', ',')} %, y lo habitual o tolerado es {usual.replace('.', ',')} %."
    return f"De {contacted} clientes contactados en {days} días {DID[rule]} {events}: {rates}"
