"""Do jobs as they fall due, each in a transaction of its own, at the time it was due: a late job is not a late day."""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import uuid4

import structlog

from bot import tracing
from bot.clock import Clock
from bot.log import logger
from storage.database import Database
from storage.queue.jobs import Due
from storage.unit_of_work import UnitOfWork

MILLISECOND = timedelta(milliseconds=1)

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
        soon: Collection[str] = (),
        long: Collection[str] = (),
        leaving: threading.Event | None = None,
    ) -> None:
        """Take the table of jobs by name; the `slow`, `many`, `soon` and `long` ones keep no other job waiting.

        What the table does not know waits for a process of the version that does.

        `slow` are those that wait for others' servers, `many` those that come by the thousand, `soon` those that do so
        and that somebody waits for, `long` those that take minutes, and look at `leaving`, set when this process ends.
        """
        self._database, self._clock, self._table = database, clock, table
        known = frozenset(table)
        self._slow, self._many, self._soon, self._long = (known & {*some} for some in (slow, many, soon, long))
        self._quick = known - self._slow - self._many - self._soon - self._long
        self.leaving = leaving or threading.Event()

    def run_one(self) -> bool:
        """Do one job that is due; say whether there was one."""
        return self._run(self._table)

    def run_quick(self) -> bool:
        """Do one job that is due and has no thread of its own; say whether there was one."""
        return self._run(self._quick)

    def run_slow(self) -> bool:
        """Do one of the slow jobs that is due; say whether there was one."""
        return self._run(self._slow)

    def run_many(self) -> bool:
        """Do one of the many jobs that is due; say whether there was one."""
        return self._run(self._many)

    def run_soon(self) -> bool:
        """Do one of the many jobs that somebody waits for; say whether there was one."""
        return self._run(self._soon)

    def run_long(self) -> bool:
        """Do one of the long jobs that is due; say whether there was one."""
        return self._run(self._long)

    def _run(self, only: Collection[str]) -> bool:
        with self._database.unit_of_work() as uow:
            due = uow.jobs.claim(self._clock.now(), 1, only=only) if only else []
            if not due:
                return False
            with self._traced(due[0]):
                if (fault := self._do(uow, due[0])) is not None:
                    self._settle(uow, due[0], fault)
                with tracing.span("commit"):
                    uow.commit()
        return True

    @contextmanager
    def _traced(self, job: Due) -> Iterator[None]:
        """Give what a job logs, and its trace, one id: each try is a trace of its own."""
        trace_id, late = uuid4().hex, (self._clock.now() - job.due_at) // MILLISECOND
        word = job.name.partition(" ")[0]
        told = tracing.begin("job", trace_id, job=word, tries=job.tries, late_ms=late)
        with structlog.contextvars.bound_contextvars(trace_id=trace_id), told:
            yield

    def _do(self, uow: UnitOfWork, job: Due) -> Exception | None:
        """Do a job and write that it is done; return what was raised by that."""
        name, _, rest = job.name.partition(" ")
        try:
            self._table[name](uow, job.due_at, rest)
            uow.session.flush()  # what cannot be written is the job's fault too
            uow.jobs.done(job.id)
        except Exception as fault:  # noqa: BLE001 - whatever a job raises, the next one is done
            return fault
        return None

    def _settle(self, uow: UnitOfWork, job: Due, fault: Exception) -> None:
        """Undo what a job wrote that failed, and record that; where the connection went with it, by another one.

        A savepoint would keep the job ours meanwhile, and cost each one that succeeds two statements more.
        """
        uow.rollback()
        status = uow.jobs.fail(job.id, self._clock.now(), type(fault).__name__)
        logger().error("job.failed", job=job.name.partition(" ")[0], status=str(status), exc_info=fault)
