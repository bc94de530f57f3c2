"""Keep how policies did on invented clients: what was tried, how far it is, the laboratory's report."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session, defer

from storage.errors import Missing
from storage.schema import Json, PolicyTrial, TrialStatus

LATEST = 20  #: trials that a list shows
UNDER_WAY = (TrialStatus.WAITING, TrialStatus.RUNNING)


class PolicyTrials:
    """The trials of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(self, row: PolicyTrial) -> PolicyTrial:
        """Write a trial that nobody carries out yet."""
        self._session.add(row)
        self._session.flush()
        return row

    def get(self, number: int) -> PolicyTrial:
        """Return a trial as it is now. Raises Missing."""
        mine = select(PolicyTrial).where(PolicyTrial.id == number).execution_options(populate_existing=True)
        row = self._session.scalars(mine).one_or_none()
        if row is None:
            raise Missing("trial", number)
        return row

    def under_way(self, creditor: str) -> PolicyTrial | None:
        """Return the trial that waits or runs, if one does."""
        mine = select(PolicyTrial).where(PolicyTrial.creditor_id == creditor, PolicyTrial.status.in_(UNDER_WAY))
        return self._session.scalars(mine).one_or_none()

    def of(self, creditor: str) -> Sequence[PolicyTrial]:
        """Return the latest trials without their reports, the newest first."""
        mine = select(PolicyTrial).where(PolicyTrial.creditor_id == creditor).order_by(PolicyTrial.id.desc())
        return self._session.scalars(
            mine.limit(LATEST).options(defer(PolicyTrial.report), defer(PolicyTrial.page))
        ).all()

    def take(self, creditor: str, number: int) -> PolicyTrial | None:
        """Take a trial up, from its beginning; nothing where nobody wants it any more."""
        return self._session.scalars(
            update(PolicyTrial)
            .where(PolicyTrial.creditor_id == creditor, PolicyTrial.id == number, PolicyTrial.status.in_(UNDER_WAY))
            .values(status=TrialStatus.RUNNING, tries=PolicyTrial.tries + 1, steps_done=0)
            .returning(PolicyTrial)
        ).one_or_none()

    def move(self, row: PolicyTrial, steps: int) -> bool:
        """Write how far a trial is; say whether it is still wanted of whoever took it up."""
        return self._write(row, steps_done=steps)

    def is_wanted(self, row: PolicyTrial) -> bool:
        """Say whether a trial is still wanted of whoever took it up."""
        return self._session.scalar(select(PolicyTrial.id).where(*_taken(row))) is not None

    def give_back(self, row: PolicyTrial) -> None:
        """Let somebody else take a trial up; it was not its own fault that it did not end."""
        self._write(row, status=TrialStatus.WAITING, tries=row.tries - 1, steps_done=0)

    def end(self, row: PolicyTrial, report: Json, page: str, at: datetime) -> None:
        """Keep what came of a trial, as figures and as a page."""
        self._write(row, status=TrialStatus.DONE, report=report, page=page, steps_done=row.steps, ended_at=at)

    def fail(self, row: PolicyTrial, fault: str, at: datetime) -> None:
        """Record why nothing came of a trial."""
        self._write(row, status=TrialStatus.FAILED, fault=fault, ended_at=at)

    def stop(self, creditor: str, number: int, by: str, at: datetime) -> bool:
        """Let nobody carry a trial out any more; say whether it was under way."""
        mine = (PolicyTrial.creditor_id == creditor, PolicyTrial.id == number, PolicyTrial.status.in_(UNDER_WAY))
        stopped = {"status": TrialStatus.STOPPED, "ended_by": by, "ended_at": at}
        changed = self._session.scalars(update(PolicyTrial).where(*mine).values(**stopped).returning(PolicyTrial.id))
        return changed.one_or_none() is not None

    def forget(self, before: datetime) -> None:
        """Forget the trials that ended before a moment."""
        self._session.execute(delete(PolicyTrial).where(PolicyTrial.ended_at < before))

    def _write(self, row: PolicyTrial, **values: object) -> bool:
        """Write of a trial that is still whose who took it up; say whether it is."""
        changed = update(PolicyTrial).where(*_taken(row)).values(**values).returning(PolicyTrial.id)
        return self._session.scalars(changed).one_or_none() is not None


def _taken(row: PolicyTrial) -> tuple[ColumnElement[bool], ...]:
    """Return by what a trial is found that is still whose who took it up."""
    return (
        PolicyTrial.creditor_id == row.creditor_id,
        PolicyTrial.id == row.id,
        PolicyTrial.status == TrialStatus.RUNNING,
        PolicyTrial.tries == row.tries,
    )
