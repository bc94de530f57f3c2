"""Tick in one process only: whoever holds the lock enqueues what is due; ticks that were missed are caught up."""

import threading
from datetime import datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import Clock, read_wall
from bot.jobs.schedule import SCHEDULE, enqueue
from storage.database import Database
from storage.leader import Leader

TICK_SECONDS = 20
OFFICE = "clock"
FIRST_LOOK = timedelta(days=1)  #: how far a new installation looks back


class ClockKeeper:
    """The clock of one process; idle while another one leads."""

    def __init__(self, database: Database, url: str, clock: Clock) -> None:
        """Take the database, its address for the lock, and the service's clock."""
        self._database, self._clock = database, clock
        self._leader = Leader(url, OFFICE)
        self._guard = threading.Lock()
        self._scheduler = BackgroundScheduler(timezone="UTC", job_defaults={"misfire_grace_time": None})
        self._scheduler.add_job(self.tick, "interval", seconds=TICK_SECONDS, next_run_time=read_wall(), coalesce=True)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking and give the office up."""
        self._scheduler.shutdown(wait=True)
        self._leader.resign()

    def tick(self) -> None:
        """Enqueue what fell due since the last tick of whichever process, when this one leads."""
        with self._guard:
            if self._leader.leads():
                catch_up(self._database, self._clock)


def catch_up(database: Database, clock: Clock) -> int:
    """Enqueue everything due up to now since the last tick that any process made; return how many jobs were new."""
    with database.unit_of_work() as uow:
        clock.set_offset(uow.clock.get())
        now: datetime = clock.now()
        new = enqueue(uow, uow.jobs.last_tick(tuple(row.job for row in SCHEDULE)) or now - FIRST_LOOK, now)
        uow.commit()
    return new
