"""Keep who has a case open just now: each page says so again and again, and one that falls silent is forgotten."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import CaseLook, Staff

AGE = timedelta(seconds=45)  #: what a page that was closed without a word is believed for; open ones speak every twenty


class CaseLooks:
    """The looks at cases of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def look(self, creditor: str, case: int, staff: int, now: datetime) -> bool:
        """Write that somebody has a case open; say whether that is news. What is out of date goes."""
        is_known = staff in {one for one, _ in self._fresh([case], now)}
        mine = (CaseLook.creditor_id == creditor, or_(CaseLook.case_id == case, CaseLook.staff_id == staff))
        self._session.execute(delete(CaseLook).where(*mine, CaseLook.seen_at <= now - AGE))
        row = insert(CaseLook).values(creditor_id=creditor, case_id=case, staff_id=staff, seen_at=now)
        keys = ["creditor_id", "case_id", "staff_id"]
        self._session.execute(row.on_conflict_do_update(index_elements=keys, set_={"seen_at": now}))
        return not is_known

    def leave(self, creditor: str, case: int, staff: int) -> None:
        """Write that somebody has closed a case."""
        self._session.execute(
            delete(CaseLook).where(
                CaseLook.creditor_id == creditor, CaseLook.case_id == case, CaseLook.staff_id == staff
            )
        )

    def others(self, cases: Iterable[int], staff: int, now: datetime) -> Mapping[int, Sequence[str]]:
        """Return who else has cases in scope open, by the case's number: their names in the alphabet's order."""
        found: dict[int, list[str]] = {}
        for one, (case, name) in self._fresh(cases, now):
            if one != staff:
                found.setdefault(case, []).append(name)
        return found

    def _fresh(self, cases: Iterable[int], now: datetime) -> list[tuple[int, tuple[int, str]]]:
        statement = (
            select(CaseLook.staff_id, CaseLook.case_id, Staff.name)
            .join(Staff, Staff.id == CaseLook.staff_id)
            .where(CaseLook.case_id.in_(list(cases)), CaseLook.seen_at > now - AGE)
            .order_by(Staff.name, Staff.id)
        )
        return [(row[0], (row[1], row[2])) for row in self._session.execute(statement)]
