"""Hold the clock's promise: whoever keeps it, and however it fails, each contact is made once and none is lost."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from bot.app import App, build
from bot.clock import Clock
from bot.jobs.leader import ClockKeeper
from bot.jobs.schedule import SCHEDULE
from bot.settings import Settings
from nlu.intents import Model
from storage.database import Database
from storage.schema import Job, OutboxRow, SendStatus, WorkStatus
from tests.bot.conftest import settings_of
from tests.bot.world import CREDITOR, DELIVERED, Wall, World
from tests.emptying import throw_out

CLIENTS = 8
DUE = date(2026, 3, 26)  #: a Thursday
TUESDAY = datetime(2026, 3, 24, 13, 5, tzinfo=UTC)  #: just after ten in Santiago
DAY, HALF, HOUR = timedelta(days=1), timedelta(hours=12), timedelta(hours=1)
MOMENT, SOON = timedelta(seconds=20), timedelta(minutes=10)  #: leases run out, and what failed is tried again
TICK = min(row.interval for row in SCHEDULE)
PATIENCE = 60.0  #: seconds until a step is given up
PAUSE = 0.1  #: seconds between the first two ends of all connections
TICKS = sorted(row.job for row in SCHEDULE)


@dataclass
class Node:
    """A process of the service: its parts, its own connections, and the clock that it keeps while it leads."""

    app: App
    keeper: ClockKeeper

    def go(self) -> None:
        """Tick, and do all that is due; a database that is gone is there the next time."""
        with suppress(SQLAlchemyError):
            self.keeper.tick()
            self.work()

    def work(self) -> None:
        """Do all that is due."""
        while self.app.runner.run_one() or self.app.delivery.work("node"):
            pass


@contextmanager
def node(settings: Settings, wall: Wall) -> Iterator[Node]:
    """Open the service once more."""
    app = build(settings, Clock(wall))
    keeper = ClockKeeper(app.database, app.url, app.clock)
    keeper.start()
    try:
        yield Node(app, keeper)
    finally:
        keeper.stop()
        app.close()


@dataclass
class House:
    """Two processes on one database, at one time."""

    nodes: tuple[Node, Node]
    wall: Wall
    url: str

    def go(self) -> None:
        """Let both tick and work at once."""
        hands = [Thread(target=one.go) for one in self.nodes]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()

    def live(self, until: datetime) -> None:
        """Let half days pass, with both at work at each until all is done that was due."""
        at = self.wall.at
        while at < until:
            at = self.wall.at = min(at + HALF, until)
            end = time.monotonic() + PATIENCE
            while not self._is_settled():
                assert time.monotonic() < end
                self.go()
                self.wall.at += MOMENT

    def _is_settled(self) -> bool:
        """Say whether the clock ticked, and nothing is due any more; a database that is gone says nothing."""
        with suppress(SQLAlchemyError), self.nodes[0].app.database.unit_of_work() as uow:
            last = uow.jobs.last_tick(TICKS)
            return last is not None and last > self.wall.at - TICK and not self.waiting()
        return False

    def told(self) -> list[tuple[str, int]]:
        """Return how many contacts each client had."""
        with self.nodes[0].app.database.unit_of_work(CREDITOR) as uow:
            clients = uow.clients.page(CREDITOR)
            rows = {one.id: uow.messages.of(CREDITOR, one.id) for one in clients}
        return [(one, sum(row.initiated_by == "bot" and row.status in DELIVERED for row in rows[one])) for one in rows]

    def waiting(self) -> int:
        """Return how much is due, or is soon tried again, or is dead."""
        jobs = (Job.status == WorkStatus.DEAD) | (
            (Job.status == WorkStatus.WAITING) & (Job.next_at <= self.wall.at + SOON)
        )
        messages = OutboxRow.status.in_((SendStatus.WAITING, SendStatus.SENDING, SendStatus.DEAD))
        with self.nodes[0].app.database.unit_of_work() as uow:
            looks = (select(func.count()).select_from(Job).where(jobs), select(func.count()).where(messages))
            return sum(uow.session.scalars(look).one() for look in looks)


@pytest.fixture
def house(database: Database, migrated_url: str, data_folder: Path, model: Model) -> Iterator[House]:
    """Give two processes of one service, on a Tuesday; everybody has a bill that is due on Thursday."""
    assert database.check_schema() is None
    wall, settings = Wall(TUESDAY), settings_of(migrated_url, data_folder)
    with node(settings, wall) as one, node(settings, wall) as other:
        _fill(World(one.app, wall))
        yield House((one, other), wall, migrated_url)


def _fill(world: World) -> None:
    world.add_creditor(contact={"cadence": "default"})
    for place in range(CLIENTS):
        client = world.add_client(f"C-{place}", document=None, invoices=((50_000, DUE, "Agua, marzo"),))
        with world.unit() as uow:
            address = uow.addresses.ensure("web", f"{CREDITOR}/{client}", world.now)
            uow.clients.reach(CREDITOR, client, address.id)
            uow.clients.verify(CREDITOR, client, address.id, world.now)


def everybody(times: int) -> list[tuple[str, int]]:
    """Return what is right when everybody had so many contacts."""
    return [(f"C-{place}", times) for place in range(CLIENTS)]


def ticks(house: House) -> Counter[str]:
    """Return how many ticks of each job were enqueued since the beginning."""
    with house.nodes[0].app.database.unit_of_work() as uow:
        return Counter(uow.session.scalars(select(Job.name).where(Job.name.in_(TICKS))))


def test_two_at_once(house: House) -> None:
    """Two processes tick and work at once: one contact the day before, one a week after, for everybody."""
    house.live(TUESDAY + DAY)
    before = house.told()
    house.live(TUESDAY + 10 * DAY)

    assert everybody(1) == before
    assert everybody(2) == house.told()
    assert 0 == house.waiting()


def test_leader_ends(house: House) -> None:
    """What a leader enqueued and did not do, because it ended in the middle, is done by another one, once."""
    first, other = house.nodes
    house.wall.at += DAY
    first.keeper.tick()
    for _ in TICKS:
        first.app.runner.run_one()  # the ticks themselves; each client's contact waits now
    with suppress(SQLAlchemyError), first.app.database.unit_of_work() as uow:
        uow.jobs.claim(house.wall.at, 3)
        throw_out(house.url)  # and so ends a process: its transactions, and its office
        uow.commit()
    other.go()
    other.go()

    assert everybody(1) == house.told()
    assert 0 == house.waiting()


def test_forward_and_back(house: House) -> None:
    """A clock that jumps a week ahead makes one tick and one contact of it; an hour back, and on again, nothing new."""
    house.go()
    before = ticks(house)
    house.wall.at += 7 * DAY
    house.go()
    jumped, told = ticks(house), house.told()
    house.wall.at -= HOUR
    house.go()
    house.wall.at += HOUR
    house.go()

    assert dict.fromkeys(TICKS, 1) == dict(jumped - before)
    assert everybody(1) == told
    assert everybody(1) == house.told()
    assert jumped == ticks(house)


def test_backwards_for_long(house: House) -> None:
    """A clock that was set back by two days says nothing again, and goes on where it was."""
    house.live(TUESDAY + DAY)
    house.wall.at -= 2 * DAY
    house.live(TUESDAY + DAY)
    house.live(TUESDAY + 10 * DAY)

    assert everybody(2) == house.told()


def test_database_ends(house: House) -> None:
    """Connections that are ended all the while lose no contact and repeat none."""
    calm = Event()
    storm = Thread(target=_end_connections, args=(house.url, calm))
    storm.start()
    try:
        house.live(TUESDAY + 10 * DAY)
    finally:
        calm.set()
        storm.join()

    assert everybody(2) == house.told()


def _end_connections(url: str, calm: Event) -> None:
    """End all connections again and again, ever more seldom, so that even a slow machine gets something done."""
    for place in count(1):
        throw_out(url)
        if calm.wait(PAUSE * (1 + place / 5)):
            return
