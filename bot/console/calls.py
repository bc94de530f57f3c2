"""Let an adviser agree with a client on a call by a named colleague, move it, and say that it was made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import assigning, calls
from bot.console.act import Act
from bot.console.gate import Refusal
from bot.console.giving import number_of
from bot.console.manner import Manner
from bot.console.queue import Option, call_words
from bot.console.rights import Right
from bot.console.sight import Seen
from bot.console.speech import N_, Phrases, say
from bot.errors import ClientMistake
from storage.schema import CaseStatus, Role

REFUSED: Mapping[str | None, str] = Phrases(
    {
        calls.AT: N_("Elija una de las horas que se ofrecen: las demás no son de atención, o ya pasaron."),
        calls.TAKEN: N_("Esa persona ya tiene otra llamada a esa hora: elija otra hora u otra persona."),
        calls.NONE: N_("No hay ninguna llamada acordada: recargue la página."),
        assigning.AWAY: N_("Esa persona no está, o no atiende a esta empresa: elija otra."),
        assigning.ABOUT: N_("Es un reclamo, y esa persona ya trató con este cliente: elija otra."),
        None: N_("No se puede acordar la llamada: el caso está resuelto, o no hay dónde avisar al cliente."),
    }
)


@dataclass(frozen=True, slots=True)
class Call:
    """The call of a case: in words where one is agreed on; whom and when one may choose, nothing for who may not."""

    words: str
    state: str
    people: Sequence[Option]
    slots: Sequence[Option]


def book_call(act: Act) -> None:
    """Agree on a call, and tell the client. Raises Refusal."""
    try:
        at = datetime.fromisoformat(act.form.get("at", ""))
        calls.book(
            act.parts.bot,
            act.uow,
            act.case.id,
            number_of(act.form.get("to", "")),
            at,
            act.me.staff,
            act.now,
            act.trace_id,
        )
    except (ValueError, TypeError) as fault:
        raise Refusal(REFUSED[calls.AT]) from fault
    except ClientMistake as fault:
        raise Refusal(REFUSED[fault.field if fault.field in REFUSED else None]) from fault


def end_call(act: Act) -> None:
    """Write that the call was made. Raises Refusal."""
    try:
        calls.end(act.uow, act.case, act.me.staff, act.now)
    except ClientMistake as fault:
        raise Refusal(REFUSED[calls.NONE]) from fault


def read_call(seen: Seen) -> Call:
    """Return the call of a case; supervisors come first among whom one may choose."""
    uow, case, manner = seen.uow, seen.case, seen.manner
    state, words = call_words(uow, case, manner)
    if case.status is CaseStatus.RESOLVED or not seen.me.may(Right.ANSWER):
        return Call(words, state, (), ())
    there = sorted(uow.duties.there(case.creditor_id, manner.now), key=lambda row: row.role is not Role.SUPERVISOR)
    able = [row for row in there if row.id not in uow.cases.kept_from(case)]
    people = [Option(str(row.id), _named(row.name, row.role)) for row in able]
    return Call(words, state, people, _slots(seen, manner))


def _named(name: str, role: Role) -> str:
    return say("%(name)s, supervisión", name=name) if role is Role.SUPERVISOR else name


def _slots(seen: Seen, manner: Manner) -> Sequence[Option]:
    profile = seen.parts.bot.profiles.get(seen.uow, seen.case.creditor_id)
    return [Option(one.isoformat(), manner.moment(one)) for one in calls.slots(profile, manner.now)]
