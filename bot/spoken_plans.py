"""Enter a plan that a client agreed to by phone: an exception with its first yes, held against the same limits.

It is judged, approved by as many people as the policy asks for, booked and told as any exception is.
"""

from datetime import datetime

from bot import effects
from bot.desk import BY_PHONE, Desk
from bot.errors import ClientMistake
from flows.negotiation.proposal import Plan
from flows.outcome import OpenCase
from storage.schema import Case, CaseStatus
from storage.unit_of_work import UnitOfWork


def enter(desk: Desk, uow: UnitOfWork, number: int, staff: int, plan: Plan, now: datetime, trace_id: str) -> Case:
    """Enter a plan beside a case of the client, and approve it; return the exception, resolved where it was booked.

    Raises ClientMistake for what staff may not approve, as `Desk.approve` does, and on a case that is resolved.
    """
    beside = uow.cases.get(number)
    if beside.status is CaseStatus.RESOLVED:
        raise ClientMistake("This case is resolved.", 409)
    stage = desk.bot.stage(uow, beside.creditor_id, beside.client_id, now, trace_id)
    stage.actor = f"staff:{staff}"
    written = "; ".join(f"{part.due_on.isoformat()} {part.amount}" for part in sorted(plan, key=lambda one: one.due_on))
    details = {"proposal": written, "policy": stage.profile.policy.version, BY_PHONE: str(staff)}
    due = stage.profile.answer_by("exception", now)
    effects.apply(stage, (OpenCase("exception", due, details=details),))
    if stage.case is None:
        raise ClientMistake("The plan could not be entered.", 409)
    return desk.approve(uow, stage.case, staff, now, trace_id)
