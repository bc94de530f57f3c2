"""Let the team say whom of them a complaint is about; who that is sees nothing of it, nor of its client."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import complaints
from bot.assigning import COMPLAINT
from bot.console.act import Act
from bot.console.gate import Refusal
from bot.console.giving import number_of
from bot.console.queue import Option
from bot.console.rights import RIGHTS, Right
from bot.console.sight import Seen
from bot.console.speech import N_, Phrases, say
from bot.errors import ClientMistake
from storage.schema import Case, Staff
from storage.unit_of_work import UnitOfWork

REFUSED: Mapping[str | None, str] = Phrases(
    {
        complaints.NO_COMPLAINT: N_("Solo de un reclamo se dice sobre quién es."),
        complaints.SAID: N_("Ya lo dijo otra persona: pida a supervisión que lo cambie."),
        complaints.NOBODY_LEFT: N_("Nadie más atiende a esta empresa: agregue antes a otra persona."),
    }
)


@dataclass(frozen=True, slots=True)
class About:
    """Whom a complaint is about: in words, and among whom one may choose; `chosen` is who it is, or may be."""

    words: str
    people: Sequence[Option]
    chosen: str


def say_about(act: Act) -> None:
    """Write whom the complaint is about. Raises Refusal."""
    given = act.form.get("about", "")
    staff = number_of(given) or None
    if given and staff not in {row.id for row in _people(act.uow, act.case)}:
        raise Refusal(say("Elija a alguien de la lista."))
    act.uow.conversations.lock(act.case.creditor_id, act.case.client_id)
    act.uow.session.refresh(act.case)
    try:
        complaints.say_about(act.uow, act.case, staff, act.me.staff, act.now, may_change=act.me.may(Right.DIRECT))
    except ClientMistake as fault:
        raise Refusal(REFUSED[fault.field]) from fault
    act.tell()


def read_about(seen: Seen) -> About | None:
    """Return whom a complaint is about; nothing of another case, nor for who answers none."""
    if seen.case.kind != COMPLAINT or not seen.me.may(Right.ANSWER):
        return None
    people = [Option(str(row.id), row.name) for row in _people(seen.uow, seen.case)]
    return About(_words(seen.uow, seen.case), people, str(seen.case.about or ""))


def _people(uow: UnitOfWork, case: Case) -> Sequence[Staff]:
    found = uow.staff.of(case.creditor_id)
    return [row for row in found if row.disabled_at is None and Right.SEE_CASES in RIGHTS[row.role]]


def _words(uow: UnitOfWork, case: Case) -> str:
    by = uow.staff.get(case.about_by).name if case.about_by else ""
    if case.about is None:
        return say("No es sobre nadie del equipo, según %(by)s.", by=by) if by else ""
    name = uow.staff.get(case.about).name
    if not by:
        return say("¿Es sobre %(name)s, que le escribió antes? No ve este caso mientras no se diga.", name=name)
    return say("Es sobre %(name)s, según %(by)s: no ve nada de este cliente.", name=name, by=by)
