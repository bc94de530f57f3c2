"""Hold that nobody is left without an answer whose message could not be handled."""

from datetime import datetime

import pytest

from bot.worker import Special, Worker
from storage.queue.patience import TRIES_MAX
from storage.schema import Case, WorkStatus
from tests.bot.test_worker import raise_fault, stumbling
from tests.bot.world import World


def fail_until_dead(world: World, worker: Worker) -> None:
    """Let a worker try until it gives up, and deliver what follows."""
    for _ in range(TRIES_MAX):
        while worker.handle_one():
            pass
        world.wall.move(minutes=10)
    world.work()


def clumsy(world: World) -> Worker:
    """Return a worker that handles nothing that comes by the web chat."""

    def handle(*_: object) -> None:
        raise_fault()

    app, special = world.app, Special({"web": handle})
    parts = (app.bot, app.delivery, app.reconciliation, app.runner, app.clock, special)
    return Worker(app.database, app.url, *parts)


def cases(world: World, client: str | None = None) -> list[Case]:
    """Return a client's cases, the newest first."""
    with world.unit() as uow:
        return uow.cases.of(world.creditor, client or world.client)


def test_person_is_brought(world: World) -> None:
    """A message that is dead opens a case with its words, and the client is told who answers by when, once."""
    worker = stumbling(world, "boom", raise_fault)
    world.write("boom")
    fail_until_dead(world, worker)
    told = world.hear()
    world.write("boom")
    fail_until_dead(world, worker)
    (case,) = cases(world)
    with world.unit() as uow:
        dead = uow.inbox.count()

    assert ("repair", 2, "boom\nboom") == (case.kind, case.priority, case.note)
    assert isinstance(case.due_at, datetime)
    assert [True] == [f"caso {case.id}" in text for text in told]
    assert [] == world.hear()
    assert {WorkStatus.DEAD: 2} == dead


def test_address_alone(world: World) -> None:
    """A message that says no more than its address is brought to the one client who is reached there."""
    with world.unit() as uow:
        address = uow.addresses.ensure("terminal", "T-1", world.now)
        uow.clients.reach(world.creditor, world.client, address.id)
    world.write("boom", channel="terminal", address="T-1")
    fail_until_dead(world, stumbling(world, "boom", raise_fault))

    assert ["repair"] == [case.kind for case in cases(world)]


@pytest.mark.parametrize("text", ["BAJA", "stop"])
def test_wish_for_silence(world: World, text: str) -> None:
    """Who asked for no more messages is told nothing, also when that could not be handled; a person looks."""
    world.say("hola")
    world.write(text)
    fail_until_dead(world, clumsy(world))

    assert ["repair"] == [case.kind for case in cases(world)]
    assert [] == world.hear()


def test_not_even_that(world: World) -> None:
    """Where no person can be brought either, the message is dead and not lost, and the next ones are handled."""
    worker = stumbling(world, "boom", raise_fault)
    with world.unit() as uow:
        uow.inbox.accept(
            channel="web", provider_id="1", address="nowhere", payload={"text": "boom"}, at=world.now, trace_id="trace",
            creditor=world.creditor, client="nobody",
        )  # fmt: skip
    fail_until_dead(world, worker)
    world.say("hola")

    assert ["in", "out"] == [row.direction for row in world.messages()][:2]
    with world.unit() as uow:
        assert {WorkStatus.DEAD: 1} == uow.inbox.count()
