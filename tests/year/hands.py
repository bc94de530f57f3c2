"""Do all that is due at a moment as a service does that has two processes: what arrived, then jobs, then what leaves.

A kind is begun when nothing of the one before it is due any more, so that what a client wrote is heard before something
leaves. The other process is told the time with each piece of work; both look until they find nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

import psycopg

from bot.app import App, build
from bot.clock import Clock
from bot.heap import settle
from bot.log import configure
from bot.settings import Settings
from tests.bot.world import Wall

ALONE = 1  #: so little of a kind is not shared out
BATCH = 2  #: messages that a process leases at one time: a short code lets three go, for both to take from
END = ""  #: tells the other process to leave
KINDS = ("inbox", "jobs", "outbox")
LOOK = """
SELECT (SELECT count(*) FROM inbox WHERE status = 'waiting' AND next_at <= %(now)s) AS inbox,
    (SELECT count(*) FROM jobs WHERE status = 'waiting' AND next_at <= %(now)s) AS jobs,
    (SELECT count(*) FROM outbox WHERE status = 'waiting' AND next_at <= %(now)s) AS outbox,
    least(
        (SELECT min(next_at) FROM inbox WHERE status = 'waiting' AND next_at > %(now)s),
        (SELECT min(next_at) FROM jobs WHERE status = 'waiting' AND next_at > %(now)s),
        (SELECT min(next_at) FROM outbox WHERE status = 'waiting' AND next_at > %(now)s)) AS following
"""


class Due(NamedTuple):
    """How much of each kind is due, and when the next of any falls due."""

    inbox: int
    jobs: int
    outbox: int
    following: datetime | None


@dataclass
class Hands:
    """The processes of a service: this one, and another one at the end of a line. `owner` reads past all scopes."""

    app: App
    line: Connection
    owner: "psycopg.Connection[Any]"
    kinds: Mapping[str, Callable[[], bool]] = field(init=False)

    def __post_init__(self) -> None:
        """Learn what is done for each kind."""
        self.kinds = kinds_of(self.app)

    def finish(self) -> datetime | None:
        """Do all that is due now, and return when something falls due next."""
        due = self._look()
        while any(self._share(kind, many) for kind, many in zip(KINDS, due[:3], strict=True) if many):
            due = self._look()
        return due.following

    def _look(self) -> Due:
        found = self.owner.execute(LOOK, {"now": self.app.clock.now()}).fetchone()
        return Due(*(found or (0, 0, 0, None)))

    def _share(self, kind: str, many: int) -> bool:
        """Do a kind of work until there is none, with the other process where there is much; say whether some was."""
        if many <= ALONE:
            return do_all(self.kinds[kind])
        self.line.send((kind, self.app.clock.now()))
        done = do_all(self.kinds[kind])
        return self.line.recv() or done


def kinds_of(app: App) -> Mapping[str, Callable[[], bool]]:
    """Return what is done for each kind of work, a piece at a time; each says whether there was some."""
    deliver = partial(app.delivery.work, "year", BATCH)
    return dict(zip(KINDS, (app.worker().handle_one, app.runner.run_one, lambda: deliver() > 0), strict=True))


def do_all(work: Callable[[], bool]) -> bool:
    """Do a kind of work until there is none; say whether there was some."""
    return len(list(iter(work, False))) > 0


@contextmanager
def helped(settings: Settings) -> Iterator[Connection]:
    """Start the other process of a service, and give the line to it; it leaves at the end."""
    anew = get_context("spawn")  # what runs here has threads, which a copy of it would lack
    here, there = anew.Pipe()
    process = anew.Process(target=help_out, args=(settings, there), daemon=True)
    process.start()
    there.close()  # so that this end hears of it when the process dies
    try:
        yield here
        here.send((END, None))
    finally:
        here.close()
        process.join()


def help_out(settings: Settings, line: Connection) -> None:
    """Do what the line asks for, at the time that it says, until it ends."""
    configure(json=True)
    wall = Wall()
    app = build(settings, Clock(wall))
    settle()  # as a service does that is ready; the first process keeps its tests' own way
    try:
        work, (kind, wall.at) = kinds_of(app), line.recv()
        while kind != END:
            line.send(do_all(work[kind]))
            kind, wall.at = line.recv()
    finally:
        app.close()
