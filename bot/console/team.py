"""Show who answers and what each is given by itself; set it, and give all cases of somebody who is away to others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from babel import Locale
from babel.lists import format_list

from bot import assigning, calls
from bot.console.gate import Refusal
from bot.console.giving import number_of
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.press import Press
from bot.console.queue import Option, kind_words
from bot.console.speech import language, say, say_many
from bot.languages import LANGUAGES
from storage.errors import Missing
from storage.schema import ANSWERING, Staff
from storage.unit_of_work import UnitOfWork

PATH = "/console/team"
KIND = "case-kind-"  #: before a kind of case among the texts
MOST = 99  #: cases at once


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who answers. `away` is the last day, `until` says when they are back; `can_set` for whose all we see."""

    number: int
    name: str
    has: int
    languages: frozenset[str]
    kinds: frozenset[str]
    open_max: int
    away: str
    until: str
    can_set: bool
    others: Sequence[Option]


def read_team(uow: UnitOfWork, parts: Parts, me: Signed) -> Sequence[Member]:
    """Return who answers clients of creditors that whoever is signed in sees, by name."""
    people = [row for row in uow.staff.all() if _is_here(uow, me, row)]
    loads = uow.duties.loads()
    manner = Manner.of(uow.creditors.get(me.creditors[0]), parts.clock.now())
    return [_member(uow, me, row, people, loads.get(row.id, 0), manner) for row in people]


def read_kinds(parts: Parts) -> Sequence[Option]:
    """Return the kinds of case that there are, by their words."""
    keys = (key for key in parts.wording.keys(language()) if key.startswith(KIND))
    found = [key.removeprefix(KIND).replace("-", "_") for key in keys]
    return sorted((Option(kind, kind_words(parts, kind)) for kind in found), key=lambda one: one.title)


def read_languages() -> Sequence[Option]:
    """Return the languages in which clients write."""
    names = Locale.parse(language()).languages
    return [Option(one, f"{names[one][0].upper()}{names[one][1:]}") for one in LANGUAGES]


def set_duty(press: Press) -> None:
    """Write what somebody is given by itself; nothing with room for no case."""
    staff, form = _chosen(press), press.form
    most = number_of(form.get("open_max", ""))
    languages = [one for one in LANGUAGES if form.get(f"language-{one}")]
    kinds = [one.value for one in read_kinds(press.parts) if form.get(f"kind-{one.value}")]
    if most > MOST:
        raise Refusal(say("Escriba un número de casos de 0 a %(most)s.", most=MOST))
    if most and not languages:
        raise Refusal(say("Elija al menos un idioma: sin idioma no le toca ningún caso."))
    away = _until(press, form.get("away", ""))
    press.uow.duties.put(staff.id, languages, kinds, most, away)
    told = {"to": str(staff.id), "languages": " ".join(languages), "kinds": " ".join(kinds), "open_max": str(most)}
    for creditor in press.me.creditors:
        assigning.offer_again(press.uow, creditor, press.now)
        press.uow.audit.append(creditor, press.now, press.actor, "duty.set", f"staff:{staff.id}", told)


def give_all(press: Press) -> str:
    """Give all that somebody has to one person, or to whose turn it is; say what came of it."""
    staff = _chosen(press)
    chosen = press.form.get("to", "")
    to = None if chosen == "rule" else number_of(chosen)
    if to is not None and to not in {row.id for row in press.uow.staff.all() if _is_here(press.uow, press.me, row)}:
        raise Refusal(say("Elija a quién pasan los casos."))
    counts = assigning.give_all(press.uow, staff.id, to, press.me.staff.id, press.now)
    moved = calls.hand_over(press.parts.bot, press.uow, staff.id, to, press.me.creditors, press.actor, press.now)
    return " ".join(filter(None, (_told(press.uow, counts), _told_calls(moved))))


def _until(press: Press, written: str) -> datetime | None:
    """Return the end of the last day away in the creditor's zone, none where nothing is typed. Raises Refusal."""
    if not written:
        return None
    manner = Manner.of(press.uow.creditors.get(press.me.creditors[0]), press.now)
    try:
        return datetime.combine(date.fromisoformat(written) + timedelta(days=1), time.min, manner.zone)
    except (ValueError, OverflowError) as fault:
        raise Refusal(say("Elija el último día en el calendario, o déjelo vacío.")) from fault


def _told(uow: UnitOfWork, counts: Mapping[int | None, int]) -> str:
    if not counts:
        return say("No tenía casos.")
    parts = [
        say_many("%(name)s: %(num)s caso", "%(name)s: %(num)s casos", count, name=uow.staff.get(staff).name)
        for staff, count in sorted((one for one in counts.items() if one[0] is not None), key=lambda one: one[1])
        if staff is not None
    ]
    rest = counts.get(None, 0)
    parts += [say_many("de nadie: %(num)s caso", "de nadie: %(num)s casos", rest)] if rest else []
    return say("Pasados. %(parts)s.", parts=format_list(parts, locale=language()))


def _told_calls(moved: int) -> str:
    if not moved:
        return ""
    return say_many(
        "%(num)s llamada la hace otra persona: el cliente ya lo sabe.",
        "%(num)s llamadas las hacen otras personas: los clientes ya lo saben.",
        moved,
    )


def _chosen(press: Press) -> Staff:
    """Return whom a form is about: somebody of whose creditors whoever presses sees all. Raises Missing."""
    number = number_of(press.form.get("staff", ""))
    row = press.uow.staff.get(number)
    if not _is_here(press.uow, press.me, row) or not _may_set(press.uow, press.me, row):
        raise Missing("member of staff", number)
    return row


def _is_here(uow: UnitOfWork, me: Signed, row: Staff) -> bool:
    """Say whether somebody answers clients whom whoever is signed in sees; who was let go still may have cases."""
    return row.role in ANSWERING and bool(set(uow.staff.creditors(row.id)) & set(me.creditors))


def _may_set(uow: UnitOfWork, me: Signed, row: Staff) -> bool:
    return set(uow.staff.creditors(row.id)) <= set(me.creditors)


def _member(uow: UnitOfWork, me: Signed, row: Staff, people: Sequence[Staff], has: int, manner: Manner) -> Member:
    duty = uow.duties.find(row.id)
    back = duty.away_until if duty and duty.away_until and duty.away_until > manner.now else None
    gone = say("Ya no entra") if row.disabled_at else ""
    return Member(
        number=row.id,
        name=row.name,
        has=has,
        languages=frozenset(duty.languages if duty else ()),
        kinds=frozenset(duty.kinds if duty else ()),
        open_max=duty.open_max if duty else 0,
        away=(back.astimezone(manner.zone).date() - timedelta(days=1)).isoformat() if back else "",
        until=gone
        or (say("No está: vuelve %(when)s", when=manner.day(back.astimezone(manner.zone).date())) if back else ""),
        can_set=_may_set(uow, me, row),
        others=[Option(str(one.id), one.name) for one in people if one.id != row.id and one.disabled_at is None],
    )
