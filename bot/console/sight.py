"""Put a case under somebody's eyes: who looks, who has it, and what the one may do while the other has it."""

from dataclasses import dataclass

from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.rights import Right
from storage.schema import Case, CaseStatus, Client
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Seen:
    """A case under somebody's eyes."""

    uow: UnitOfWork
    parts: Parts
    me: Signed
    case: Case
    client: Client
    manner: Manner


def holder_of(uow: UnitOfWork, case: Case) -> int | None:
    """Return who has the case, or the conversation by another case of the same client."""
    conversation = uow.conversations.get(case.creditor_id, case.client_id)
    return case.assignee or (conversation.held_by if conversation else None)


def mode_of(uow: UnitOfWork, me: Signed, case: Case) -> str:
    """Say what whoever looks may do with a case."""
    holder = holder_of(uow, case)
    if case.status is CaseStatus.RESOLVED:
        return "resolved"
    if not me.may(Right.ANSWER):
        return "watched"
    if holder is None:
        return "open"
    if holder == me.staff.id:
        return "mine"
    given = {row.approver for row in uow.approvals.of(case.creditor_id, case.id)}
    return "decide" if f"staff:{holder}" in given and f"staff:{me.staff.id}" not in given else "other"
