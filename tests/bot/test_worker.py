"""Hold the worker: every message once and in order, whatever fails and whoever dies in the middle."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.conversation import Understanding
from bot.worker import Worker
from nlu.reading import Reading
from storage.queue.patience import TRIES_MAX
from storage.schema import InboxRow, OutboxRow, WorkStatus
from tests.bot.world import World
from tests.emptying import throw_out

BURST = 8
PATIENCE_SECONDS = 60


@dataclass
class Stumbling:
    """Understanding that does something else first when it reads a word."""

    inner: Understanding
    word: str
    stumble: Callable[[], object]

    def understand(self, text: str, locale: str, today: date, **more: Any) -> Reading:  # noqa: ANN401 - as it comes
        """Read a text, after stumbling."""
        if text == self.word:
            self.stumble()
        return self.inner.understand(text, locale, today, **more)


def stumbling(world: World, word: str, stumble: Callable[[], object]) -> Worker:
    """Return a worker that stumbles over a word."""
    app = world.app
    bot = replace(app.bot, understanding=Stumbling(app.bot.understanding, word, stumble))
    return Worker(app.database, app.url, bot, app.delivery, app.reconciliation, app.runner, app.clock)


def told(world: World, client: str = "1041") -> list[str]:
    """Return what a client wrote, as it was handled."""
    return [row.text for row in world.messages(client=client) if row.direction == "in"]


def raise_fault() -> None:
    """Fail."""
    raise RuntimeError("it cannot be read")


def in_turn(*steps: Callable[[], object]) -> Callable[[], object]:
    """Return a call that takes the next step each time."""
    rest = iter(steps)

    def step() -> object:
        return next(rest)()

    return step


def test_fails_until_dead(world: World) -> None:
    """A message that always fails keeps its lane waiting until it is dead; other lanes and the rest go on."""
    world.add_client("2002", document=None)
    worker = stumbling(world, "boom", raise_fault)
    for text, client in (("boom", "1041"), ("hola", "1041"), ("buenas", "2002")):
        world.write(text, client=client)
    tries = []
    for _ in range(TRIES_MAX):
        while worker.handle_one():
            pass
        tries.append((told(world), told(world, "2002")))
        world.wall.move(minutes=10)
    with world.unit() as uow:
        row = uow.session.scalars(select(InboxRow).where(InboxRow.status == WorkStatus.DEAD)).one()

    assert [([], ["buenas"])] * (TRIES_MAX - 1) + [(["hola"], ["buenas"])] == tries
    assert (TRIES_MAX, "RuntimeError", "boom") == (row.tries, row.error, (row.payload or {})["text"])


def test_failure_leaves_nothing(world: World) -> None:
    """What a failed try wrote is undone, so that the next one begins anew and answers once."""
    worker = stumbling(world, "hola", in_turn(raise_fault, lambda: None))
    world.write("hola")
    worker.handle_one()
    after_failure = world.messages()
    world.wall.move(minutes=1)
    worker.handle_one()

    assert ([], ["in", "out"]) == (after_failure, [row.direction for row in world.messages()])


def test_connection_lost(world: World) -> None:
    """A connection that is lost in the middle counts as no try: the message is there for the next one."""
    worker = stumbling(world, "hola", in_turn(lambda: throw_out(world.app.url), lambda: None))
    world.write("hola")
    with pytest.raises(OperationalError):
        worker.handle_one()
    with world.unit() as uow:
        row = uow.session.scalars(select(InboxRow)).one()
    handled = worker.handle_one()

    assert ((WorkStatus.WAITING, 0), True) == ((row.status, row.tries), handled)
    assert ["in", "out"] == [message.direction for message in world.messages()]


def test_one_trace(world: World) -> None:
    """One trace id leads from what arrived to what was understood, said and sent."""
    world.say("hola")
    with world.unit() as uow:
        (arrived,), (sent,) = uow.session.scalars(select(InboxRow)), uow.session.scalars(select(OutboxRow))

    assert {arrived.trace_id} == {sent.trace_id, *(row.trace_id for row in world.messages())}


def test_burst(world: World) -> None:
    """Two workers at once handle the messages of several clients, each client's in order and each message once."""
    clients = [world.add_client(f"C-{number}", document=None) for number in range(4)]
    workers = [world.app.worker() for _ in range(2)]
    for worker in workers:
        worker.start()
    for place in range(BURST):
        for client in clients:
            world.write(f"hola {place}", client=client)
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and _is_under_way(world):
        time.sleep(0.02)
    for worker in workers:
        worker.stop()

    expected = [f"hola {place}" for place in range(BURST)]
    assert [expected] * len(clients) == [told(world, client) for client in clients]
    assert {"delivered"} == {
        row.status for at in clients for row in world.messages(client=at) if row.direction == "out"
    }


def _is_under_way(world: World) -> bool:
    with world.unit() as uow:
        return bool(uow.inbox.count() or uow.outbox.count())
