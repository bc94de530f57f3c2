"""Say whom of the team a complaint is about: from then on they see neither it nor anything else of its client.

Who it may be about is proposed as it opens, by who wrote to the client last; that keeps the complaint alone from them,
until somebody else says whom it is about, or that it is about nobody. `UnitOfWork.hide` is where that is held.
"""

from datetime import datetime, timedelta

from bot.assigning import COMPLAINT, let_go
from bot.errors import ClientMistake
from bot.stage import Stage
from storage.schema import Case, Direction, Staff
from storage.unit_of_work import UnitOfWork

RECENT = timedelta(days=14)  #: who wrote to the client before that is not thought of
NOBODY_LEFT, SAID, NO_COMPLAINT = "alone", "said", "kind"  #: the fields of mistakes


def propose(stage: Stage, case: Case) -> None:
    """Propose that a complaint is about who wrote to the client last, where somebody else can see to it."""
    if case.kind != COMPLAINT:
        return
    rows = stage.uow.messages.latest(stage.creditor, stage.client.id)
    written = (row for row in reversed(rows) if row.direction is Direction.OUT and row.staff_id)
    last = next((row.staff_id for row in written if row.at > stage.now - RECENT), None)
    if last is not None and _others(stage.uow, case, last):
        case.about = last
        stage.uow.session.flush()


def say_about(uow: UnitOfWork, case: Case, staff: int | None, by: Staff, now: datetime, *, may_change: bool) -> None:
    """Write whom a complaint is about, nobody of the team for None; they let go of their cases of its client.

    Raises ClientMistake with the field: what somebody said only a supervisor changes (`may_change`), and somebody else
    must be there who answers the creditor's clients.
    """
    if case.kind != COMPLAINT:
        raise ClientMistake("Only a complaint is about somebody.", 409, NO_COMPLAINT)
    if case.about_by not in {None, by.id} and not may_change:
        raise ClientMistake("A colleague said so; ask a supervisor.", 409, SAID)
    if staff is not None and not _others(uow, case, staff):
        raise ClientMistake("Nobody else answers these clients.", 409, NOBODY_LEFT)
    case.about, case.about_by = staff, by.id
    uow.session.flush()
    told = {"staff": str(staff or "")}
    uow.audit.append(case.creditor_id, now, f"staff:{by.id}", "complaint.about", f"case:{case.id}", told)
    if staff is not None:
        let_go(uow, case, staff, by.id, now)


def _others(uow: UnitOfWork, case: Case, staff: int) -> bool:
    return any(row.id != staff for row in uow.duties.answering(case.creditor_id))
