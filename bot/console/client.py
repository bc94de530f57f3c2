"""Show what is known of a client beside what they owe: what to heed before writing, and what they told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.console import words
from bot.console.manner import Manner
from bot.console.speech import N_, Phrases, say
from bot.stage import home_of
from flows.contact.week import Run, Week
from storage.schema import Client, Difficulty, Json
from storage.unit_of_work import UnitOfWork

SEGMENTS: Mapping[str, str] = Phrases(
    {
        "household": N_("Hogar"),
        "retail": N_("Comercio"),
        "business": N_("Empresa"),
        "small_business": N_("Pequeña empresa"),
        "wholesale": N_("Mayorista"),
        "student": N_("Estudiante"),
    }
)
"""Segments as portfolios often name them; a creditor's own word is shown as it is."""


@dataclass(frozen=True, slots=True)
class Told:
    """A difficulty in the client's words; `other` is the kind that an adviser may say it is instead."""

    number: int
    note: str
    title: str
    facts: str
    other: str
    other_title: str


def read_facts(uow: UnitOfWork, client: Client, manner: Manner) -> Sequence[tuple[str, str]]:
    """Return what an adviser should know of the client before writing."""
    points = uow.clients.contact_points(client.creditor_id, client.id)
    verified = max((point.verified_at for point, _ in points if point.verified_at), default=None)
    person = uow.people.get(client.person_id)
    local = manner.now.astimezone(type(manner.zone)(client.timezone))
    known = {
        say("Identidad"): _identity(uow, client, manner, verified),
        say("Bloqueo"): say("demasiados intentos; solo el equipo puede comprobar quién es") if client.locked_at else "",
        say("Mensajes"): say("pidió no recibir mensajes") if person.opted_out_at else "",
        say("Horario"): say("pidió que le escriban %(when)s", when=read_week(person.contact_week))
        if person.contact_week
        else "",
        say("Pausa"): say("pidió que le escriban %(when)s", when=manner.moment(client.postponed_until))
        if client.postponed_until and client.postponed_until > manner.now
        else "",
        say("Le importa"): words.GOALS.get(client.goal or "", ""),
        say("Quiere irse"): say("lo dijo %(when)s", when=manner.moment(client.exit_intent_at))
        if client.exit_intent_at
        else "",
        say("Hora allá"): local.strftime("%H:%M") if client.timezone != str(manner.zone) else "",
        say("Segmento"): SEGMENTS.get(client.own_segment or "", client.own_segment or ""),
        say("Número de cliente"): client.id,
    }
    return [(name, fact) for name, fact in known.items() if fact]


def read_week(written: Json) -> str:
    """Write the hours in which somebody wants to be written to: 'lun–vie de 18:00 a 20:00'."""
    week = Week.parse(written)
    spans = [
        say(
            "%(days)s de %(opens)s a %(closes)s",
            days=_days(run),
            opens=f"{run.window.opens:%H:%M}",
            closes=f"{run.window.closes:%H:%M}",
        )
        for run in week.runs()
    ]
    return "; ".join(spans) or say("a ninguna hora")


def _days(run: Run) -> str:
    first, last = (say(words.DAYS[day]) for day in (run.first, run.last))
    return first if run.first == run.last else f"{first}–{last}"


def _identity(uow: UnitOfWork, client: Client, manner: Manner, verified: datetime | None) -> str:
    """Return whether the client showed who they are, and whether they did so where somebody wrote last."""
    if verified is None:
        return say("sin comprobar: no dé datos de la cuenta")
    conversation = uow.conversations.get(client.creditor_id, client.id)
    home = home_of(uow, client, conversation) if conversation is not None else None
    since = say("comprobada %(when)s", when=manner.moment(verified))
    return since if home is None else say("%(since)s; lo último llegó de otra dirección, sin comprobar", since=since)


def read_told(uow: UnitOfWork, client: Client, manner: Manner) -> Sequence[Told]:
    """Return the difficulties that a client told of."""
    return [_told(row, uow, manner) for row in uow.difficulties.of(client.creditor_id, client.id)]


def _told(row: Difficulty, uow: UnitOfWork, manner: Manner) -> Told:
    other = next(kind for kind in words.DIFFICULTIES if kind != row.kind)
    day = manner.short(row.at.astimezone(manner.zone).date())
    who = (
        say("según %(name)s", name=uow.staff.get(row.corrected_by).name)
        if row.corrected_by
        else say("según el asistente")
    )
    return Told(
        number=row.id,
        note=row.note,
        title=" · ".join(filter(None, (words.CONTINGENCIES.get(row.contingency or ""), words.DIFFICULTIES[row.kind]))),
        facts=", ".join(filter(None, (day, who, say("se guarda con su permiso") if row.consent_at else ""))),
        other=other,
        other_title=words.DIFFICULTIES[other],
    )
