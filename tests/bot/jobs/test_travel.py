"""The clock of a demonstration moves forward, and what falls due on the way happens at its own moment."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.app import build
from bot.clock import Clock
from bot.errors import ClientMistake
from bot.jobs.travel import FARTHEST, advance
from tests.bot.world import World


def agree(world: World) -> None:
    """Let the client agree to $20.000 tomorrow and the rest in three from the 11th."""
    world.verify()
    world.say("puedo pagar 20000 el viernes y el resto en 3 cuotas desde el 11")
    world.press("Sí, lo dejo así")


def test_reminder_leaves_at_its_hour(world: World) -> None:
    """Five days pass in one move: the reminder of the 11th left on the 9th at ten, not at the end of the journey."""
    agree(world)
    world.hear()

    advance(world.app, world.now + timedelta(days=5))

    sent = [row for row in world.messages() if row.initiated_by == "bot" and row.kind == "promise"]
    assert datetime(2026, 3, 9, 13, 0, tzinfo=UTC) == sent[-1].at
    assert all(row.contact_decision and row.contact_decision["decision"] == "allowed" for row in sent)


def test_clock_arrives(world: World) -> None:
    """The clock ends where it was sent, and every process that asks the database finds it there."""
    target = world.now + timedelta(hours=5)

    assert target == advance(world.app, target)
    with world.unit() as uow:
        assert timedelta(hours=5) == uow.clock.get()


def test_clock_never_goes_back(world: World) -> None:
    """A moment that has passed is refused, and nothing moves."""
    with pytest.raises(ClientMistake, match="only moves forward"):
        advance(world.app, world.now - timedelta(minutes=1))

    assert timedelta() == world.app.clock.offset


def test_clock_moves_in_steps(world: World) -> None:
    """A journey too far to visit every stop in reasonable time is refused with the remedy."""
    with pytest.raises(ClientMistake, match="in steps"):
        advance(world.app, world.now + FARTHEST + timedelta(days=1))


def test_other_processes_follow(world: World) -> None:
    """A worker of another process takes the new time over when it is told."""
    other = build(replace(world.app.settings), Clock(world.wall))
    worker = other.worker()
    worker.start()
    try:
        advance(world.app, world.now + timedelta(days=1))
        while other.clock.offset != timedelta(days=1):
            time.sleep(0.01)
    finally:
        worker.stop()
        other.close()
