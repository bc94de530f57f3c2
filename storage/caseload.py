"""Read what waits for advisers straight from the tables: the console's list in one statement, its counts in one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from storage.schema import Case, CaseStatus, Client, Conversation, Creditor, Staff

VULNERABLE = ("distress", "bereavement", "hardship")  #: kinds of case that come before others of their hour
ORDER = (
    Case.priority,
    func.date_trunc("hour", Case.due_at),
    case((Case.kind.in_(VULNERABLE), 0), else_=1),
    Client.yearly_value.desc().nulls_last(),
    Case.due_at,
    Case.id,
)
"""What comes first: what is urgent, then whose answer is promised for the sooner hour, then whoever is vulnerable; what
a client is worth tells apart only those who are alike in all of that."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that is not resolved, with whom it is about. `wrote_at` is when the client last wrote."""

    case: Case
    client: Client
    creditor: Creditor
    assignee: str | None
    wrote_at: datetime | None


def waiting(session: Session, *, kind: str | None = None, limit: int = 100) -> list[Waiting]:
    """Return the unresolved cases in scope, in the order in which they are seen to."""
    statement = (
        select(Case, Client, Creditor, Staff.name, Conversation.last_client_at)
        .join(Client, (Client.creditor_id == Case.creditor_id) & (Client.id == Case.client_id))
        .join(Creditor, Creditor.id == Case.creditor_id)
        .outerjoin(Staff, Staff.id == Case.assignee)
        .outerjoin(
            Conversation, (Conversation.creditor_id == Case.creditor_id) & (Conversation.client_id == Case.client_id)
        )
        .where(Case.status != CaseStatus.RESOLVED)
    )
    if kind is not None:
        statement = statement.where(Case.kind == kind)
    rows = session.execute(statement.order_by(*ORDER).limit(limit))
    return [Waiting(*row) for row in rows]


def count_by_kind(session: Session) -> dict[str, int]:
    """Return how many unresolved cases of each kind are in scope."""
    rows = session.execute(
        select(Case.kind, func.count()).where(Case.status != CaseStatus.RESOLVED).group_by(Case.kind)
    )
    return {row[0]: row[1] for row in rows}
