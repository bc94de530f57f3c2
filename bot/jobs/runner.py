"""Do jobs as they fall due, each in a transaction of its own, at the time it was due: a late job is not a late day."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from bot.clock import Clock
from bot.log import logger
from storage.database import Database
from storage.unit_of_work import UnitOfWork

Job = Callable[[UnitOfWork, datetime, str], None]
"""Does a job at the moment it was due; the text is what follows the job's name."""


class JobRunner:
    """Takes jobs from the queue, the earliest first."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        table: Mapping[str, Job],
        slow: Collection[str] = (),
        many: Collection[str] = (),
    ) -> None:
        """Take the table of jobs by name; the `slow` ones and the `many` keep no other job waiting.

        `slow` are those that wait for others' servers, `many` those that come by the thousand.
        """
        self._database, self._clock, self._table = database, clock, table
        self._slow, self._many = frozenset(slow), frozenset(many)

    def run_one(self) -> bool:
        """Do one job that is due; say whether there was one."""
        return self._run()

    def run_quick(self) -> bool:
        """Do one job that is due and is neither slow nor one of many; say whether there was one."""
        return self._run(but=self._slow | self._many)

    def run_slow(self) -> bool:
        """Do one of the slow jobs that is due; say whether there was one."""
        return bool(self._slow) and self._run(only=self._slow)

    def run_many(self) -> bool:
        """Do one of the many jobs that is due; say whether there was one."""
        return bool(self._many) and self._run(only=self._many)

    def _run(self, *, only: Collection[str] = (), but: Collection[str] = ()) -> bool:
        with self._database.unit_of_work() as uow:
            due = uow.jobs.claim(self._clock.now(), 1, only=only, but=but)
            if not due:
                return False
            job = due[0]
            name, _, rest = job.name.partition(" ")
            try:
                with uow.savepoint():
                    self._table[name](uow, job.due_at, rest)
            except Exception as fault:  # noqa: BLE001 - whatever a job raises, the next one is done
                status = uow.jobs.fail(job.id, self._clock.now(), type(fault).__name__)
                logger().exception("job.failed", job=name, status=str(status))
            else:
                uow.jobs.done(job.id)
            uow.commit()
        return True
