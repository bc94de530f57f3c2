"""Lay a country's rules of contact out as a card that an adviser reads in a minute, each with the law behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.console import words
from bot.console.client import read_week
from bot.console.gate import Form
from bot.console.login import Signed
from bot.console.office import Parts
from bot.console.places import country_name
from bot.console.speech import N_, Phrases, say, say_many
from flows.contact.packs import Pack
from flows.contact.page import rows
from flows.contact.rows import Limit, Why
from flows.contact.week import Week
from storage.unit_of_work import UnitOfWork

PATH = "/console/countries"
FIGURES_MAX = 15  #: of a case's number
OF: Mapping[str, str] = Phrases(
    {
        "any": N_("contactos de cualquier clase"),
        "message": N_("mensajes"),
        "call": N_("llamadas o visitas"),
        "other_channel": N_("contactos por otro canal"),
    }
)
FIRST: Mapping[str, str] = Phrases(
    {
        "creditor": N_("qué empresa cobra"),
        "sender_identity": N_("quién escribe"),
        "supplier_details": N_("los datos de la empresa"),
        "contact_details": N_("cómo encontrarnos"),
        "contract": N_("de qué contrato se trata"),
        "debt_origin": N_("de dónde viene lo que se debe"),
        "interest_and_costs": N_("intereses y gastos"),
        "amount_breakdown": N_("de qué se compone el monto"),
        "amount_basis": N_("en qué se basa el monto"),
        "how_to_pay": N_("cómo se paga"),
        "rights": N_("sus derechos"),
        "not_judicial": N_("que no es un trámite judicial"),
        "automated_assistant": N_("que escribe un asistente automático"),
        "human_path": N_("que puede hablar con una persona"),
        "debt_collector_disclosure": N_("que quien escribe cobra deudas"),
        "validation_information": N_("los datos con que puede comprobarla"),
    }
)
BASES: Mapping[str, str] = Phrases(
    {
        "law": N_("ley"),
        "bill": N_("proyecto de ley, que seguimos por decisión propia"),
        "practice": N_("práctica"),
        "platform": N_("regla del canal"),
        "product": N_("regla nuestra"),
    }
)
SURE: Mapping[str, str] = Phrases({"high": N_("alta"), "medium": N_("media"), "low": N_("baja")})


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that an adviser must know: the question, the answer, and the ground of it."""

    title: str
    sentences: Sequence[str]
    ground: str


@dataclass(frozen=True, slots=True)
class Card:
    """A country's card: what an adviser must know, and every rule of its pack with its source, in its own words."""

    country: str
    name: str
    version: str
    points: Sequence[Point]
    rules: Sequence[tuple[str, str, str, str, str]]


@dataclass(frozen=True, slots=True)
class Shown:
    """The card that is asked for, and the countries that have one; those of one's own creditors come first."""

    card: Card
    countries: Sequence[tuple[str, str]]


def read_card(uow: UnitOfWork, parts: Parts, me: Signed, asked: Form) -> Shown:
    """Return the card of the country asked for: by its code, by a case, or that of one's first creditor."""
    packs = parts.packs.by_country
    own = list(dict.fromkeys(uow.creditors.get(one).country for one in me.creditors))
    known = [code for code in dict.fromkeys([*own, *sorted(packs)]) if code in packs]
    wanted = asked.get("country", "") or _of_case(uow, asked.get("case", ""))
    chosen = wanted if wanted in packs else known[0]
    return Shown(_card(packs[chosen]), [(code, country_name(code)) for code in known])


def _of_case(uow: UnitOfWork, number: str) -> str:
    """Return the country of a case's client. Raises Missing for a case that is not theirs."""
    if not number.isdecimal() or len(number) > FIGURES_MAX:
        return ""
    case = uow.cases.get(int(number))
    return uow.clients.get(case.creditor_id, case.client_id).country


def _card(pack: Pack) -> Card:
    return Card(pack.country, country_name(pack.country), pack.version, points_of(pack), _rules(pack))


