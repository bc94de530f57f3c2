"""Agree with a client on a call by somebody of the team: at a free hour of the advisers', told with day, hour and name.

At its time the case waits for an answer again, and a call that was not made goes on top and upwards, once.
"""

from datetime import datetime, timedelta

from bot import assigning, effects
from bot.adviser_words import reach
from bot.contacts import record
from bot.conversation import Bot
from bot.errors import ClientMistake
from bot.handback import ADVISER
from bot.profiles import Profile
from bot.stage import CASES, CHAT
from flows.outcome import Say
from storage.schema import Case, CaseStatus, Client, Staff
from storage.unit_of_work import UnitOfWork

SLOTS = 24  #: hours to choose from, an hour apart
RINGS = timedelta(minutes=15)  #: before a call its case waits for an answer again
GRACE = timedelta(minutes=30)  #: after which a call that nobody says was made is one that was missed
AT, TAKEN, NONE = "at", "taken", "call"  #: the fields of mistakes: no such hour; theirs is taken; there is no call
ASKED_FOR = "adviser_reply"  #: a contact that the client asked for counts against no limit
CALL_BACK = "call_back"


def slots(profile: Profile, now: datetime) -> tuple[datetime, ...]:
    """Return the next hours at which somebody can call, in the creditor's zone."""
    return profile.advisers.call_back_slots(now, SLOTS)


def book(
    bot: Bot, uow: UnitOfWork, number: int, to: int, at: datetime, by: Staff, now: datetime, trace_id: str
) -> Case:
    """Agree on a call, or on another hour or person for it, and tell the client. Raises ClientMistake with the field.

    Whose call it is has the case's turn where nobody has taken it.
    """
    case = uow.cases.get(number)
    stage = bot.stage(uow, case.creditor_id, case.client_id, now, trace_id)
    uow.session.refresh(case)
    stage.case, stage.actor = number, f"staff:{by.id}"
    if case.status is CaseStatus.RESOLVED:
        raise ClientMistake("This case is resolved.", 409)
    if (case.call_by, case.call_back_at) == (to, at):
        return case  # agreed on already: the button was pressed twice
    hour = next((one for one in slots(stage.profile, now) if one == at), None)
    if hour is None:
        raise ClientMistake("at: is none of the hours at which somebody can call.", field=AT)
    if any(one.id != number for one in uow.cases.calls_of(to, hour)):
        raise ClientMistake("They have another call at that hour.", 409, TAKEN)
    assigning.check(uow, case, to, now)
    if case.assignee is None and case.given_to != to:
        assigning.give(uow, number, to, by.id, now)
    key = "case-call-moved" if case.call_back_at else "case-call-booked"
    uow.cases.book_call(number, hour, to)
    if case.kind == CALL_BACK and case.first_response_at is None:
        uow.cases.promise(number, hour)
    elif case.kind != CALL_BACK:
        uow.cases.answer(number, now)
    reach(stage, case)
    stage.kind, stage.initiated_by = ADVISER, "adviser"
    effects.apply(stage, (Say(key, {"adviser": uow.staff.get(to).name, "at": hour, "case": number}),))
    stage.audit("call.booked", f"case:{number}", by=str(to), at=hour.isoformat())
    _tell(uow, case)
    return case


def end(uow: UnitOfWork, case: Case, by: Staff, now: datetime) -> None:
    """Write that the call was made: the client was answered, and it counts as a contact that they asked for."""
    if case.call_back_at is None:
        raise ClientMistake("call: none was agreed on.", 409, NONE)
    client: Client = uow.clients.get(case.creditor_id, case.client_id)
    record(uow, client, "call", ASKED_FOR, now, "", f"staff:{by.id}", now)
    uow.cases.book_call(case.id, None, None)
    uow.cases.answer(case.id, now)
    uow.audit.append(case.creditor_id, now, f"staff:{by.id}", "call.made", f"case:{case.id}", {})
    _tell(uow, case)


def look(uow: UnitOfWork, case: Case, top: int, now: datetime) -> bool:
    """Let a case whose call is near wait for an answer again; say whether its call was missed, which puts it on top."""
    if case.call_back_at is None:
        return False
    if case.status is CaseStatus.WAITING:
        uow.cases.reopen(case.id)
    is_missed = case.call_back_at <= now - GRACE
    if is_missed:
        uow.cases.miss_call(case.id, top, now)
        uow.audit.append(case.creditor_id, now, "clock", "call.missed", f"case:{case.id}", {})
    _tell(uow, case)
    return is_missed


def _tell(uow: UnitOfWork, case: Case) -> None:
    uow.notify(CASES, f"{case.creditor_id} {case.id}")
    uow.notify(CHAT, f"{case.creditor_id} {case.client_id}")
