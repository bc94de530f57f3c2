"""Hold that a stop reaches every process within two seconds, under load, and that what waited leaves after it."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import pytest

from bot.channels.message import Inbound
from bot.clock import CHANNEL, read_wall
from bot.delivery import STOP_LASTS
from bot.post import accept
from bot.settings import Settings
from tests.bot.commands.conftest import Command
from tests.bot.services import PATIENCE, running
from tests.bot.world import CREDITOR, World
from tests.fakes import telegram as play

OTHER = "sur"
WORKERS, CLIENTS, HEAD_START = 3, 8, 20  #: processes; clients of each creditor; messages that wait when they begin
WITHIN = timedelta(seconds=2)  #: a stop is in force by then, everywhere
WATCHED = 2.0  #: seconds for which a stop is looked at after that
CALL_SECONDS = 0.15  #: a call of the provider takes so long: workers hold leased messages all the while


@pytest.fixture
def telegram() -> play.Telegram:
    """Give a slow Telegram by the clock on the wall."""
    telegram = play.Telegram(pace=play.unhurried(), now=read_wall)
    telegram.troubles.add(play.Trouble("slow", method="sendMessage", seconds=CALL_SECONDS, times=None))
    return telegram


@pytest.fixture
def settings(settings: Settings, telegram: play.Telegram) -> Iterator[Settings]:
    """Give the settings of a bot that is on this Telegram."""
    with play.serving(telegram) as address:
        yield replace(settings, telegram_token=play.TOKEN, telegram_webhook_secret="a-word", telegram_api_url=address)


@dataclass
class Crowd:
    """Clients of two creditors who write all the while."""

    world: World
    telegram: play.Telegram
    chats: dict[str, dict[int, str]]

    def write(self, place: int) -> None:
        """Let the next client of each creditor write."""
        for creditor, chats in self.chats.items():
            chat, client = list(chats.items())[place % len(chats)]
            told = Inbound("telegram", uuid4().hex, str(chat), "hola", read_wall(), creditor=creditor, client=client)
            with self.world.app.database.unit_of_work() as uow:
                accept(uow, told, str(chat))
                uow.commit()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write without end, a head start first."""
        over, places = Event(), count()
        for _ in range(HEAD_START):
            self.write(next(places))

        def write() -> None:
            while not over.wait(0.1):
                self.write(next(places))

        writer = Thread(target=write)
        writer.start()
        try:
            yield
        finally:
            over.set()
            writer.join()

    def left(self, creditor: str, after: datetime) -> int:
        """Return how many messages of a creditor its provider took after a moment."""
        with self.telegram.lock:
            taken = self.telegram.ledger.accepted()
        return sum(one.chat in self.chats[creditor] and datetime.fromisoformat(one.at) > after for one in taken)


@pytest.fixture
def crowd(world: World, telegram: play.Telegram) -> Crowd:
    """Give two creditors and their clients, each of whom has opened the bot."""
    world.add_creditor(OTHER, name="Sur")
    chats: dict[str, dict[int, str]] = {CREDITOR: {}, OTHER: {}}
    for place in range(CLIENTS):
        for creditor, known in chats.items():
            person = telegram.person(f"Persona {place}")
            person.start()
            known[person.id] = world.add_client(f"9{place}", creditor=creditor, document=None)
    return Crowd(world, telegram, chats)


def test_stop(crowd: Crowd, concilia: Command, settings: Settings, tmp_path: Path) -> None:
    """Nothing of a stopped creditor leaves two seconds on, those of another go on; then nothing of anybody."""
    since = read_wall()
    with _workers(settings, tmp_path), crowd.writing():
        _wait_for(lambda: min(crowd.left(creditor, since) for creditor in (CREDITOR, OTHER)) >= CLIENTS)
        one = _stopped(crowd, concilia, "--creditor", CREDITOR)
        everybody = _stopped(crowd, concilia)
        resumed, status = read_wall(), concilia("resume", "--reason", "over").status
        _pass(crowd.world, STOP_LASTS)
        _wait_for(lambda: min(crowd.left(creditor, resumed) for creditor in (CREDITOR, OTHER)) >= CLIENTS)

    assert status == 0
    assert one[CREDITOR] == 0 < one[OTHER]
    assert {CREDITOR: 0, OTHER: 0} == everybody


def _stopped(crowd: Crowd, concilia: Command, *words: str) -> dict[str, int]:
    """Stop by command; return how many messages of each creditor left from two seconds on."""
    ran = concilia("stop-all", *words, "--by", "Paula Reyes", "--reason", "a trial")
    assert ran.status == 0, ran.err
    after = read_wall() + WITHIN
    time.sleep(WITHIN.total_seconds() + WATCHED)
    return {creditor: crowd.left(creditor, after) for creditor in crowd.chats}


@contextmanager
def _workers(settings: Settings, folder: Path) -> Iterator[None]:
    with ExitStack() as stack:
        workers = [stack.enter_context(running(settings, folder, "worker")) for _ in range(WORKERS)]
        for worker in workers:
            worker.wait_for("worker.started")
        yield


def _pass(world: World, time_passed: timedelta) -> None:
    with world.unit() as uow:
        uow.clock.put(uow.clock.get() + time_passed)
        uow.notify(CHANNEL)


def _wait_for(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.1)
