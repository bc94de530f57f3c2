"""A contact goes where contacts arrive: a dead channel is left for the next one that was agreed to, within the law."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from storage.schema import Direction, Message, MessageStatus
from tests.bot.jobs.test_contacts import break_promise
from tests.bot.jobs.test_promises import at, live, reminders
from tests.bot.world import World

DUE = date(2026, 3, 26)  #: a Thursday
CHANNELS = ("web", "terminal")
OFTEN = {
    "version": "1",
    "gap_days": 1,
    "rows": [{"kind": "after_due", "day": day} for day in range(1, 29)],
}  #: more often than the law allows


def on(days: int) -> datetime:
    """Return noon in Santiago so many days from the due date."""
    return at(DUE + timedelta(days=days))


@pytest.fixture
def client(world: World) -> World:
    """Give a client who agreed to the web and the terminal, prefers the web, and never wrote."""
    world.client = world.add_client(
        "2001",
        "Rosa Díaz",
        document="9.876.543-3",
        invoices=((144_000, DUE, "Agua, marzo"),),
        preferred_channel="web",
    )
    with world.unit() as uow:
        row = uow.creditors.get(world.creditor)
        row.document = {**row.document, "contact": {"cadence": OFTEN}}
        for channel in CHANNELS:
            address = uow.addresses.ensure(channel, where(world, channel), world.now)
            uow.clients.reach(world.creditor, "2001", address.id, consent=True)
    world.wall.at = on(0)
    return world


def where(world: World, channel: str) -> str:
    """Return the client's address on a channel."""
    return f"{world.creditor}/2001" if channel == "web" else f"{channel}-1"


def contact(world: World, days: int) -> Message:
    """Live until so many days after the due date, and return the newest contact."""
    live(world, on(days))
    return reminders(world)[-1]


def fail(world: World, *channels: str) -> None:
    """Let everything that was sent on these channels so far not have arrived."""
    with world.unit() as uow:
        for row in uow.messages.of(world.creditor, "2001"):
            if row.direction is Direction.OUT and row.channel in channels:
                row.status = MessageStatus.FAILED


def test_dead_channel(client: World) -> None:
    """After two contacts that did not arrive the next goes to the other channel that they agreed to."""
    went = []
    for days in (3, 12, 19, 26):
        went.append(contact(client, days).channel)
        fail(client, "web")

    assert ["web", "web", "terminal", "terminal"] == went


def test_within_the_cap(client: World) -> None:
    """The change of channel is no reason for more: Chile's two a week, two full days apart, count over all of them."""
    with client.unit() as uow:
        for channel in CHANNELS:  # they showed on both who they are, and do not merely forget
            address = uow.addresses.ensure(channel, where(client, channel), client.now)
            uow.clients.verify(client.creditor, "2001", address.id, client.now)
    break_promise(client)
    for days in range(1, 15):
        live(client, on(days))
        fail(client, "web")
    made = [row.at for row in reminders(client)]

    assert CHANNELS == tuple(dict.fromkeys(row.channel for row in reminders(client)))
    assert 3 <= len(made)
    assert all(later - earlier >= timedelta(days=3) for earlier, later in pairwise(made))
    assert all(later - earlier >= timedelta(days=7) for earlier, later in zip(made, made[2:], strict=False))


def test_never_unagreed(client: World) -> None:
    """Where nothing arrives on the only channel that they agreed to, no other is taken."""
    with client.unit() as uow:
        address = uow.addresses.find("terminal", where(client, "terminal"))
        assert address
        uow.clients.reach(client.creditor, "2001", address.id, consent=False)
    for days in (3, 12, 19):
        live(client, on(days))
        fail(client, "web")

    assert ["web"] * 3 == [row.channel for row in reminders(client)]


def test_wrote_since(client: World) -> None:
    """Who writes from an address at which nothing arrived is written to there again."""
    for days in (3, 12):
        contact(client, days)
        fail(client, "web")
    client.hear()
    client.say("hola")

    assert "web" == contact(client, 22).channel
    assert 3 == len(reminders(client))
