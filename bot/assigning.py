"""Say whose turn a case is: by hand, by itself as it opens, or all cases of somebody who is away in one act.

Whose turn it is writes nothing to the client and silences nothing: the bot goes on until they take the case. A case
that was taken goes over with its conversation, so that the client has a person all the while.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import ClientMistake
from bot.stage import CASES, CHAT, locale_of
from flows.assignment import Candidate, choose
from storage.schema import Case, CaseStatus, Json
from storage.unit_of_work import UnitOfWork

JOB = "assign"
OFFER = "offer"  #: the job that gives what nobody could take before
COMPLAINT = "complaint"
STAFF = "staff"  #: the field of a mistake: whom it cannot be given to
AWAY, ABOUT = "away", "about"  #: likewise: they are not there; the complaint may be about them
AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class AssignCase:
    """The job of one case: give it to whose turn it is; where there is nobody it stays everybody's."""

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Choose while nobody else chooses, so that two cases at once are not both given by the same count."""
        creditor, number = rest.split(" ")
        uow.take_turn(JOB, "", "")
        uow.scope(*uow.creditors.ids())
        case = _lock(uow, uow.cases.get(int(number)))
        if case.status is CaseStatus.OPEN and case.assignee is None and case.given_to is None:
            _give_by_rule(uow, case, uow.duties.candidates(creditor, now), now, "clock")


def give(uow: UnitOfWork, number: int, staff: int, by: int, now: datetime) -> Case:
    """Give a case to somebody who answers its creditor's clients. Raises ClientMistake with whom it cannot go to."""
    case = _lock(uow, uow.cases.get(number))
    if case.status is CaseStatus.RESOLVED:
        raise ClientMistake("This case is resolved.", 409)
    check(uow, case, staff, now)
    _move(uow, case, staff, {"by": by}, now, f"staff:{by}")
    return case


def check(uow: UnitOfWork, case: Case, staff: int, now: datetime) -> None:
    """Raise the ClientMistake that says why somebody may not have a case, if any."""
    if staff not in {row.id for row in uow.duties.there(case.creditor_id, now)}:
        raise ClientMistake("They are away, disabled, or do not answer this creditor's clients.", 409, AWAY)
    if staff in never(uow, case):
        raise ClientMistake("The complaint may be about them.", 409, ABOUT)


def give_all(uow: UnitOfWork, staff: int, to: int | None, by: int, now: datetime) -> Mapping[int | None, int]:
    """Give all unresolved cases in scope that somebody has to another person, or as the rule says; count by whom.

    What the other person may not have, and what nobody has room for, is everybody's from then on.
    """
    uow.take_turn(JOB, "", "")
    counts: dict[int | None, int] = {}
    for number in uow.cases.held_by(staff):
        case = _lock(uow, uow.cases.get(number))
        there = {row.id for row in uow.duties.there(case.creditor_id, now)} - never(uow, case) - {staff}
        if to is None:
            able = [one for one in uow.duties.candidates(case.creditor_id, now) if one.staff != staff]
            _give_by_rule(uow, case, able, now, f"staff:{by}")
        else:
            _move(uow, case, to if to in there else None, {"by": by}, now, f"staff:{by}")
        holder = case.assignee or case.given_to
        counts[holder] = counts.get(holder, 0) + 1
    return counts


def let_go(uow: UnitOfWork, complaint: Case, staff: int, by: int, now: datetime) -> None:
    """Take from somebody all that they have of a complaint's client: it is everybody's else from then on."""
    for case in uow.cases.open_of(complaint.creditor_id, complaint.client_id):
        if staff in {case.assignee, case.given_to}:
            _move(uow, case, None, {"by": by}, now, f"staff:{by}")


def offer_again(uow: UnitOfWork, creditor: str, now: datetime) -> None:
    """Let a creditor's cases that nobody has be offered: somebody frees up. Nothing where they are given by hand."""
    if uow.creditors.get(creditor).document.get("assignment") == AUTOMATIC:
        uow.jobs.put(f"{OFFER} {creditor}", now)


def _give_by_rule(uow: UnitOfWork, case: Case, able: Sequence[Candidate], now: datetime, actor: str) -> None:
    language = locale_of(uow.clients.get(case.creditor_id, case.client_id))[:2]
    found = choose(case.kind, language, able, never(uow, case))
    why = {"language": found.language, "knows": found.knows, "has": found.has} if found else {}
    _move(uow, case, found.staff if found else None, why, now, actor)


def _move(uow: UnitOfWork, case: Case, staff: int | None, why: Json, now: datetime, actor: str) -> None:
    """Let a case be somebody's, with the conversation if it was taken; nobody's: the next one to take it has it."""
    conversation = uow.conversations.lock(case.creditor_id, case.client_id)
    if case.assignee is not None:
        if conversation.held_by == case.assignee:
            conversation.held_by = staff
        case.assignee = staff
    else:
        case.given_to, case.given_why = staff, dict(why) or None
    uow.session.flush()
    told = {"to": str(staff or ""), **{name: str(value) for name, value in why.items()}}
    uow.audit.append(case.creditor_id, now, actor, "case.given", f"case:{case.id}", told)
    uow.notify(CASES, f"{case.creditor_id} {case.id}")
    uow.notify(CHAT, f"{case.creditor_id} {case.client_id}")


def never(uow: UnitOfWork, case: Case) -> frozenset[int]:
    """Return whom a case is never given to: from whom it is kept; a complaint, whoever the client had to do with."""
    met = uow.duties.known_to(case.creditor_id, case.client_id) if case.kind == COMPLAINT else frozenset()
    return met | uow.cases.kept_from(case)


def _lock(uow: UnitOfWork, case: Case) -> Case:
    """Lock a case by its client's conversation, as every act on it does, and read it as it is then."""
    uow.conversations.lock(case.creditor_id, case.client_id)
    uow.session.refresh(case)
    return case
