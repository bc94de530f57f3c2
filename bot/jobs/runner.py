"""Do jobs as they fall due, each in a transaction of its own, at the time it was due: a late job is not a late day."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.clock import Clock
from bot.log import logger
from storage.database import Database
from storage.unit_of_work import UnitOfWork

Job = Callable[[UnitOfWork, datetime, str], None]
"""Does a job at the moment it was due; the text is what follows the job's name."""


class JobRunner:
    """Takes jobs from the queue, the earliest first."""

    def __init__(self, database: Database, clock: Clock, table: Mapping[str, Job]) -> None:
        """Take the table of jobs by name."""
        self._database, self._clock, self._table = database, clock, table

    def run_one(self) -> bool:
        """Do one job that is due; say whether there was one."""
        with self._database.unit_of_work() as uow:
            due = uow.jobs.claim(self._clock.now(), 1)
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
