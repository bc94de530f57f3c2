"""Read what the page of own limits shows: a country's rules with their source, a creditor's own, what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from bot.console.countries import Point, points_of
from bot.console.drafting import Side, Version, Waiting, versions_of, waiting_of
from bot.console.gate import Form, Refusal
from bot.console.limits.words import day_name, lines_of, refused
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.objections import chosen
from bot.console.office import Parts
from bot.console.places import country_name
from bot.console.speech import N_, say
from bot.own_limits import LIMITS, Limits, looser_in, own_limits, parsed
from flows.contact.errors import BadHours
from flows.contact.own_limits import OwnLimits
from flows.contact.packs import Pack
from flows.contact.week import WEEKDAYS, Week, Window
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

PATH = "/console/limits"
UNREADABLE = N_(
    "No se puede leer: las horas van como 09:00, los días cerrados como 2026-12-24, y los contactos van con sus días."
)
FIGURES_MAX, CLOSED_MAX = 2, 2000  #: of a count; characters of the closed days


@dataclass(frozen=True, slots=True)
class Day:
    """A weekday in the form: its name, its two fields with what stands in them, and the country's hours."""

    name: str
    title: str
    opens: str
    closes: str
    lawful: str


@dataclass(frozen=True, slots=True)
class Book:
    """All that the page shows of one creditor's own limits in one country."""

    creditor: str
    name: str
    creditors: Sequence[tuple[str, str]]
    country: str
    countries: Sequence[tuple[str, str]]
    points: Sequence[Point]
    own: Sequence[str]
    days: Sequence[Day]
    fields: OwnLimits
    closed: str
    waiting: Waiting | None
    sides: Sequence[Side]
    versions: Sequence[Version]


def read_book(uow: UnitOfWork, parts: Parts, me: Signed, asked: Form) -> Book:
    """Return a creditor's own limits for the page."""
    row = uow.creditors.get(chosen(me, asked))
    manner, limits, country = Manner.of(row, parts.clock.now()), own_limits(uow, row.id), country_of(parts, row, asked)
    pack, own = parts.packs.by_country[country], limits.get(country, OwnLimits())
    waiting = waiting_of(uow, me, row, manner, LIMITS)
    return Book(
        creditor=row.id,
        name=row.name,
        creditors=[(one, uow.creditors.get(one).name) for one in me.creditors] if len(me.creditors) > 1 else (),
        country=country,
        countries=[(code, country_name(code)) for code in sorted(parts.packs.by_country)],
        points=points_of(pack),
        own=lines_of(limits.get(country)),
        days=_days(pack, own.week or pack.lawful_week(None), asked),
        fields=own,
        closed=asked.get("closed", "\n".join(day.isoformat() for day in sorted(own.closed))),
        waiting=waiting,
        sides=sides_of(limits, parsed(waiting.document)) if waiting else (),
        versions=versions_of(uow, row, manner, LIMITS, lambda text: sides_of(limits, parsed(text))),
    )


def country_of(parts: Parts, row: Creditor, asked: Form) -> str:
    """Return the country that is looked at, the creditor's own where none is named."""
    country = asked.get("country", "")
    return country if country in parts.packs.by_country else row.country


def sides_of(before: Limits, after: Limits) -> list[Side]:
    """Return in what two sets of own limits differ, country by country."""
    places = sorted({*before, *after})
    return [
        Side(country_name(place), lines_of(before.get(place)), lines_of(after.get(place)))
        for place in places
        if before.get(place, OwnLimits()) != after.get(place, OwnLimits())
    ]


def typed_limits(pack: Pack, form: Form) -> OwnLimits:
    """Return the limits that a form holds. Raises Refusal for what cannot be read, or leaves more room than the law."""
    week = _week(form)
    try:
        own = OwnLimits(
            week=None if week == pack.lawful_week(None) else week,
            closed=frozenset(map(date.fromisoformat, form.get("closed", "")[:CLOSED_MAX].split())),
            at_most=_number(form, "at_most"),
            days=_number(form, "days"),
            free_days=_number(form, "free_days"),
        )
    except (ValidationError, ValueError) as fault:
        raise Refusal(say(UNREADABLE)) from fault
    if found := looser_in({pack.country: own}):
        raise Refusal(" ".join(dict.fromkeys(refused(*one) for one in found)))
    if week.is_never:
        raise Refusal(say("Deje al menos un día con horas: para no escribir nunca están las pausas."))
    return own


def _number(form: Form, name: str) -> int | None:
    written = form.get(name, "").strip()
    if not written:
        return None
    if not written.isdecimal() or len(written) > FIGURES_MAX:
        raise ValueError(written)
    return int(written)


def _week(form: Form) -> Week:
    """Return the hours of a form; a day without any is closed. Raises Refusal."""
    written = {day: [form.get(f"{day}_opens", ""), form.get(f"{day}_closes", "")] for day in WEEKDAYS}
    try:
        return Week.parse({day: span for day, span in written.items() if any(span)})
    except BadHours as fault:
        raise Refusal(say(UNREADABLE)) from fault


def _days(pack: Pack, week: Week, asked: Form) -> list[Day]:
    """Return the weekdays of the form, with what was typed where something was."""
    lawful = pack.lawful_week(None).days
    return [
        Day(
            name,
            day_name(place),
            asked.get(f"{name}_opens", _clock(window, "opens")),
            asked.get(f"{name}_closes", _clock(window, "closes")),
            str(lawful[place] or say("no se escribe")),
        )
        for place, (name, window) in enumerate(zip(WEEKDAYS, week.days, strict=True))
    ]


def _clock(window: Window | None, side: str) -> str:
    return f"{getattr(window, side):%H:%M}" if window else ""
