"""Keep the words that advisers put on cases."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import Case, CaseLabel, CaseStatus
from storage.words import fold


class CaseLabels:
    """The labels of the creditors in scope; their spelling is that of whoever used one first."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(self, creditor: str, case: int, label: str, staff: int, at: datetime) -> str:
        """Put a label on a case, as the creditor's others spell it, and return it; one that is there stays."""
        known = self._session.scalars(select(CaseLabel.label).where(CaseLabel.creditor_id == creditor).distinct())
        spelt = next((one for one in sorted(known) if fold(one) == fold(label)), label)
        facts = {"creditor_id": creditor, "case_id": case, "label": spelt, "staff_id": staff, "at": at}
        self._session.execute(insert(CaseLabel).values(facts).on_conflict_do_nothing())
        return spelt

    def drop(self, creditor: str, case: int, label: str) -> bool:
        """Take a label from a case; say whether it was there."""
        statement = delete(CaseLabel).where(
            CaseLabel.creditor_id == creditor, CaseLabel.case_id == case, CaseLabel.label == label
        )
        return self._session.scalar(statement.returning(CaseLabel.label)) is not None

    def of_cases(self, cases: Iterable[int]) -> Mapping[int, Sequence[str]]:
        """Return the labels of several cases in scope by the case's number, in the alphabet's order."""
        found: dict[int, list[str]] = {}
        statement = select(CaseLabel).where(CaseLabel.case_id.in_(list(cases))).order_by(CaseLabel.label)
        for row in self._session.scalars(statement):
            found.setdefault(row.case_id, []).append(row.label)
        return found

    def in_use(self, creditor: str | None = None) -> list[tuple[str, int]]:
        """Return the labels of cases in scope, or of one creditor, that are not resolved, and how many have each."""
        statement = (
            select(CaseLabel.label, func.count())
            .join(Case, (Case.creditor_id == CaseLabel.creditor_id) & (Case.id == CaseLabel.case_id))
            .where(Case.status != CaseStatus.RESOLVED, *([Case.creditor_id == creditor] if creditor else ()))
            .group_by(CaseLabel.label)
            .order_by(CaseLabel.label)
        )
        return [(row[0], row[1]) for row in self._session.execute(statement)]
