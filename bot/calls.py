"""Agree with a client on a call by somebody of the team: at a free hour of the advisers', told with day, hour and name.

At its time the case waits for an answer again, and a call that was not made goes on top and upwards, once.
"""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import uuid4

from bot import assigning, effects
from bot.adviser_words import reach
from bot.contacts import record
from bot.conversation import Bot
from bot.errors import ClientMistake
from bot.handback import ADVISER
from bot.profiles import Profile
from bot.stage import CASES, CHAT
from flows.outcome import Say, Values
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


def hand_over(
    bot: Bot, uow: UnitOfWork, staff: int, to: int | None, creditors: Collection[str], actor: str, now: datetime
) -> int:
    """Let others make the calls that somebody will not make any more, at the hours that clients were told; count them.

    Whoever has the case calls, else the one who was named, else whoever of the team is free then; the client reads the
    new name. A call for which nobody is free stays as it is, and is missed aloud.
    """
    cases = [case for case in uow.cases.calls_by(staff, now) if case.creditor_id in creditors]
    return sum(_hand_over(bot, uow, case, to, actor, now) for case in cases)


def _hand_over(bot: Bot, uow: UnitOfWork, case: Case, to: int | None, actor: str, now: datetime) -> bool:
    stage = bot.stage(uow, case.creditor_id, case.client_id, now, uuid4().hex)
    uow.session.refresh(case)
    at = case.call_back_at
    if at is None or (caller := _caller(uow, case, to, at, now)) is None:
        return False
    uow.cases.book_call(case.id, at, caller)
    stage.case, stage.actor, stage.kind, stage.initiated_by = case.id, actor, ADVISER, "adviser"
    with suppress(ClientMistake):  # who is reached nowhere hears the name when they are called
        reach(stage, case)
        named: Values = {"adviser": uow.staff.get(caller).name, "at": at, "case": case.id}
        effects.apply(stage, (Say("case-call-moved", named),))
    stage.audit("call.booked", f"case:{case.id}", by=str(caller), at=at.isoformat())
    _tell(uow, case)
    return True


def _caller(uow: UnitOfWork, case: Case, to: int | None, at: datetime, now: datetime) -> int | None:
    """Return who makes a call instead of who was to make it; None where nobody is there, may, and is free then."""
    there = [row.id for row in uow.duties.there(case.creditor_id, now) if row.id != case.call_by]
    able = [one for one in there if one not in assigning.never(uow, case) and not uow.cases.calls_of(one, at)]
    return next((one for one in (case.assignee, case.given_to, to, *able) if one in able), None)


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
