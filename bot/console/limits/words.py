"""Say a creditor's own limits, and where they would leave more room than the law, in the console's language."""

from babel.dates import get_day_names

from bot.console.client import read_week
from bot.console.places import country_name
from bot.console.speech import language, say, say_many
from flows.contact.own_limits import Looser, OwnLimits
from flows.contact.rows import Why


def lines_of(own: OwnLimits | None) -> list[str]:
    """Return own limits, a sentence each; that there are none where nothing is asked."""
    if own is None or own.is_empty:
        return [say("Nada aparte de lo que pide el país.")]
    told = (
        [say("Solo %(hours)s, en la hora del cliente.", hours=read_week(dict(own.week.written())))] if own.week else []
    )
    if own.at_most and own.days:
        told.append(
            say_many(
                "A lo más %(most)s contactos en %(num)s día.",
                "A lo más %(most)s contactos en %(num)s días.",
                own.days,
                most=own.at_most,
            )
        )
    if own.free_days:
        told.append(
            say_many(
                "Entre dos contactos pasa al menos %(num)s día entero.",
                "Entre dos contactos pasan al menos %(num)s días enteros.",
                own.free_days,
            )
        )
    if own.closed:
        days = ", ".join(day.isoformat() for day in sorted(own.closed))
        told.append(say("Ningún contacto el %(days)s.", days=days))
    return told


def refused(country: str, one: Looser) -> str:
    """Say in what a limit would leave more room than the law, and which article asks for less."""
    return say(
        "%(country)s: %(what)s %(ground)s", country=country_name(country), what=_what(one), ground=ground(one.why)
    )


def ground(why: Why) -> str:
    """Say where a rule stands."""
    if why.basis == "product":
        return say("Es regla nuestra.")
    return say("Lo pide %(article)s (%(source)s).", article=why.article or why.says, source=why.source)


def _what(one: Looser) -> str:
    if one.what == "hours":
        day = day_name(one.day)
        if not one.allowed:
            return say("el %(day)s no se escribe.", day=day)
        return say("el %(day)s se escribe solo de %(hours)s.", day=day, hours=one.allowed)
    if one.what == "count":
        most, days = one.allowed.split(" / ")
        return say("caben a lo más %(most)s mensajes en %(days)s días.", most=most, days=days)
    return say("entre dos mensajes pasan %(days)s días enteros o más.", days=one.allowed)


def day_name(day: int) -> str:
    """Return a weekday's name, from Monday on."""
    return str(get_day_names("wide", locale=language())[day])
