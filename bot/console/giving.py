"""Give a case to somebody of the team, and say whose turn it is and why."""

from collections.abc import Mapping, Sequence

from babel import Locale
from babel.lists import format_list

from bot import assigning
from bot.console.act import Act
from bot.console.gate import Refusal
from bot.console.login import Signed
from bot.console.queue import Option
from bot.console.rights import Right
from bot.console.sight import Seen
from bot.console.speech import N_, Phrases, language, say, say_many
from bot.errors import ClientMistake
from storage.errors import CaseTaken
from storage.schema import Case, CaseStatus
from storage.unit_of_work import UnitOfWork

FIGURES_MAX = 15  #: of a number in a form
REFUSED: Mapping[str | None, str] = Phrases(
    {
        assigning.AWAY: N_("Esa persona no está, o no atiende a esta empresa: elija otra."),
        assigning.ABOUT: N_("Es un reclamo, y esa persona ya trató con este cliente: désela a otra."),
        None: N_("Este caso ya está resuelto: si el cliente escribe de nuevo, se abre otro."),
    }
)


def give_case(act: Act) -> None:
    """Give the case, with the conversation if it was taken; what another has taken only a supervisor gives away."""
    if act.case.assignee not in {None, act.me.staff.id} and not act.me.may(Right.DIRECT):
        raise CaseTaken(act.case.id)
    try:
        assigning.give(act.uow, act.case.id, number_of(act.form.get("to", "")), act.me.staff.id, act.now)
    except ClientMistake as fault:
        raise Refusal(REFUSED[fault.field]) from fault


def number_of(written: str) -> int:
    """Return the number that a form carries; nobody's for what is none."""
    return int(written) if written.isdecimal() and len(written) <= FIGURES_MAX else 0


def read_takers(seen: Seen) -> Sequence[Option]:
    """Return whom the case may be given to by whoever looks; nobody where they may not."""
    case, me = seen.case, seen.me
    may = me.may(Right.ANSWER) and case.status is not CaseStatus.RESOLVED
    if not may or (case.assignee not in {None, me.staff.id} and not me.may(Right.DIRECT)):
        return ()
    there = seen.uow.duties.there(case.creditor_id, seen.manner.now)
    return [Option(str(row.id), row.name) for row in there if row.id not in {case.assignee, case.given_to}]


def turn_of(uow: UnitOfWork, me: Signed, case: Case) -> str:
    """Say whose turn a case is, and why; nothing where it is nobody's, or somebody has taken it."""
    if case.given_to is None or case.status is CaseStatus.RESOLVED:
        return ""
    reasons = _reasons(uow, case.given_to, case.given_why or {})
    why = format_list(reasons, locale=language())
    if case.given_to == me.staff.id:
        return say("Le toca a usted: %(why)s.", why=why)
    return say("Le toca a %(name)s: %(why)s.", name=uow.staff.get(case.given_to).name, why=why)


def _reasons(uow: UnitOfWork, staff: int, why: Mapping[str, object]) -> list[str]:
    """Return the reasons in words: who gave it, or what the rule went by."""
    if "by" in why:
        by = int(str(why["by"]))
        return [say("así lo quiso") if by == staff else say("lo dio %(name)s", name=uow.staff.get(by).name)]
    tongue = Locale.parse(language()).languages[str(why["language"])]
    knows = [say("este tipo de casos es lo suyo")] if why.get("knows") else []
    has = int(str(why["has"]))
    return [
        say("habla %(language)s", language=tongue),
        *knows,
        say_many("tenía %(num)s caso", "tenía %(num)s casos", has),
    ]