def points_of(pack: Pack) -> list[Point]:
    """Return what whoever writes to a country's clients must know."""
    cap = (
        [say("Nosotros, además: %(hours)s.", hours=_hours(pack.product_cap_hours.week))]
        if pack.product_cap_hours
        else []
    )
    hours = [say("De nuestra parte, solo %(hours)s, en la hora del cliente.", hours=_hours(pack.hours.week)), *cap]
    closed = say("Los feriados no se inicia ningún contacto.") if pack.holidays.categories else ""
    limits = [_limit(limit) for limit in pack.limits]
    never = [say("Nunca por %(channels)s.", channels=_channels(pack.forbidden.channels))] if pack.forbidden else []
    reason = (
        say("Se puede preguntar una vez por qué no pudo pagar, con cuidado; no se exige respuesta.")
        if pack.may_ask_reason.value
        else say("No se pregunta por qué no pudo pagar.")
    )
    third = pack.duties.get("third_parties")
    told = [say("Solo a la persona titular, después de comprobar quién es."), reason]
    first = say("En el primer mensaje tras comprobar quién es va: %(what)s.", what="; ".join(_first(pack)))
    helped = (
        say("Línea de ayuda: %(line)s.", line=pack.help_line.value)
        if pack.help_line.value
        else say("No conocemos una línea de ayuda: pida a supervisión la que corresponda.")
    )
    return [
        Point(say("Cuándo"), [*hours, *filter(None, [closed])], _ground(pack.hours.why)),
        Point(say("Cuántas veces"), limits, _ground(pack.limits[0].why) if pack.limits else ""),
        Point(say("Por dónde"), [say("Solo por canales que el cliente aceptó."), *never], _ground(pack.consent.why)),
        Point(say("A quién y qué"), told, _ground(third.why if third else pack.may_ask_reason.why)),
        Point(say("Qué se dice primero"), [first], _ground(pack.first_contact.why)),
        Point(
            say("Para no recibir más"),
            [say("Cada mensaje nuestro dice cómo dejar de recibirlos, y vale para todos los canales.")],
            _ground(pack.opt_out_text.why),
        ),
        Point(say("Si alguien está en peligro"), [helped], _ground(pack.help_line.why)),
    ]


def _rules(pack: Pack) -> list[tuple[str, str, str, str, str]]:
    """Return every rule: its name, what it demands as its author wrote it, basis, source, and how sure it is."""
    return [
        (name, why.says, BASES[why.basis], "; ".join(filter(None, [why.article, why.source])), SURE[why.confidence])
        for name, _, why in rows(pack)
    ]


def _hours(week: Week) -> str:
    return read_week(dict(week.written()))


def _limit(limit: Limit) -> str:
    """Say a limit, such as 'A lo más 2 en 7 días: mensajes'."""
    what, span = OF[limit.of], limit.span
    if span.full_days_between:
        return say_many(
            "Entre dos %(what)s pasa al menos %(num)s día entero.",
            "Entre dos %(what)s pasan al menos %(num)s días enteros.",
            span.full_days_between,
            what=what,
        )
    if span.minutes or span.hours:
        minutes = span.minutes or 60 * (span.hours or 0)
        return say(
            "A lo más %(most)s en %(minutes)s minutos: %(what)s.", most=limit.at_most, minutes=minutes, what=what
        )
    days = span.days or span.local_days or 1
    return say_many(
        "A lo más %(most)s por día: %(what)s.",
        "A lo más %(most)s en %(num)s días: %(what)s.",
        days,
        most=limit.at_most,
        what=what,
    )


def _first(pack: Pack) -> list[str]:
    return [FIRST.get(text, text) for text in pack.first_contact.texts]


def _channels(names: frozenset[str]) -> str:
    return ", ".join(words.CHANNELS.get(name, name) for name in sorted(names))


def _ground(why: Why) -> str:
    """Say what a point rests on: 'ley: Ley 19.496 art. 37; confianza alta'."""
    return say(
        "%(basis)s; confianza %(sure)s",
        basis=": ".join(filter(None, [BASES[why.basis], why.article])),
        sure=SURE[why.confidence],
    )
