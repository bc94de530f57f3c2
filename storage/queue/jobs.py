"""Hold what the clock asked for until it is done: a tick twice is one job."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.plain import Plain
from storage.queue.patience import TRIES_MAX, wait
from storage.schema import Job, WorkStatus
from storage.schema.base import AwareTime

CHANNEL = "concilia_jobs"  #: the table announces here what is to be done
BACKUP = "backup"  #: what is noted of each copy of the database
ROWS = cast("Table", Job.__table__)
PUT_ONE = Plain(
    insert(ROWS).on_conflict_do_nothing(index_elements=["name", "due_at"]).returning(ROWS.c.id),
    ("name", "due_at", "status", "tries", "next_at"),
)
PUT = Plain(
    text("""
INSERT INTO jobs (name, due_at, status, tries, next_at)
SELECT name, due_at, 'waiting', 0, due_at
FROM unnest(CAST(:names AS text[]), CAST(:times AS timestamptz[])) AS given (name, due_at)
ON CONFLICT (name, due_at) DO NOTHING
""")
)
CLAIM = Plain(
    text("""
SELECT id, name, due_at, tries FROM jobs
WHERE status = 'waiting' AND next_at <= :now
    AND (CAST(:only AS text[]) = '{}' OR split_part(name, ' ', 1) = ANY (CAST(:only AS text[])))
ORDER BY next_at, id LIMIT :limit
FOR UPDATE SKIP LOCKED
""").bindparams(bindparam("now", type_=AwareTime))
)
DONE = Plain(text("UPDATE jobs SET status = 'done', error = NULL WHERE id = :item"))
UNDER_WAY = Plain(
    text("""
SELECT DISTINCT split_part(name, ' ', 2) AS what FROM jobs
WHERE status = 'waiting' AND tries = 0 AND split_part(name, ' ', 1) = :word
""")
)


@dataclass(frozen=True, slots=True)
class Due:
    """A job, claimed by the transaction that read it."""

    id: int
    name: str
    due_at: datetime
    tries: int


class Jobs:
    """The jobs."""

    def __init__(self, session: Session, tries_max: int = TRIES_MAX) -> None:
        """Take the session of a unit of work, and how many failures a job may have."""
        self._session = session
        self._tries_max = tries_max

    def put(self, name: str, due_at: datetime) -> int | None:
        """Store a job and return its row; None when this name at this time was stored before."""
        row = {"name": name, "due_at": due_at, "status": WorkStatus.WAITING, "tries": 0, "next_at": due_at}
        rows = PUT_ONE.run(self._session, row)
        return rows[0].id if rows else None

    def put_all(self, jobs: Mapping[str, datetime]) -> None:
        """Store many jobs by their names, each at its time; those that were stored before are passed over."""
        if jobs:
            PUT.run(self._session, {"names": list(jobs), "times": list(jobs.values())})

    def claim(self, now: datetime, limit: int = 1, *, only: Collection[str] = ()) -> list[Due]:
        """Lock and return jobs that are due, in the transaction that does them; a dead worker's are free at once.

        `only` are the first words of the names that are wanted; none given, all are.
        """
        given = {"now": now, "limit": limit, "only": list(only)}
        return [Due(*row) for row in CLAIM.run(self._session, given)]

    def last_tick(self, names: Sequence[str]) -> datetime | None:
        """Return the latest due time of the jobs with these names, done or not; nothing before the first."""
        return self._session.execute(select(func.max(Job.due_at)).where(Job.name.in_(names))).scalar()

    def note(self, name: str, at: datetime) -> None:
        """Record that something was done at a moment which no job asked for."""
        told = insert(Job).values(name=name, due_at=at, status=WorkStatus.DONE, tries=0, next_at=at)
        self._session.execute(told.on_conflict_do_nothing(index_elements=["name", "due_at"]))

    def unsay(self, name: str) -> None:
        """Forget everything that was done under a name."""
        self._session.execute(delete(Job).where(Job.name == name, Job.status == WorkStatus.DONE))

    def under_way(self, word: str) -> frozenset[str]:
        """Return the second words of the jobs with a first one that wait, but for those that failed."""
        rows = UNDER_WAY.run(self._session, {"word": word})
        return frozenset(row.what for row in rows)

    def count_waiting(self, word: str) -> int:
        """Return how many jobs with a first word wait."""
        waits = (Job.status == WorkStatus.WAITING, func.split_part(Job.name, " ", 1) == word)
        return self._session.execute(select(func.count()).where(*waits)).scalar_one()

    def done(self, item: int) -> None:
        """Record that a job is done."""
        DONE.run(self._session, {"item": item})

    def fail(self, item: int, now: datetime, error: str) -> WorkStatus:
        """Record a failure and when to try again; dead after the last try. One that another did meanwhile is done."""
        mine = select(Job).where(Job.id == item).with_for_update().execution_options(populate_existing=True)
        row = self._session.scalars(mine).one()
        if row.status is not WorkStatus.WAITING:
            return row.status
        tries = 1 + row.tries
        status = WorkStatus.DEAD if tries >= self._tries_max else WorkStatus.WAITING
        failed = {"status": status, "tries": tries, "next_at": now + wait(tries), "error": error}
        self._session.execute(update(Job).where(Job.id == item).values(**failed))
        return status

    def forget(self, before: datetime) -> None:
        """Forget what is done and was due before a moment; the dead stay until somebody looks at them."""
        self._session.execute(delete(Job).where(Job.status == WorkStatus.DONE, Job.due_at < before))
