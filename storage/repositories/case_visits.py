"""Keep who of staff saw which case: once for each person and hour, until that has had its time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import CaseVisit, Staff

EACH = timedelta(hours=1)  #: what somebody sees again sooner is one visit
SHOWN = 200  #: the newest visits of a case


class CaseVisits:
    """The visits to cases of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def note(self, creditor: str, case: int, staff: int, now: datetime) -> bool:
        """Write that somebody saw a case; say whether they had not within the hour."""
        known = exists().where(
            CaseVisit.creditor_id == creditor, CaseVisit.case_id == case, CaseVisit.staff_id == staff,
            CaseVisit.at > now - EACH,
        )  # fmt: skip
        if self._session.scalar(select(known)):
            return False
        row = insert(CaseVisit).values(creditor_id=creditor, case_id=case, staff_id=staff, at=now)
        self._session.execute(row.on_conflict_do_nothing())
        return True

    def of(self, creditor: str, case: int) -> Sequence[tuple[str, datetime]]:
        """Return who saw a case and when, by name, the newest first."""
        statement = (
            select(Staff.name, CaseVisit.at)
            .join(Staff, Staff.id == CaseVisit.staff_id)
            .where(CaseVisit.creditor_id == creditor, CaseVisit.case_id == case)
            .order_by(CaseVisit.at.desc(), Staff.name)
        )
        return [(row[0], row[1]) for row in self._session.execute(statement.limit(SHOWN))]

    def forget(self, before: datetime) -> None:
        """Forget the visits before a moment."""
        self._session.execute(delete(CaseVisit).where(CaseVisit.at < before))
