"""The clock's trial: two processes keep it in turn, are killed at any moment, and half a day passes with every kill."""

import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random, SystemRandom

import psycopg
import pytest

from bot.app import build
from bot.clock import CHANNEL, Clock
from bot.jobs.schedule import SCHEDULE
from bot.settings import load
from nlu.intents import Model
from storage.database import Database
from tests.bot.world import CREDITOR, Wall, World
from tests.databases import made
from tests.failure.parts import Part, python, surroundings
from tests.fakes.twilio.account import Account
from tests.fakes.twilio.remote import Remote
from tests.fakes.twilio.serving import started

LINE = "+56225550100"
TUESDAY = datetime(2030, 3, 26, 13, 5, tzinfo=UTC)  #: just after ten in Santiago; Easter is far
DUE = date(2030, 3, 28)
CLIENTS, HALF_DAYS = 30, 20
HALF, MINUTE = timedelta(hours=12), timedelta(minutes=1)
MOMENT = timedelta(seconds=6)  #: passes in a second while a provider may be at work
PATIENCE = 90.0  #: seconds until a half day is given up
WORKS = "worker.started"
LEFT_OVER = """
SELECT (SELECT count(*) FROM jobs WHERE status = 'dead' OR (status = 'waiting' AND next_at <= %(soon)s))
    + (SELECT count(*) FROM outbox WHERE status IN ('waiting', 'sending', 'unknown', 'dead'))
    + (SELECT CASE WHEN max(due_at) > %(tick)s THEN 0 ELSE 1 END FROM jobs WHERE name = ANY(%(names)s))
"""
ON_THE_WAY = "SELECT count(*) FROM outbox WHERE status IN ('sending', 'unknown')"
TOLD = """
SELECT client_id, count(*) FROM messages
WHERE initiated_by = 'bot' AND status IN ('sent', 'delivered', 'read') GROUP BY client_id
"""


@dataclass
class Trial:
    """Two processes, the provider, and the service's time, which is the wall's and an offset."""

    database: Database
    owner: psycopg.Connection
    twilio: Remote
    workers: list[Part]

    def pass_time(self, by: timedelta) -> None:
        """Move the clock of the provider, then that of the service."""
        self.twilio.advance(by)
        with self.database.unit_of_work() as uow:
            uow.clock.put(uow.clock.get() + by)
            uow.notify(CHANNEL)
            uow.commit()

    def now(self) -> datetime:
        """Return the service's time."""
        with self.database.unit_of_work() as uow:
            return datetime.now(UTC) + uow.clock.get()

    def settle(self) -> int:
        """Let both work until nothing is due, with a minute passing each second; return what is left.

        Less passes while a message is on its way: a provider has a minute for what it was given, and not a second.
        """
        end, left = time.monotonic() + PATIENCE, self._left()
        while left and time.monotonic() < end:
            for part in self.workers:
                part.start()
            time.sleep(1)
            self.pass_time(MOMENT if self._count(ON_THE_WAY) else MINUTE)
            left = self._left()
        return left

    def told(self) -> Mapping[str, int]:
        """Return how many contacts each client had, as the database knows it."""
        return {str(client): int(many) for client, many in self.owner.execute(TOLD)}

    def taken(self) -> Counter[tuple[str, str]]:
        """Return how often the provider took each text for each number."""
        return Counter((one["to"], one["body"]) for one in self.twilio.ledger("accepted"))

    def _left(self) -> int:
        now, names = self.now(), [row.job for row in SCHEDULE]
        return self._count(LEFT_OVER, soon=now + 5 * MINUTE, tick=now - timedelta(minutes=30), names=names)

    def _count(self, question: str, **asked: object) -> int:
        row = self.owner.execute(question, asked).fetchone()
        return int(row[0]) if row else 0


@contextmanager
def trial(folder: Path, server_url: str, data: Path) -> Iterator[Trial]:
    """Start the provider and two workers on a database of their own; whatever happens, nothing runs at the end."""
    with ExitStack() as stack:
        url = stack.enter_context(made(server_url))
        twilio = stack.enter_context(started({"lines": [{"number": LINE}]}, folder))
        twilio.advance(TUESDAY - datetime.now(UTC))  # what it took is looked up by its date
        env = _environment(url, data, twilio)
        _fill({name: value for name, value in env.items() if name.startswith("CONCILIA_")})
        database = Database(url)
        stack.callback(database.close)
        owner = stack.enter_context(psycopg.connect(url.replace("+psycopg", ""), autocommit=True))
        workers = [Part(f"worker-{place}", python("bot", "worker"), folder, env, ready=WORKS) for place in (1, 2)]
        for part in workers:
            stack.callback(part.end)
        yield Trial(database, owner, twilio, workers)


def _environment(url: str, data: Path, twilio: Remote) -> dict[str, str]:
    account = Account(())
    return surroundings(
        DATABASE_URL=url,
        SECRET_KEY="the key of the trial, long enough to be one",
        DATA_DIR=str(data),
        SENDER_ROLE="first_party",
        DEMO_CLOCK="on",
        TWILIO_ACCOUNT_SID=account.sid,
        TWILIO_AUTH_TOKEN=account.token,
        TWILIO_SMS_FROM=LINE,
        TWILIO_API_URL=twilio.address,
    )


def _fill(given: Mapping[str, str]) -> None:
    """Write clients who showed who they are, each with a bill that is due on Thursday; it is Tuesday."""
    wall = Wall(TUESDAY)
    app = build(load(dict(given)), Clock(wall))
    world = World(app, wall)
    world.add_creditor(contact={"cadence": "default"})
    for place in range(CLIENTS):
        client = world.add_client(f"C-{place}", document=None, invoices=((50_000, DUE, "Agua, marzo"),))
        with world.unit() as uow:
            address = uow.addresses.ensure("sms", f"+5691111{place:04}", world.now)
            uow.clients.reach(CREDITOR, client, address.id, consent=True)
            uow.clients.verify(CREDITOR, client, address.id, world.now)
    with world.unit() as uow:
        uow.clock.put(TUESDAY - datetime.now(UTC))
    app.close()


@pytest.mark.timeout(1800)
def test_keepers_killed(trial_folder: Path, postgres_url: str, data_folder: Path, model: Model) -> None:
    """Ten days pass in half days, with a kill in each: everybody has their two contacts, and no text twice."""
    seed = int(os.environ.get("CONCILIA_TRIAL_SEED", SystemRandom().randrange(10**6)))
    chance = Random(seed)
    print(f"Seed {seed}")  # noqa: T201 - shown with a failure
    with trial(trial_folder, postgres_url, data_folder) as parts:
        for part in parts.workers:
            part.start()
        left = []
        for place in range(HALF_DAYS):
            parts.workers[place % 2].wait_until_ready(30)
            parts.pass_time(HALF)
            time.sleep(chance.uniform(0.0, 1.5))
            for victim in chance.sample(parts.workers, 2 if place % 5 == 0 else 1):
                victim.end()
            left.append(parts.settle())
        told, taken = parts.told(), parts.taken()

    assert [0] * HALF_DAYS == left
    assert {f"C-{place}": 2 for place in range(CLIENTS)} == told
    assert (2 * CLIENTS, {1}) == (sum(taken.values()), set(taken.values()))
