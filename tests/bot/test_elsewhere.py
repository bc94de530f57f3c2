"""What advisers say of a verified client's matter reaches nobody who writes from elsewhere in the client's name."""

from uuid import uuid4

import pytest

from bot.console.client import read_facts
from bot.console.manner import Manner
from storage.schema import Staff
from tests.bot.world import World

ELSEWHERE = "+56911110000"
SAID = "Su saldo quedó revisado."
PLAN = "puedo pagar 50 mil el viernes y el resto el 27 de marzo"


@pytest.fixture
def andrea(world: World) -> Staff:
    """Give an adviser."""
    with world.unit() as uow:
        found = uow.staff.find("andrea@example.org")
    return found or world.add_staff()


def open_case(world: World, *said: str) -> int:
    """Let the verified client ask for a person; return the case's number."""
    world.verify()
    for words in (*said, "quiero hablar con una persona"):
        world.say(words)
    with world.unit() as uow:
        return uow.cases.of(world.creditor, world.client)[0].id


def come(world: World, *said: str) -> None:
    """Let somebody who knows the client's number write from elsewhere."""
    for words in said:
        world.say(words, channel="rest", address=ELSEWHERE)


def answer(world: World, case: int, andrea: Staff) -> None:
    """Let the adviser answer."""
    with world.unit() as uow:
        world.app.desk.reply(uow, case, andrea, SAID, world.now, uuid4().hex)
    world.work()


def places(world: World, words: str) -> set[str]:
    """Return the channels by which something was said to the client."""
    return {one.channel for one in world.messages() if words in one.text and one.direction == "out"}


@pytest.mark.parametrize("held", [True, False])
def test_answer_goes_home(world: World, andrea: Staff, held: bool) -> None:
    """An adviser's answer to what a verified client asked goes to where they are verified, whoever wrote since."""
    case = open_case(world)
    if held:
        with world.unit() as uow:
            world.app.desk.take(uow, case, andrea, world.now, uuid4().hex)
    come(world, "hola", "1041", "¿y mi saldo?")
    answer(world, case, andrea)

    assert {"web"} == places(world, SAID)


def test_answer_where_it_was_asked(world: World, andrea: Staff) -> None:
    """Who asked for a person from an address that was never verified is answered there."""
    world.verify()
    come(world, "hola", "1041", "quiero hablar con una persona")
    with world.unit() as uow:
        case = uow.cases.of(world.creditor, world.client)[0].id
    answer(world, case, andrea)

    assert {"rest"} == places(world, SAID)


def test_nothing_is_resumed_elsewhere(world: World, andrea: Staff) -> None:
    """What was under way with a verified client is not taken up with whoever wrote from elsewhere while it was held."""
    case = open_case(world, PLAN)
    with world.unit() as uow:
        world.app.desk.take(uow, case, andrea, world.now, uuid4().hex)
    come(world, "hola", "1041", "¿y mi plan?")
    with world.unit() as uow:
        world.app.desk.release(uow, case, andrea.id, world.now, uuid4().hex)
    world.work()

    assert "rest" not in places(world, "50.000")


def test_adviser_is_warned(world: World, andrea: Staff) -> None:
    """The console says that the last words came from where nobody showed who they are."""
    open_case(world)
    come(world, "hola", "1041", "¿y mi saldo?")
    with world.unit() as uow:
        client = uow.clients.get(world.creditor, world.client)
        told = dict(read_facts(uow, client, Manner.of(uow.creditors.get(world.creditor), world.now)))

    assert told["Identidad"].endswith("lo último llegó de otra dirección, sin comprobar")
