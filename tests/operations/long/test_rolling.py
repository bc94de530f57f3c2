"""Hold that this version and the release before it work on one database, while machines are upgraded one by one."""

import json
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from bot.clock import read_wall
from bot.settings import Settings
from storage.schema import Direction
from tests.bot.services import HERE, PATIENCE, environment, running
from tests.bot.world import World
from tests.conftest import SERVERS
from tests.operations import talks
from tests.operations.release import previous, unpack
from tests.operations.remains import NOTHING, remains

CLIENTS = 12  #: who write to workers of both versions at one time
WORDS = [*talks.TALKS["agreed"]["before"], *[turn for turn, _ in talks.TALKS["agreed"]["after"]]]
TALKS = {name: talk for name, talk in talks.TALKS.items() if not any("arrives" in turn for turn in talk["before"])}
FAULT = re.compile(r'"level": "error"|\[error')  #: of a line that a process logs


@pytest.fixture(scope="module")
def old_code() -> Path:
    """Give the code of the release before."""
    folder = Path(os.environ[SERVERS]) / "previous"
    unpack(previous(), folder)
    return folder


@pytest.fixture
def old(old_code: Path, settings: Settings) -> Settings:
    """Give settings under which that code learns in a folder of its own, beginning with what was learnt here."""
    folder = old_code / "var"
    if not folder.exists():
        shutil.copytree(settings.data_dir / "model", folder / "model")
    return replace(settings, data_dir=folder)


@dataclass
class Hand:
    """A process of one version that handles the turns which it is given."""

    popen: Popen[str]
    said: list[str] = field(default_factory=list)

    def say(self, client: str, turn: talks.Turn) -> list[str]:
        """Let it handle a turn; return the keys of its answers."""
        assert self.popen.stdin is not None
        assert self.popen.stdout is not None
        self.popen.stdin.write(json.dumps([client, turn]) + "\n")
        self.popen.stdin.flush()
        for line in self.popen.stdout:
            if line.startswith("["):
                return list(json.loads(line))
            self.said.append(line)
        raise AssertionError("".join(self.said))


@contextmanager
def _hand(settings: Settings, code: Path) -> Iterator[Hand]:
    words = [sys.executable, "-m", "tests.operations.talks", settings.database_url or "", str(settings.data_dir)]
    env = environment(settings, PYTHONPATH=str(code))
    with Popen(words, stdin=PIPE, stdout=PIPE, text=True, cwd=code, env=env) as popen:
        hand = Hand(popen)
        try:
            yield hand
        finally:
            popen.kill()


def test_turn_about(world: World, settings: Settings, old: Settings, old_code: Path) -> None:
    """Every other turn of each talk is handled by the release before, and each comes to what it would alone."""
    talks.add_clients(world)
    with _hand(settings, HERE) as new_hand, _hand(old, old_code) as old_hand:
        found = {name: _turn_about(name, (new_hand, old_hand)) for name in TALKS}
        faults = [line for hand in (new_hand, old_hand) for line in hand.said if FAULT.search(line)]

    assert {name: [keys for _, keys in talk["after"]] for name, talk in TALKS.items()} == found
    assert [] == faults
    assert NOTHING == remains(world.app.url)


def _turn_about(name: str, hands: tuple[Hand, Hand]) -> list[list[str]]:
    """Play a talk, its last turn by this version, every other by the one before; return what `after` came to."""
    talk = talks.TALKS[name]
    turns = [*talk["before"], *[turn for turn, _ in talk["after"]]]
    heard = [hands[(len(turns) - place - 1) % 2].say(talks.NAMES[name], turn) for place, turn in enumerate(turns)]
    return heard[len(talk["before"]) :]


def test_workers_of_both(world: World, settings: Settings, old: Settings, old_code: Path, tmp_path: Path) -> None:
    """Workers of both take turns of the same talks as they come: each is answered once, and alike."""
    with world.unit() as uow:
        uow.clock.put(world.now - read_wall())
    clients = [world.add_client(f"4{place:02}", document=None, birth_date=talks.BORN) for place in range(CLIENTS)]
    with ExitStack() as stack:
        workers = [
            stack.enter_context(running(settings, tmp_path, "worker")),
            stack.enter_context(running(old, tmp_path, "worker", PYTHONPATH=str(old_code))),
        ]
        for worker in workers:
            worker.wait_for("worker.started")
        _talk(world, clients)
        statuses = [worker.end() for worker in workers]
    heard = {client: _keys(world, client) for client in clients}
    handled = [sum("message.sent" in line for line in worker.said) for worker in workers]

    assert [0, 0] == statuses
    assert {str(heard[clients[0]])} == {str(keys) for keys in heard.values()}
    assert heard[clients[0]].count("plan-agreed") == 1
    assert all(handled), "one of the two did nothing"
    assert [] == [line for worker in workers for line in worker.said if FAULT.search(line)]
    assert (0, 0) == _waits(world)
    assert [] == [job for job in remains(world.app.url)[2] if not job.endswith(" 0")]


def _talk(world: World, clients: list[str]) -> None:
    """Let everybody write at one time, and wait for their answers before they write again."""
    for turn in WORDS:
        before = {client: len(_keys(world, client)) for client in clients}
        for client in clients:
            button = turn["press"] if isinstance(turn, dict) else None
            world.write(button or str(turn), client=client, **({"button": button} if button else {}))
        _wait_for(partial(_have_heard, world, before))


def _keys(world: World, client: str) -> list[str]:
    return [row.text_key or "" for row in world.messages(client=client) if row.direction is Direction.OUT]


def _have_heard(world: World, before: dict[str, int]) -> bool:
    """Say whether everybody was answered since, and nothing waits any more."""
    return _waits(world) == (0, 0) and all(len(_keys(world, one)) > many for one, many in before.items())


def _waits(world: World) -> tuple[int, int]:
    arrived, leaving, _ = remains(world.app.url)
    return arrived, leaving


def _wait_for(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.1)
