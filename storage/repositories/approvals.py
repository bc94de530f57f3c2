"""Keep who approved an exception: each person once, so that a large one needs several."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.schema import Approval


class Approvals:
    """The approvals of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def add(self, creditor: str, case: int, approver: str, at: datetime) -> Approval:
        """Write one person's yes to a case; the caller has locked the conversation and seen that it is their first."""
        row = Approval(creditor_id=creditor, case_id=case, approver=approver, at=at)
        self._session.add(row)
        self._session.flush()
        return row

    def clear(self, creditor: str, case: int) -> None:
        """Take back all approvals of a case: what they were for is no longer asked."""
        mine = (Approval.creditor_id == creditor, Approval.case_id == case)
        self._session.execute(delete(Approval).where(*mine))

    def of(self, creditor: str, case: int) -> list[Approval]:
        """Return who approved a case, the first one before the others."""
        statement = select(Approval).where(Approval.creditor_id == creditor, Approval.case_id == case)
        return list(self._session.scalars(statement.order_by(Approval.at, Approval.approver)))

    def of_cases(self, cases: Iterable[int]) -> dict[int, list[Approval]]:
        """Return the approvals of several cases in scope by the case's number; cases without any are left out."""
        found: dict[int, list[Approval]] = {}
        statement = select(Approval).where(Approval.case_id.in_(list(cases))).order_by(Approval.at, Approval.approver)
        for row in self._session.scalars(statement):
            found.setdefault(row.case_id, []).append(row)
        return found
