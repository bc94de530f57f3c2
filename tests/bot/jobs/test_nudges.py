"""Hold the one nudge in a talk that was left in the middle: once, where it reaches, within the law, and of nothing."""

from datetime import timedelta

import pytest

from bot.conversation import SILENCE
from storage.schema import Message
from tests.bot.world import World

PHONE = "+56911112222"


def arrive(world: World, channel: str = "sms", *, consent: bool = True) -> None:
    """Let the client talk on a channel, where they show who they are and are asked what they would pay."""
    with world.unit() as uow:
        point = uow.addresses.ensure(channel, PHONE, world.now)
        uow.clients.reach(world.creditor, "1041", point.id, consent=consent)
    for text in ("hola", "sí", "6785", "quiero pagar en cuotas"):
        say(world, text, channel)


def say(world: World, text: str, channel: str = "sms") -> None:
    """Let the client write."""
    world.write(text, channel=channel, address=PHONE)
    world.work()


def fall_silent(world: World, **by: float) -> list[Message]:
    """Let time pass and talks be looked at; return what we began."""
    world.wall.move(**by)
    with world.unit() as uow:
        uow.jobs.put("silence", world.now)
    world.work()
    return [row for row in world.messages() if row.kind == "silence"]


def is_closed(world: World) -> bool:
    """Say whether the talk was closed."""
    with world.unit() as uow:
        return uow.talks.last(world.creditor, "1041") is not None


@pytest.mark.parametrize("channel", ["sms", "whatsapp"])
def test_once(world: World, channel: str) -> None:
    """A day of silence in the middle of a plan brings one nudge; another day closes the talk without a word."""
    arrive(world, channel)
    early = fall_silent(world, hours=23)
    first, open_still = fall_silent(world, hours=1), not is_closed(world)
    second = fall_silent(world, hours=24)

    assert ([], ["nudge-silence"], True) == (early, [row.text_key for row in first], open_still)
    assert ("bot", channel, PHONE) == (first[0].initiated_by, first[0].channel, PHONE)
    assert (1, True) == (len(second), is_closed(world))


def test_the_question_stands(world: World) -> None:
    """What was asked before the nudge is answered after it as if nothing had been said in between."""
    arrive(world)
    fall_silent(world, hours=24)
    say(world, "50 mil el 13 de marzo y el resto el 30 de marzo")

    assert "plan-read-back" == world.messages()[-1].text_key


def test_not_twice_in_a_talk(world: World) -> None:
    """Who answered and fell silent again is left alone."""
    arrive(world)
    fall_silent(world, hours=24)
    say(world, "50 mil el 13 de marzo")

    assert 1 == len(fall_silent(world, hours=24))
    assert is_closed(world)


def test_it_waits_for_its_hour(world: World) -> None:
    """A nudge that would come on a Sunday, or at night, comes when the law allows it, or never."""
    world.wall.move(hours=10)  # ten in the evening
    arrive(world)
    at_night = fall_silent(world, hours=24)
    world.wall.move(hours=10)  # Saturday, eight in the morning

    assert [] == at_night
    assert 1 == len(fall_silent(world))


def test_too_late_a_nudge_is_none(world: World) -> None:
    """Where the law allows it only after two days, the talk is closed instead."""
    world.wall.move(days=2, hours=10)  # Saturday night, before a Sunday
    arrive(world)
    with world.unit() as uow:
        uow.clients.get(world.creditor, "1041").postponed_until = world.now + timedelta(days=5)

    assert ([], True) == (fall_silent(world, hours=24), is_closed(world))


@pytest.mark.parametrize("text", ["hola", "gracias, lo pienso y le escribo"])
def test_only_in_the_middle(world: World, text: str) -> None:
    """A talk that waits for no answer, and one on the web, which reaches nobody, are closed in silence."""
    world.verify()
    world.say(text)

    assert [] == fall_silent(world, hours=SILENCE.total_seconds() / 3600)
    assert is_closed(world)


def test_nobody_is_nudged_without_consent(world: World) -> None:
    """An address whose client did not agree to be written to gets no nudge."""
    arrive(world, consent=False)

    assert ([], True) == (fall_silent(world, hours=24), is_closed(world))


def test_a_case_is_the_teams(world: World) -> None:
    """While a person of the team has something to answer, the client is not asked to go on."""
    arrive(world)
    with world.unit() as uow:
        uow.cases.open(creditor=world.creditor, client="1041", kind="human", at=world.now, due_at=world.now)

    assert ([], True) == (fall_silent(world, hours=24), is_closed(world))
