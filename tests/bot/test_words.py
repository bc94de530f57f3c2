"""The words that stop messages act on every channel and in every state, and quick replies by SMS have numbers."""

import pytest

from storage.schema import Direction
from tests.bot.world import World


def told(world: World, after: int) -> list[str]:
    """Return the keys of what was written to the client behind a number, whether or not it left."""
    rows = [row for row in world.messages() if row.seq > after and row.direction is Direction.OUT]
    return [row.text_key or row.kind for row in rows]


def last(world: World) -> int:
    """Return the number of the last message."""
    return world.messages()[-1].seq


def opted_out(world: World) -> bool:
    """Say whether the person gets no messages."""
    with world.unit() as uow:
        return uow.people.get(world.row().person_id).opted_out_at is not None


def verified_by_sms(world: World) -> None:
    """Bring the client through the identity questions by SMS."""
    for text in ("hola", "1", "6785"):
        world.say(text, channel="sms")


@pytest.mark.parametrize("word", ["STOP", "Baja.", "no más", "SAIR", "alto"])
@pytest.mark.parametrize("channel", ["web", "sms", "whatsapp", "telegram"])
def test_a_word_stops_everything(world: World, word: str, channel: str) -> None:
    """On every channel and in every language the word stops all messages, with one confirmation."""
    world.say("hola", channel=channel)
    before = last(world)
    world.say(word, channel=channel)

    assert opted_out(world)
    assert ["stop-confirmed"] == told(world, before)
    assert "opt_out" == world.messages()[-2].intent


def test_a_word_stops_where_free_text_is_taken(world: World) -> None:
    """Where the bot waits for the client's own words, the word is no detail of a case."""
    world.verify()
    world.say("esa factura está mal, nunca contraté eso")
    world.say("stop")

    assert opted_out(world)


def test_cancelling_stops_nothing(world: World) -> None:
    """CANCELAR means to pay."""
    world.verify()
    world.say("CANCELAR")

    assert not opted_out(world)


@pytest.mark.parametrize(("opted", "word", "out"), [("stop", "STOP", True), ("start", "START", False)])
def test_what_the_provider_answered_gets_no_answer(world: World, opted: str, word: str, out: bool) -> None:
    """Where the provider has answered by itself, the wish is written down and nothing is said."""
    world.say("hola", channel="sms")
    if not out:
        world.say("STOP", channel="sms", opted="stop")
    before = last(world)
    world.say(word, channel="sms", opted=opted)

    assert out == opted_out(world)
    assert [] == told(world, before)


def test_help_that_the_provider_gave_is_not_given_twice(world: World) -> None:
    """A word for help that was answered by the provider gets no second answer, and changes nothing."""
    world.say("hola", channel="sms")
    before = last(world)
    world.say("HELP", channel="sms", opted="help")

    assert [] == told(world, before)
    world.say("sí", channel="sms")
    assert ["identify-ask-document-last4"] == told(world, before)


def test_after_a_stop_the_next_word_is_answered(world: World) -> None:
    """Who writes again after an opt-out is answered, as in any conversation that they open."""
    world.say("STOP", channel="sms", opted="stop")
    before = last(world)
    world.say("hola, quiero pagar", channel="sms")

    assert ["identify-opening"] == told(world, before)
    assert opted_out(world)


def test_a_word_is_obeyed_while_an_adviser_writes(world: World) -> None:
    """The bot says nothing while an adviser holds the conversation, and still stops what is to be stopped."""
    world.verify()
    world.say("quiero hablar con una persona")
    with world.unit() as uow:
        case, staff = uow.cases.open_of(world.creditor, world.client)[-1], world.app.desk
        adviser = uow.staff.find("andrea@example.org")
        staff.take(uow, case.id, adviser, world.now, "trace")
    before = last(world)
    world.say("BAJA")

    assert opted_out(world)
    assert [] == told(world, before)


def test_quick_replies_by_sms_have_numbers(world: World) -> None:
    """A typed number is the reply it stood before; on a channel with buttons the same number is a word of its own."""
    world.say("hola", channel="sms")
    before = last(world)
    world.say("1", channel="sms")
    assert ["identify-ask-document-last4"] == told(world, before)
    world.say("6785", channel="sms")
    world.say("puedo pagar todo el viernes", channel="sms")
    before = last(world)
    world.say("2", channel="sms")
    assert ["plan-change-what"] == told(world, before)


def test_a_stop_is_confirmed_once(world: World) -> None:
    """However often the word is repeated, it is confirmed once."""
    world.say("STOP", channel="whatsapp")
    before = last(world)
    world.say("baja", channel="whatsapp")

    assert opted_out(world)
    assert [] == told(world, before)
