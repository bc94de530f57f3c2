"""Whoever comes from elsewhere is asked as at first: what another was asked there is no question of theirs."""

from itertools import count

import pytest

from tests.bot.world import World
from tests.mail import reach

PHONES = count(1)
PHONE = "+56911111111"
OPENING = "¿Hablo con la persona titular?"


def come(world: World, *said: str) -> list[str]:
    """Let somebody write from an address that nobody knows; return the last answers."""
    answers: list[str] = []
    for words in said:
        answers = world.say(words, channel="rest", address=PHONE)
    return answers


@pytest.mark.parametrize("said", [("1041",), ("mi número de cliente es 1041",), ("soy el cliente 1041, cuánto debo",)])
def test_number_is_no_answer(world: World, said: tuple[str, ...]) -> None:
    """A client's number told elsewhere, while the fact is asked for, is no wrong answer: they are greeted and asked."""
    world.say("hola")
    world.press("Sí, soy yo")
    [told] = come(world, "hola", *said)

    assert OPENING in told
    assert (0, False) == (world.row().identity_failures, "144" in told)


def test_both_go_on(world: World) -> None:
    """Who was greeted elsewhere shows there who they are, and goes on."""
    world.say("hola")
    world.press("Sí, soy yo")
    told = come(world, "hola", "1041", "sí soy yo", "6785", "cuánto debo")

    assert any("144.000" in text for text in told)


def test_company_stays_named(world: World) -> None:
    """Who shares a phone names the company first and the account's end after; the company is not asked for again."""
    world.add_creditor("luz-del-norte", name="Luz del Norte")
    phone = f"+5691{next(PHONES):07}"
    for creditor, client in ((world.creditor, "2041"), (world.creditor, "2042"), ("luz-del-norte", "3042")):
        world.add_client(client, "Rosa Lagos", creditor=creditor, document=None if client == "3042" else f"{client}-K")
        reach(world, creditor, client, rest=phone)
    for words in ("hola, por lo de Aguas", "la 42"):
        world.say(words, channel="rest", address=phone)

    assert ["hola, por lo de Aguas"] == [one.text for one in world.messages(client="2042") if one.direction == "in"]
