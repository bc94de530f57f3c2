"""Move the demonstration's clock forward, so that what falls due on the way happens, each thing at its own moment.

Theory of operation. The clock stops at every hour's ticks of the schedule, and at every moment for which a job or a
message waits; what ticks more often looks at how things stand, and is done once at each stop. There the jobs are done
and the messages leave, and only when nothing is due any more does it go on. Workers of this and other processes see the
same clock and help; whatever they hold is waited for.
"""

import math
import threading
import time
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import func, or_, select

from bot.clock import CHANNEL, Clock
from bot.errors import ClientMistake
from bot.jobs.leader import catch_up
from bot.jobs.runner import JobRunner
from bot.jobs.schedule import enqueue, next_tick
from storage.database import Database
from storage.schema import Job, OutboxRow, SendStatus, WorkStatus
from storage.unit_of_work import UnitOfWork

FARTHEST = timedelta(days=92)  #: in one move; every hour on the way is visited
PACE = timedelta(hours=1)  #: ticks that follow one another faster are no stops of their own
PATIENCE_SECONDS = 10.0  #: how long a stop waits for what another worker has in hand
LOOK_SECONDS = 0.005
WORKER = "traveller"

_ONE_AT_A_TIME = threading.Lock()


class Delivers(Protocol):
    """What gives messages to their channels."""

    def work(self, worker: str) -> int:
        """Deliver what is due; return how many messages were looked at."""
        ...


class Traveller(Protocol):
    """The parts that a journey needs; the joined app has them."""

    @property
    def database(self) -> Database:
        """Return the database."""
        ...

    @property
    def clock(self) -> Clock:
        """Return the clock to be moved."""
        ...

    @property
    def runner(self) -> JobRunner:
        """Return what does jobs."""
        ...

    @property
    def delivery(self) -> Delivers:
        """Return what delivers messages."""
        ...


def advance(app: Traveller, to: datetime) -> datetime:
    """Move the clock to a moment, stopping where something falls due; return the time it then is.

    Raises ClientMistake for a moment that has passed, or lies too far ahead.
    """
    with _ONE_AT_A_TIME:
        catch_up(app.database, app.clock)
        now = app.clock.now()
        _check(now, to)
        while now < to:
            now = _go_on(app, now, to)
        return app.clock.now()


def next_due(uow: UnitOfWork, after: datetime) -> datetime | None:
    """Return the next moment for which a job or a message waits."""
    job = select(func.min(Job.next_at)).where(Job.status == WorkStatus.WAITING, Job.next_at > after)
    message = select(func.min(OutboxRow.next_at)).where(
        OutboxRow.status == SendStatus.WAITING, OutboxRow.next_at > after
    )
    either = func.least(job.scalar_subquery(), message.scalar_subquery())
    found: datetime | None = uow.session.execute(select(either)).scalar()
    return found


def _check(now: datetime, to: datetime) -> None:
    if to < now.replace(microsecond=0):
        raise ClientMistake(f"The clock only moves forward, and it is {now:%Y-%m-%dT%H:%M:%SZ} already.", field="now")
    if to - now > FARTHEST:
        raise ClientMistake(f"The clock moves {FARTHEST.days} days at a time; go there in steps.", field="now")


def _go_on(app: Traveller, now: datetime, to: datetime) -> datetime:
    """Set the clock for every process to the next moment at which something is due, do that, and return the moment."""
    with app.database.unit_of_work() as uow:
        stop = min(next_tick(now, PACE), next_due(uow, now) or to, to)
        seconds = math.ceil(app.clock.offset_to(stop).total_seconds())  # whole ones are stored: never before the stop
        offset = max(timedelta(seconds=seconds), app.clock.offset)
        uow.clock.put(offset)
        app.clock.set_offset(offset)
        enqueue(uow, now, stop)
        uow.notify(CHANNEL, "moved")
        uow.commit()
    patience = time.monotonic() + PATIENCE_SECONDS
    while _work(app) and time.monotonic() < patience:
        pass
    return stop


def _work(app: Traveller) -> bool:
    """Do and deliver what is due, or wait a little for others who do; say whether there was something."""
    with app.database.unit_of_work() as uow:
        jobs, messages = _count_due(uow, app.clock.now())
    done = sum(app.runner.run_one() for _ in range(jobs))
    sent = app.delivery.work(WORKER) if messages else 0
    if jobs + messages and not done + sent:
        time.sleep(LOOK_SECONDS)
    return bool(jobs or messages)


def _count_due(uow: UnitOfWork, now: datetime) -> tuple[int, int]:
    """Return how many jobs and messages are due, those that another worker holds among them."""
    jobs = select(func.count()).where(Job.status == WorkStatus.WAITING, Job.next_at <= now)
    messages = select(func.count()).where(
        or_(
            OutboxRow.status == SendStatus.SENDING,
            (OutboxRow.status == SendStatus.WAITING) & (OutboxRow.next_at <= now),
        )
    )
    row = uow.session.execute(select(jobs.scalar_subquery(), messages.scalar_subquery())).one()
    return row[0], row[1]
