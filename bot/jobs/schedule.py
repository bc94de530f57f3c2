"""Say what happens by itself, and when: a table of jobs, and the ticks that are due between two moments.

A tick only enqueues a row whose key is the job and its time, so that a tick twice is one job. Times are UTC; what a
job does at a client's hour it works out itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Every:
    """A job that runs at every full multiple of an interval since midnight UTC."""

    job: str
    interval: timedelta


SCHEDULE = (
    Every("silence", timedelta(hours=1)),
    Every("sla", timedelta(minutes=15)),
    Every("offer", timedelta(minutes=15)),
    Every("favour", timedelta(hours=1)),
    Every("promises", timedelta(hours=6)),
    Every("reminders", timedelta(hours=1)),
    Every("guard", timedelta(hours=1)),
    Every("retention", timedelta(days=1)),
    Every("figures", timedelta(days=1)),
    Every("expiry", timedelta(days=1)),
    Every("segments", timedelta(days=1)),
    Every("quality", timedelta(days=1)),
    Every("templates", timedelta(hours=1)),
)


def due_between(after: datetime, until: datetime) -> Iterator[tuple[str, datetime]]:
    """Yield job and time of the last tick of each job after one moment up to another.

    One tick makes up for all that were missed before it: every job looks at how things stand, not at what was missed.
    """
    for row in SCHEDULE:
        tick = _floor(until, row.interval)
        if tick > after:
            yield row.job, tick


def next_tick(after: datetime, least: timedelta = timedelta()) -> datetime:
    """Return the first tick after a moment of any job that leaves at least so much time between two of its own."""
    return min(_floor(after, row.interval) + row.interval for row in SCHEDULE if row.interval >= least)


def enqueue(uow: UnitOfWork, after: datetime, until: datetime) -> int:
    """Enqueue the ticks after one moment up to another; return how many were new."""
    ticks = sorted(due_between(after, until), key=lambda tick: tick[1])
    return sum(uow.jobs.put(job, at) is not None for job, at in ticks)


def _floor(moment: datetime, interval: timedelta) -> datetime:
    origin = datetime(2000, 1, 1, tzinfo=UTC)
    return moment - (moment - origin) % interval
