"""Begin talks in many states, and go on with them; `python -m tests.operations.talks` does so turn by turn for others.

As a program it takes the address of a database and the data folder, reads turns as lines of JSON, handles each and
writes the keys of the texts that answered it: so the code of another release handles every other turn of a talk.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from bot.app import build
from bot.clock import Clock
from bot.jobs.schedule import enqueue
from tests.bot.conftest import settings_of
from tests.bot.world import Wall, World

Turn = str | Mapping[str, str]
FILE = Path(__file__).with_suffix(".yml")
TALKS: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
NAMES = {name: f"3{place:03}" for place, name in enumerate(TALKS, start=1)}  #: of each talk, the client's number
BORN = date(1980, 5, 15)
LATE = timedelta(minutes=10)  #: for so long the jobs of the clock wait


@contextmanager
def opened(url: str, data_folder: Path) -> Iterator[World]:
    """Give the bot of this code on a database, on Thursday 5 March 2026."""
    wall = Wall()
    app = build(settings_of(url, data_folder), Clock(wall))
    try:
        yield World(app, wall)
    finally:
        app.close()


def settle(world: World) -> None:
    """Write the creditor, an adviser, and the client of each talk."""
    world.add_creditor()
    world.add_staff()
    add_clients(world)


def add_clients(world: World) -> None:
    """Write the client of each talk."""
    for name, client in NAMES.items():
        world.add_client(client, name=name.title(), document=None, birth_date=BORN)


def say(world: World, client: str, turn: Turn) -> list[str]:
    """Say one turn as a client; return the keys of the texts that it was answered with."""
    before = len(world.messages(client=client))
    kind, words = ("say", turn) if isinstance(turn, str) else next(iter(turn.items()))
    HANDS[kind](world, client, words)
    return [str(row.text_key) for row in world.messages(client=client)[before:] if row.text_key]


def begin(world: World) -> None:
    """Say what stands before, and let the clock ask for its work; what waits comes last, so that nobody takes it up."""
    for kinds in ({"say", "press"}, {"waits"}, {"arrives"}):
        for name, talk in TALKS.items():
            for turn in talk["before"]:
                if ("say" if isinstance(turn, str) else next(iter(turn))) in kinds:
                    say(world, NAMES[name], turn)
    with world.unit() as uow:
        enqueue(uow, world.now - LATE, world.now)


def _wait(world: World, client: str, words: str) -> None:
    world.write(words, client=client)
    world.handle()


HANDS: dict[str, Callable[[World, str, str], object]] = {
    "say": lambda world, client, words: world.say(words, client=client),
    "press": lambda world, client, button: world.say(button, button=button, client=client),
    "arrives": lambda world, client, words: world.write(words, client=client),
    "waits": _wait,
}


def main(url: str, data_folder: str) -> None:
    """Handle turns as they are asked for: `["3001", "hola"]`."""
    with opened(url, Path(data_folder)) as world:
        for line in sys.stdin:
            client, turn = json.loads(line)
            sys.stdout.write(json.dumps(say(world, client, turn)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
