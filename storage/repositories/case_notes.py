"""Keep what the team notes on cases, and who was called to one by a note and has not opened it since."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import CaseMention, CaseNote


class CaseNotes:
    """The notes on cases of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def write(self, creditor: str, case: int, staff: int, told: str, called: Collection[int], at: datetime) -> None:
        """Write a note, and call colleagues to the case."""
        self._session.add(CaseNote(creditor_id=creditor, case_id=case, staff_id=staff, told=told, at=at))
        self._session.flush()
        if called:
            rows = [{"creditor_id": creditor, "case_id": case, "staff_id": one, "at": at} for one in sorted(called)]
            self._session.execute(insert(CaseMention).values(rows).on_conflict_do_nothing())

    def of(self, creditor: str, case: int) -> Sequence[CaseNote]:
        """Return the notes on a case, oldest first."""
        statement = select(CaseNote).where(CaseNote.creditor_id == creditor, CaseNote.case_id == case)
        return self._session.scalars(statement.order_by(CaseNote.id)).all()

    def count(self, creditor: str, case: int) -> int:
        """Return how many notes a case has."""
        statement = select(func.count()).where(CaseNote.creditor_id == creditor, CaseNote.case_id == case)
        return self._session.scalars(statement).one()

    def calls(self, cases: Iterable[int], staff: int) -> frozenset[int]:
        """Return to which of several cases in scope somebody is called."""
        statement = select(CaseMention.case_id).where(
            CaseMention.staff_id == staff, CaseMention.case_id.in_(list(cases))
        )
        return frozenset(self._session.scalars(statement))

    def answer(self, creditor: str, case: int, staff: int) -> bool:
        """Write that somebody has opened a case; say whether they were called to it."""
        statement = delete(CaseMention).where(
            CaseMention.creditor_id == creditor, CaseMention.case_id == case, CaseMention.staff_id == staff
        )
        return self._session.scalar(statement.returning(CaseMention.case_id)) is not None
