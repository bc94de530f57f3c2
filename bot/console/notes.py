"""Let the team note things on a case for one another, and call colleagues to it by '@' and their name.

A note is no message: nothing here leads to a channel. Whoever is called finds the case marked until they open it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel.lists import format_list

from bot.console.act import Act
from bot.console.gate import Refusal
from bot.console.rights import RIGHTS, Right
from bot.console.sight import Seen
from bot.console.speech import language, say
from storage.schema import Case, Staff
from storage.unit_of_work import UnitOfWork
from storage.words import fold

TOLD_MAX = 2_000  #: characters of a note
NOTES_MAX = 200  #: of one case
CALL = re.compile(r"(?:(?<=\s)|(?<=[(¿¡])|^)@(?=\w)")


@dataclass(frozen=True, slots=True)
class Noted:
    """One note."""

    author: str
    when: str
    iso: str
    told: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What the team noted on a case; `colleagues` are whom whoever looks may call, `visits` who saw it and when."""

    rows: Sequence[Noted]
    colleagues: Sequence[str]
    can_write: bool
    length_max: int
    visits: Sequence[tuple[str, str]]


def write_note(act: Act) -> None:
    """Write a note, and call whom it names. Raises Refusal for a name that is nobody's, or that of several."""
    told = act.form.get("note", "").strip()
    if not 0 < len(told) <= TOLD_MAX:
        raise Refusal(say("Escriba la nota, en hasta %(most)s letras.", most=TOLD_MAX))
    creditor, case = act.case.creditor_id, act.case.id
    if act.uow.case_notes.count(creditor, case) >= NOTES_MAX:
        raise Refusal(say("Este caso ya tiene %(most)s notas.", most=NOTES_MAX))
    called = {one.id for one in called_by(told, colleagues_of(act.uow, act.case))} - {act.me.staff.id}
    act.uow.case_notes.write(creditor, case, act.me.staff.id, told, called, act.now)
    act.note("case.noted", called=" ".join(map(str, sorted(called))))


def read_notes(seen: Seen) -> Notes:
    """Return the notes on a case, oldest first; to who reads about staff, also who saw it."""
    uow, case, me, manner = seen.uow, seen.case, seen.me, seen.manner
    visits = uow.case_visits.of(case.creditor_id, case.id) if me.may(Right.SEE_PEOPLE) else ()
    return Notes(
        rows=[
            Noted(uow.staff.get(row.staff_id).name, manner.moment(row.at), row.at.isoformat(), row.told)
            for row in uow.case_notes.of(case.creditor_id, case.id)
        ],
        colleagues=[one.name for one in colleagues_of(uow, case) if one.id != me.staff.id],
        can_write=me.may(Right.ANSWER),
        length_max=TOLD_MAX,
        visits=[(name, manner.moment(at)) for name, at in visits],
    )


def colleagues_of(uow: UnitOfWork, case: Case) -> Sequence[Staff]:
    """Return who may see a case, by name."""
    kept_from = uow.cases.kept_from(case)
    return [
        row
        for row in uow.staff.of(case.creditor_id)
        if row.disabled_at is None and Right.SEE_CASES in RIGHTS[row.role] and row.id not in kept_from
    ]


def called_by(told: str, people: Sequence[Staff]) -> Iterator[Staff]:
    """Yield whom a note calls: by the whole name, else by a part of it that is nobody else's. Raises Refusal."""
    for found in CALL.finditer(told):
        after = fold(told[found.end() :])
        whole = [one for one in people if fold(one.name) == after[: len(fold(one.name))]]
        part = [one for one in people if after and after[0] in fold(one.name)]
        meant = sorted(whole, key=lambda one: len(one.name))[-1:] or part
        if not meant:
            raise Refusal(
                say(
                    "Nadie que vea este caso se llama «%(name)s». Puede llamar a: %(names)s.",
                    name=told[found.end() :].split(maxsplit=1)[0].rstrip(".,;:!?)"),
                    names=_listed(people),
                )
            )
        if len(meant) > 1:
            raise Refusal(say("¿A quién llama? Escriba el nombre completo: %(names)s.", names=_listed(meant)))
        yield meant[0]


def _listed(people: Sequence[Staff]) -> str:
    return format_list([one.name for one in people], locale=language())
