"""Show supervisors where nobody is written to, and let them hold a country or region and lift that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel import Locale

from bot import regions
from bot.console.gate import Form, Refusal
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.queue import Option
from bot.console.speech import N_, Phrases, language, say
from bot.errors import ClientMistake
from storage.errors import Missing
from storage.schema import RegionalHold
from storage.unit_of_work import UnitOfWork
from storage.words import fold

FAULTS: Mapping[str, str] = Phrases(
    {
        "region": N_("Esa región no existe en ese país: escriba su nombre o su código, o deje el campo vacío."),
        "until": N_("El último día ya pasó."),
    }
)
FIGURES_MAX = 15  #: of a hold's number


@dataclass(frozen=True, slots=True)
class Place:
    """One hold: where, of whose contacts, why, by whom and until when; `can_lift` if whoever looks may."""

    number: int
    where: str
    whose: str
    why: str
    can_lift: bool


def read_places(uow: UnitOfWork, parts: Parts, me: Signed) -> Sequence[Place]:
    """Return the holds that stop contacts of creditors whom they see."""
    rows = uow.regional_holds.standing(parts.clock.now())
    return [_place(uow, parts, me, row) for row in rows if row.creditor_id is None or row.creditor_id in me.creditors]


def read_countries(parts: Parts) -> Sequence[Option]:
    """Return the countries whose contact rules are known."""
    return sorted(
        (Option(code, country_name(code)) for code in parts.packs.by_country), key=lambda one: fold(one.title)
    )


def hold_place(
    uow: UnitOfWork, parts: Parts, me: Signed, form: Form, creditors: tuple[str, ...], reason: str, now: datetime
) -> None:
    """Hold what the form names, of these creditors. Raises Refusal."""
    country = form.get("country", "")
    if country not in parts.packs.by_country:
        raise Refusal(say("Elija el país."))
    is_for_all = set(creditors) == set(uow.creditors.ids())
    zone = Manner.of(uow.creditors.get(creditors[0]), now).zone
    order = regions.Order(creditors, is_for_all, country, form.get("region"), reason, _end(form.get("until", ""), zone))
    try:
        regions.place(uow, order, me.staff.name, f"staff:{me.staff.id}", now)
    except ClientMistake as fault:
        raise Refusal(FAULTS[fault.field or ""]) from fault


def lift_place(uow: UnitOfWork, me: Signed, form: Form, now: datetime) -> None:
    """Lift a hold of creditors whom they see. Raises Missing for another one."""
    given = form.get("hold", "")
    number = int(given) if given.isdecimal() and len(given) <= FIGURES_MAX else 0
    if not _can_lift(uow, me, uow.regional_holds.get(number)):
        raise Missing("regional hold", given)
    regions.lift(uow, number, me.creditors, me.staff.name, f"staff:{me.staff.id}", now)


def _end(written: str, zone: ZoneInfo) -> datetime | None:
    """Return the end of a day in the creditor's zone, none where nothing is typed. Raises Refusal."""
    if not written:
        return None
    try:
        return datetime.combine(date.fromisoformat(written) + timedelta(days=1), time.min, zone)
    except (ValueError, OverflowError) as fault:
        raise Refusal(say("Elija el último día en el calendario, o déjelo vacío.")) from fault


def _can_lift(uow: UnitOfWork, me: Signed, row: RegionalHold) -> bool:
    if row.creditor_id is None:
        return set(me.creditors) >= set(uow.creditors.ids())
    return row.creditor_id in me.creditors


def country_name(country: str) -> str:
    """Name a country in the language that is spoken."""
    return str(Locale(language()).territories.get(country, country))


def _place(uow: UnitOfWork, parts: Parts, me: Signed, row: RegionalHold) -> Place:
    manner = Manner.of(uow.creditors.get(row.creditor_id or me.creditors[0]), parts.clock.now())
    until = say("hasta %(when)s", when=manner.moment(row.ends_at)) if row.ends_at else say("hasta que se levante")
    return Place(
        number=row.id,
        where=", ".join(filter(None, (country_name(row.country), row.region))),
        whose=uow.creditors.get(row.creditor_id).name if row.creditor_id else say("Todas las empresas"),
        why=say(
            "%(reason)s. Desde %(when)s, %(until)s, por %(name)s.",
            reason=row.reason,
            when=manner.moment(row.starts_at),
            until=until,
            name=row.placed_by,
        ),
        can_lift=_can_lift(uow, me, row),
    )
