"""Show who works here: each with their role, companies, sessions, and what was done about them, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.console.login import Signed
from bot.console.manner import Manner, by_whom
from bot.console.queue import Option
from bot.console.rights import Right
from bot.console.speech import N_, Phrases, say
from bot.passwords import UNSET
from storage.errors import Missing
from storage.schema import Json, Role, Staff
from storage.unit_of_work import UnitOfWork

HISTORY = 20  #: latest acts that are shown of one person
ROLES = Phrases(
    {
        Role.ADVISER: N_("Asesoría: responde casos"),
        Role.SUPERVISOR: N_("Supervisión: todo"),
        Role.OPERATOR: N_("Operación: lo que sale y lo que se detiene"),
        Role.AUDITOR: N_("Auditoría: ve todo, no cambia nada"),
        Role.VIEWER: N_("Cifras: totales sin nombres"),
    }
)
DEEDS: Mapping[str, str] = {
    "staff.hired": N_("Se le dio acceso"),
    "staff.let_in": N_("Operación hizo un enlace para que entre una vez"),
    "staff.invited": N_("Se hizo un enlace para elegir contraseña"),
    "staff.password_chosen": N_("Eligió su contraseña con el enlace"),
    "staff.password_changed": N_("Cambió su contraseña"),
    "staff.role_changed": N_("Cambió su función"),
    "staff.creditor_added": N_("Ahora atiende otra empresa"),
    "staff.creditor_removed": N_("Ya no atiende una empresa"),
    "staff.disabled": N_("Se le quitó el acceso"),
    "staff.enabled": N_("Se le devolvió el acceso"),
    "staff.sessions_ended": N_("Terminaron sesiones suyas"),
    "staff.second_step_set": N_("Preparó su teléfono como segundo paso"),
    "staff.second_step_removed": N_("Quitó su teléfono como segundo paso"),
    "staff.second_step_reset": N_("Se quitó su segundo paso"),
    "staff.recovery_codes_renewed": N_("Hizo una lista nueva de códigos"),
    "staff.recovery_code_used": N_("Entró con un código de su lista"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """One member of staff. `why_not` says why whoever looks may change nothing of them; empty when they may."""

    number: int
    name: str
    email: str
    role: Role
    role_name: str
    creditors: Sequence[Option]
    standing: str
    is_disabled: bool
    sessions: int
    has_phone: bool
    why_not: str


def read_people(uow: UnitOfWork, me: Signed, now: datetime) -> list[Person]:
    """Return everybody of the creditors that somebody sees, those who may come in first."""
    found = _read(uow, me, uow.staff.of(*me.creditors), now)
    return sorted(found, key=lambda person: person.is_disabled)


def read_person(uow: UnitOfWork, me: Signed, row: Staff, now: datetime) -> Person:
    """Return one person."""
    (person,) = _read(uow, me, [row], now)
    return person


def find_person(uow: UnitOfWork, me: Signed, number: int) -> Staff:
    """Return a member of staff of a creditor that somebody sees. Raises Missing."""
    row = uow.staff.get(number)
    if not set(uow.staff.creditors(number)) & set(me.creditors):
        raise Missing("member of staff", number)
    return row


def _read(uow: UnitOfWork, me: Signed, rows: Sequence[Staff], now: datetime) -> list[Person]:
    """Return people; creditors that whoever looks does not see are not named."""
    numbers = [row.id for row in rows]
    names = {row.id: row.name for row in uow.creditors.all() if row.id in me.creditors}
    all_whose, sessions = uow.staff.creditors_of(numbers), uow.sessions.count_of(numbers, now)
    return [_person(me, row, all_whose.get(row.id, []), names, sessions.get(row.id, 0)) for row in rows]


def _person(me: Signed, row: Staff, whose: Sequence[str], names: Mapping[str, str], sessions: int) -> Person:
    return Person(
        number=row.id,
        name=row.name,
        email=row.email,
        role=row.role,
        role_name=ROLES[row.role],
        creditors=[Option(one, names[one]) for one in whose if one in names],
        standing=_standing(row),
        is_disabled=row.disabled_at is not None,
        sessions=sessions,
        has_phone=row.code_secret is not None,
        why_not=why_not(me, row, whose),
    )


def why_not(me: Signed, row: Staff, whose: Sequence[str]) -> str:
    """Say why somebody may not change another; nothing when they may."""
    if not me.may(Right.MANAGE_PEOPLE):
        return say("Usted lo lee; lo cambia supervisión.")
    if row.id == me.staff.id:
        return say("Es usted: lo suyo lo cambia otra persona de supervisión.")
    if not set(whose) <= set(me.creditors):
        return say("También atiende empresas que usted no ve: lo cambia quien las ve todas.")
    return ""


def read_history(uow: UnitOfWork, row: Staff, me: Signed, now: datetime) -> list[tuple[str, str]]:
    """Return when and what was done about somebody, newest first: the acts that one creditor's log knows."""
    creditor = next(one for one in uow.staff.creditors(row.id) if one in me.creditors)
    manner = Manner.of(uow.creditors.get(creditor), now)
    return [
        (manner.moment(entry.at), _deed(uow, entry.action, entry.actor, payload or {}))
        for entry, payload in uow.audit.about_staff(creditor, row.id, HISTORY)
    ]


def _deed(uow: UnitOfWork, action: str, actor: str, payload: Json) -> str:
    """Say what was done, what it led to, and by whom."""
    told = say(DEEDS[action]) if action in DEEDS else action
    if payload.get("role") in set(Role):
        told = f"{told}: {ROLES[Role(payload['role'])]}"
    if "creditor" in payload:
        told = f"{told}: {uow.creditors.get(payload['creditor']).name}"
    return say("%(deed)s (%(who)s)", deed=told, who=by_whom(uow, actor))


def _standing(row: Staff) -> str:
    if row.disabled_at is not None:
        return say("Sin acceso")
    return say("Aún no elige contraseña") if row.password_hash == UNSET else say("Con acceso")
