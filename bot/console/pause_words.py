"""Say in the console's language why contacts are paused and why a campaign is over, where the clock wrote it down."""

from collections.abc import Mapping

from bot.campaigns import FOUND, LAST_DAY
from bot.console.manner import ended
from bot.console.speech import N_, Phrases, say, tenths
from flows.contact.campaigns.guard import BAD_RATING, NOW, Passed, Rule, passed

DID: Mapping[Rule, str] = {
    "complaints": N_("reclamaron"),
    "opt_outs": N_("pidieron no recibir más"),
    "blocks": N_("nos bloquearon"),
    "bad_ratings": N_("calificaron con %(rating)s o menos"),
}
CLOSED: Mapping[str, str] = Phrases(
    {
        LAST_DAY: N_("pasó su último día"),
        FOUND: N_("ya se sabe que un grupo va mejor o peor"),
    }
)


def did(rule: Rule) -> str:
    """Say what several clients did who went past a rule."""
    return say(DID[rule], rating=BAD_RATING)


def why_paused(reason: str) -> str:
    """Return the reason of a pause; a guard rail's in the console's words, a person's in their own."""
    return ended(" ".join(map(_rail, passed(reason))) or reason)


def why_closed(reason: str) -> str:
    """Return why a campaign is over; the clock's reason in the console's words, a person's in their own."""
    return ended(CLOSED.get(reason, reason))


def _rail(one: Passed) -> str:
    rates = say(
        "%(share)s %%, y lo habitual o tolerado es %(usual)s %%.",
        share=tenths(one.percent),
        usual=tenths(one.usual),
    )
    return say(
        "De %(contacted)s clientes contactados en %(days)s días %(did)s %(events)s: %(rates)s",
        contacted=one.contacted,
        days=NOW.days,
        did=did(one.rule),
        events=one.events,
        rates=rates,
    )
