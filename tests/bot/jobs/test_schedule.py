"""Hold the clock's ticks: each once, whoever keeps the clock; missed ones are made up for by one."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from structlog.testing import capture_logs

from bot.clock import Clock
from bot.jobs.leader import ClockKeeper, catch_up
from bot.jobs.runner import JobRunner
from bot.jobs.schedule import SCHEDULE, due_between
from storage.database import Database
from storage.queue.patience import TRIES_MAX
from storage.schema import Job, WorkStatus
from storage.unit_of_work import UnitOfWork
from tests.bot.world import NOON, Wall

PATIENCE_SECONDS = 60
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
spans = st.timedeltas(timedelta(), timedelta(days=40))


def stored(database: Database) -> list[tuple[str, datetime, WorkStatus]]:
    """Return the jobs that were enqueued, in order."""
    with database.unit_of_work() as uow:
        rows = uow.session.scalars(select(Job).order_by(Job.due_at, Job.name))
        return [(row.name, row.due_at, row.status) for row in rows]


@given(moments, spans)
def test_one_tick_makes_up_for_many(after: datetime, span: timedelta) -> None:
    """However long nobody kept the clock, each job is due at most once, at a time in between."""
    ticks = list(due_between(after, after + span))

    assert sorted({job for job, _ in ticks}) == sorted(job for job, _ in ticks)
    assert all(after < at <= after + span for _, at in ticks)


@given(moments, spans, spans)
def test_no_tick_is_lost(start: datetime, first: timedelta, second: timedelta) -> None:
    """Looked at in two steps or in one, the last tick of each job is the same."""
    middle, end = start + first, start + first + second
    steps = dict(due_between(start, middle)) | dict(due_between(middle, end))

    assert dict(due_between(start, end)) == steps


def test_tick_twice_is_one_job(database: Database) -> None:
    """A tick that two processes make, or one makes twice, is one job."""
    clock = Clock(Wall())
    first, again = catch_up(database, clock), catch_up(database, clock)

    assert (len(SCHEDULE), 0, len(SCHEDULE)) == (first, again, len(stored(database)))


def test_outage(database: Database) -> None:
    """After three days without a clock each job is due once, not hundreds of times."""
    wall = Wall()
    clock = Clock(wall)
    catch_up(database, clock)
    wall.move(days=3)

    assert len(SCHEDULE) == catch_up(database, clock)


def test_two_keepers(database: Database, migrated_url: str) -> None:
    """Of two keepers one leads; when it leaves, the other takes over; each job is there once all the time."""
    wall = Wall()
    keepers = [ClockKeeper(database, migrated_url, Clock(wall)) for _ in range(2)]
    threads = [Thread(target=keeper.tick) for keeper in keepers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    both = len(stored(database))
    for keeper in keepers:
        keeper.start()
    keepers[0].stop()
    wall.move(minutes=15)
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and len(stored(database)) == both:
        keepers[1].tick()
    keepers[1].stop()

    quarters = sum(row.interval == timedelta(minutes=15) for row in SCHEDULE)
    assert (len(SCHEDULE), len(SCHEDULE) + quarters) == (both, len(stored(database)))


def test_runner(database: Database) -> None:
    """A job is done when it was due; one that fails is undone, tried again, and dead in the end.

    One of another version waits untouched for a process that knows it, and keeps nobody waiting.
    """
    wall, seen = Wall(), []

    def note(_: UnitOfWork, at: datetime, rest: str) -> None:
        seen.append((at, rest))

    def fail(uow: UnitOfWork, at: datetime, _: str) -> None:
        uow.jobs.put("never", at)
        raise RuntimeError("it cannot be done")

    runner = JobRunner(database, Clock(wall), {"note": note, "fail": fail})
    with database.unit_of_work() as uow:
        for name in ("fail", "note one two", "unknown"):
            uow.jobs.put(name, NOON - timedelta(minutes=3))
        uow.commit()
    for _ in range(TRIES_MAX):
        while runner.run_one():
            pass
        wall.move(minutes=10)

    assert [(NOON - timedelta(minutes=3), "one two")] == seen
    assert {"fail": WorkStatus.DEAD, "note one two": WorkStatus.DONE, "unknown": WorkStatus.WAITING} == {
        name: status for name, _, status in stored(database)
    }
    assert JobRunner(database, Clock(wall), {"unknown": note}).run_quick()
    assert not runner.run_one()


def cut(uow: UnitOfWork) -> None:
    """Lose the connection."""
    connection: Any = uow.session.connection().connection.driver_connection
    connection.close()
    uow.jobs.put("never", NOON)


def spoil(uow: UnitOfWork) -> None:
    """Leave a transaction in which nothing more can be done, and say nothing of it."""
    with suppress(DBAPIError):
        uow.session.execute(text("SELECT 1 / 0"))


@pytest.mark.parametrize("lose", [cut, spoil])
def test_runner_without_a_connection(database: Database, lose: Callable[[UnitOfWork], None]) -> None:
    """A job that loses its connection or spoils its transaction failed once and is told once; the next one is done."""
    done: list[str] = []

    def fail(uow: UnitOfWork, at: datetime, _: str) -> None:
        uow.jobs.put("never", at)
        lose(uow)

    runner = JobRunner(database, Clock(Wall()), {"fail": fail, "note": lambda _, __, rest: done.append(rest)})
    with database.unit_of_work() as uow:
        for number, name in enumerate(("fail", "note next")):
            uow.jobs.put(name, NOON - timedelta(minutes=3 - number))
        uow.commit()
    with capture_logs() as logged:
        ran = [runner.run_one() for _ in range(3)]

    assert ([True, True, False], ["next"]) == (ran, done)
    assert [("job.failed", "fail", "waiting")] == [(row["event"], row["job"], row["status"]) for row in logged]
    assert [("fail", WorkStatus.WAITING), ("note next", WorkStatus.DONE)] == [row[::2] for row in stored(database)]


def test_slow_jobs_keep_no_other_waiting(database: Database) -> None:
    """What waits for others' servers is done apart from the rest, and either alone where both are wanted."""
    done: list[str] = []
    table = {name: lambda _, __, rest: done.append(rest) for name in ("fetch", "page")}
    runner = JobRunner(database, Clock(Wall()), table, slow={"fetch"})
    with database.unit_of_work() as uow:
        for name in ("fetch 1", "page 2", "fetch 3", "page 4", "fetch 5"):
            uow.jobs.put(name, NOON)
        uow.commit()
    quick = [runner.run_quick() for _ in range(3)]
    slow = [runner.run_slow() for _ in range(2)]
    rest = [runner.run_one() for _ in range(2)]

    assert ["2", "4", "1", "3", "5"] == done
    assert ([True, True, False], [True, True], [True, False]) == (quick, slow, rest)
    assert not JobRunner(database, Clock(Wall()), table).run_slow()


def test_many_jobs_keep_no_other_waiting(database: Database) -> None:
    """What comes by the thousand, and was due before, is done apart from the rest: nobody in need waits behind it."""
    done: list[str] = []
    table = {name: lambda _, __, rest: done.append(rest) for name in ("fetch", "page", "remind")}
    runner = JobRunner(database, Clock(Wall()), table, slow={"fetch"}, many={"remind"})
    with database.unit_of_work() as uow:
        for number, name in enumerate(("remind 1", "remind 2", "fetch 3", "page 4")):
            uow.jobs.put(name, NOON - timedelta(minutes=9 - number))
        uow.commit()
    quick = [runner.run_quick() for _ in range(2)]
    many = [runner.run_many() for _ in range(3)]

    assert ["4", "1", "2"] == done
    assert ([True, False], [True, True, False]) == (quick, many)
    assert not JobRunner(database, Clock(Wall()), table).run_many()
