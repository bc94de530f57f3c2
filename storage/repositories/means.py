"""Keep every list of a creditor's ways to pay: who proposed it, who decided on it, and which one clients are told."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import Json, MeansList, MeansStatus


class MeansLists:
    """The lists of ways to pay of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(self, creditor: str, document: Sequence[Json], status: MeansStatus, by: str, at: datetime) -> MeansList:
        """Write a list; `by` is who proposed it, as in the audit log. One that is active leaves nothing to decide."""
        row = MeansList(creditor_id=creditor, document=[*document], status=status, proposed_by=by, proposed_at=at)
        self._session.add(row)
        self._session.flush()
        return row

    def active(self, creditor: str) -> MeansList | None:
        """Return the list that clients are told; none before the first was written down."""
        return self._one(creditor, MeansStatus.ACTIVE)

    def waiting(self, creditor: str) -> MeansList | None:
        """Return the list that waits for a second person, if one does."""
        return self._one(creditor, MeansStatus.PROPOSED)

    def of(self, creditor: str) -> list[MeansList]:
        """Return all lists of a creditor, the newest first."""
        mine = select(MeansList).where(MeansList.creditor_id == creditor)
        return list(self._session.scalars(mine.order_by(MeansList.id.desc())))

    def get(self, creditor: str, number: int) -> MeansList:
        """Return a list as it is now. Raises Missing."""
        mine = select(MeansList).where(MeansList.creditor_id == creditor, MeansList.id == number)
        row = self._session.scalars(mine.execution_options(populate_existing=True)).one_or_none()
        if row is None:
            raise Missing("list of ways to pay", number)
        return row

    def settle(self, row: MeansList, status: MeansStatus, by: str, at: datetime) -> None:
        """Write what was decided on a list; before another one becomes active, the one that is must be retired."""
        row.status, row.decided_by, row.decided_at = status, by, at
        self._session.flush()

    def _one(self, creditor: str, status: MeansStatus) -> MeansList | None:
        mine = select(MeansList).where(MeansList.creditor_id == creditor, MeansList.status == status)
        return self._session.scalars(mine).one_or_none()
