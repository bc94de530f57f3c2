"""Hold what a regional hold stops: contacts of ours with who lives there, of its creditors, until its end."""

from datetime import timedelta

import pytest

from bot import regions
from bot.door import Door, Knock
from bot.errors import ClientMistake
from flows.contact.request import Decision
from tests.bot.world import CREDITOR, World

WHO, WHY = "Paula Reyes", "incendios"


def hold(world: World, region: str | None = "BI", *, creditor: str | None = None, days: int | None = None) -> int:
    """Hold a region of Chile; return the hold's number."""
    with world.app.database.unit_of_work() as uow:
        creditors = (creditor,) if creditor else uow.creditors.ids()
        until = world.now + timedelta(days=days) if days else None
        order = regions.Order(creditors, creditor is None, "cl", region, WHY, until)
        (row,) = regions.place(uow, order, WHO, "operator", world.now)
        uow.commit()
        return row.id


def ask(world: World, kind: str = "due") -> Decision:
    """Ask the door for a contact of the first client, who is reached by the web chat and has parted."""
    with world.unit() as uow:
        conversation = uow.conversations.get(CREDITOR, world.client)
        assert conversation is not None
        address = uow.addresses.get(conversation.address_id or 0)
        profile = world.app.bot.profiles.get(uow, CREDITOR)
        client = uow.clients.get(CREDITOR, world.client)
        knock = Knock(kind, "bot" if kind == "due" else "client", "web", address, profile, client, conversation)
        return Door(world.app.packs).ask(uow, knock, world.now)


@pytest.fixture
def parted(world: World) -> World:
    """Give a client who wrote and has parted two days ago."""
    world.say("hola")
    world.wall.move(days=4)
    return world


@pytest.mark.parametrize(
    ("lives_at", "region", "rule"),
    [
        ("Biobío", "BI", "hold"),
        ("Valparaíso", "BI", "allowed"),
        (None, "BI", "hold"),
        ("Valparaíso", None, "hold"),
    ],
)
def test_who_is_held(parted: World, lives_at: str | None, region: str | None, rule: str) -> None:
    """Who lives there, or may live there, is not written to, and whoever writes is answered."""
    with parted.unit() as uow:
        uow.clients.get(CREDITOR, parted.client).region = lives_at
    before = ask(parted).rule
    hold(parted, region)

    assert ("allowed", rule, "answer") == (before, ask(parted).rule, ask(parted, "reply").rule)
    assert parted.say("hola")


def test_until(parted: World) -> None:
    """The end of a hold is the next instant at which it may be written, in hours; one that is lifted ends at once."""
    first = hold(parted, days=3)
    until = ask(parted).next_allowed_at
    second = hold(parted)
    endless = ask(parted).next_allowed_at
    for number in (first, second, second):
        with parted.app.database.unit_of_work() as uow:
            regions.lift(uow, number, (CREDITOR,), WHO, "operator", parted.now)
            uow.commit()
    with parted.unit() as uow:
        noted = [
            (entry.actor, entry.action, payload)
            for number in (first, second)
            for entry, payload in uow.audit.about(CREDITOR, f"regional_hold:{number}")
        ]
    told = {"by": WHO, "country": "CL", "region": "BI", "reason": WHY}

    assert (parted.now + timedelta(days=3), None, "allowed") == (until, endless, ask(parted).rule)
    assert ["region.held", "region.released"] * 2 == [action for _, action, _ in noted]
    assert ("operator", {**told, "until": None}) == (noted[-1][0], noted[-1][2])


def test_of_one_creditor(parted: World) -> None:
    """A hold of one creditor's contacts leaves those of others alone."""
    parted.add_creditor("luz-del-valle")
    hold(parted, creditor="luz-del-valle")
    alone = ask(parted).rule
    hold(parted, creditor=CREDITOR)

    assert ("allowed", "hold") == (alone, ask(parted).rule)


@pytest.mark.parametrize(("region", "days", "field"), [("Atlantis", None, "region"), ("BI", -1, "until")])
def test_refused(world: World, region: str, days: int | None, field: str) -> None:
    """A region that does not exist, or an end that is past, is refused."""
    with pytest.raises(ClientMistake) as fault:
        hold(world, region, days=days)

    assert field == fault.value.field
