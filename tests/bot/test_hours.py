"""Hold the hours that a client wants along the whole way: said in the chat, kept by the door, shown to staff."""

from datetime import timedelta

from bot.console.client import read_week
from bot.papers import dossier
from tests.bot.test_regions import ask
from tests.bot.world import CREDITOR, World

EVENINGS = {day: ["18:00", "23:59"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}


def wish(world: World, text: str = "escríbanme después de las 6") -> None:
    """Let the client say when to write, agree to what is read back, and part."""
    world.say("hola")
    world.say(text)
    world.say("sí", button="affirm")
    world.wall.move(days=4)


def test_kept_by_the_door(world: World) -> None:
    """A contact of ours waits for the hour that they want; a reply does not."""
    before = world.now
    wish(world)
    decision = ask(world)

    assert ("wanted_hours", before + timedelta(days=4, hours=6)) == (decision.rule, decision.next_allowed_at)
    assert "answer" == ask(world, "reply").rule


def test_of_the_person(world: World) -> None:
    """The wish is the person's: it holds for every creditor, is in the log and in their own file."""
    wish(world)
    with world.unit() as uow:
        client = uow.clients.get(CREDITOR, world.client)
        kept = uow.people.get(client.person_id).contact_week
        noted = [
            payload
            for entry, payload in uow.audit.about(CREDITOR, f"client:{world.client}")
            if entry.action == "client.hours_wanted"
        ]
        file = dossier.gather(uow, client, [], world.now)

    assert (EVENINGS, [{"week": EVENINGS}], EVENINGS) == (kept, noted, file["client"]["hours_wanted"])


def test_forgotten_again(world: World) -> None:
    """Who is fine with any hour again is written to at any lawful one."""
    wish(world)
    world.say("hola")
    world.say("pueden escribirme a cualquier hora")
    world.wall.move(days=4)

    assert "allowed" == ask(world).rule


def test_in_words() -> None:
    """Staff read the hours as people write them."""
    assert "lun–dom de 18:00 a 23:59" == read_week(EVENINGS)
    assert "lun de 09:00 a 12:00; sáb–dom de 18:00 a 23:59" == read_week(
        {"mon": ["09:00", "12:00"], "sat": ["18:00", "23:59"], "sun": ["18:00", "23:59"]}
    )
