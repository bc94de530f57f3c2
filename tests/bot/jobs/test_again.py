"""Hold that we write on the day that the client chose, once, and only while there is something left to say."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests.bot.world import World

ROUTES = {"pause": {"days_max": 10, "per_year_max": 1}}


@pytest.fixture
def resting(world: World) -> World:
    """Return a world whose client has paused the account for ten days at most."""
    world.add_creditor(routes=ROUTES)
    world.verify()
    world.say("", button="route:pause")
    world.say("", button="affirm")
    world.hear()
    return world


def told(world: World) -> list[str]:
    """Let the day come, and return what was written."""
    world.wall.move(days=8)
    world.work()
    return world.hear()


def test_the_day_comes(resting: World) -> None:
    """On the day that the pause ends, in the morning, one kind message is written, without an amount."""
    said = told(resting)

    assert ["pause-over"] == [resting.messages()[-1].text_key]
    assert len(said) == 1
    assert "$" not in said[0]
    assert [] == told(resting)


def test_a_pause_stops_reminders_and_ends(resting: World) -> None:
    """The pause has a reason and an end, and stands no longer."""
    with resting.unit() as uow:
        holds = uow.holds.active(resting.creditor, resting.client, resting.now)
        after = uow.holds.active(resting.creditor, resting.client, resting.now + timedelta(days=11))
        count = uow.holds.count(resting.creditor, resting.client, "pause", resting.now)

    assert [("pause", date(2026, 3, 13))] == [(hold.kind, hold.ends_at.date()) for hold in holds if hold.ends_at]
    assert ([], 1) == (after, count)


def put_off(world: World) -> None:
    """Ask for a later day."""
    world.say("mejor escríbame el 30")


def agree(world: World) -> None:
    """Agree on a payment."""
    world.say("pago todo el 20 de marzo")
    world.say("sí")


def pay(world: World) -> None:
    """Pay everything."""
    with world.unit() as uow:
        world.app.cashier.record(
            uow,
            creditor=world.creditor,
            client=world.client,
            amount=144_000,
            paid_on=world.now.date(),
            reference=uuid4().hex,
            source="api",
            now=world.now,
        )


def complain(world: World) -> None:
    """Have an open case."""
    world.say("me trataron pésimo por teléfono, quiero reclamar")


@pytest.mark.parametrize("happens", [put_off, agree, pay, complain])
def test_nothing_is_written_without_a_purpose(resting: World, happens: Callable[[World], None]) -> None:
    """Who has put the day off, agreed, paid, or has a person on the matter meanwhile is not written to."""
    happens(resting)
    resting.work()
    resting.hear()
    told(resting)

    assert "pause-over" not in {message.text_key for message in resting.messages()}


def test_an_agreement_ends_the_pause(resting: World) -> None:
    """What is agreed while the account rests is recalled as promised: the pause ends with the yes."""
    agree(resting)
    with resting.unit() as uow:
        active = [hold.kind for hold in uow.holds.active(resting.creditor, resting.client, resting.now)]

    assert ([], None) == (active, resting.row().postponed_until)
