"""Keep what advisers practise, and give back their scores before and after."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import Practice

LATEST = 30  #: practices of one person that are listed
FIGURES = 500  #: rows of all that are listed


class Practices:
    """The practices of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(self, creditor: str, staff: int, situation: str, language: str, seed: int, at: datetime) -> Practice:
        """Write a practice that begins; no talk is in it yet."""
        row = Practice(
            creditor_id=creditor,
            staff_id=staff,
            situation=situation,
            language=language,
            seed=seed,
            talks=[],
            started_at=at,
        )
        self._session.add(row)
        self._session.flush()
        return row

    def get(self, staff: int, number: int) -> Practice:
        """Return a practice of somebody, locked until this transaction ends. Raises Missing for one of another."""
        mine = select(Practice).where(Practice.staff_id == staff, Practice.id == number)
        row = self._session.scalars(mine.with_for_update()).one_or_none()
        if row is None:
            raise Missing("practice", number)
        return row

    def open_of(self, staff: int) -> Practice | None:
        """Return the latest practice of somebody that has not ended, if there is one."""
        mine = select(Practice).where(Practice.staff_id == staff, Practice.ended_at.is_(None))
        return self._session.scalars(mine.order_by(Practice.id.desc()).limit(1)).one_or_none()

    def of(self, staff: int) -> Sequence[Practice]:
        """Return the latest practices of somebody that have ended, the newest first."""
        mine = select(Practice).where(Practice.staff_id == staff, Practice.ended_at.is_not(None))
        return self._session.scalars(mine.order_by(Practice.id.desc()).limit(LATEST)).all()

    def figures(self) -> Sequence[tuple[Practice, int]]:
        """Return the last whole practice of everybody in each situation, with how many they have gone through."""
        counted = (func.max(Practice.id).label("last"), func.count().label("times"))
        whole = select(Practice.staff_id, Practice.situation, *counted).where(Practice.score_after.is_not(None))
        each = whole.group_by(Practice.staff_id, Practice.situation).subquery()
        found = select(Practice, each.c.times).join(each, Practice.id == each.c.last)
        rows = self._session.execute(found.order_by(Practice.ended_at.desc()).limit(FIGURES))
        return [(row, times) for row, times in rows]
