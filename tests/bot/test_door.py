"""Hold what a person's answer is to the contact rules: an answer for a day, and a contact to nobody who said stop."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.schema import MessageStatus
from tests.bot.world import World

NIGHT = datetime(2026, 3, 6, 1, 0, tzinfo=UTC)  #: Thursday 5 March, 22:00 in Santiago


@pytest.mark.parametrize(
    ("said", "hours", "rule", "status"),
    [
        ((), 0, "answer", "delivered"),
        (("gracias",), 0, "answer", "delivered"),  # thanks end the talk, not the question
        (("gracias",), 23, "answer", "delivered"),
        (("gracias",), 24, "CL.hours", "queued"),  # a day later it waits for the morning
        (("BAJA",), 0, "opt_out", "blocked"),
        (("no soy yo, número equivocado",), 0, "wrong_person", "blocked"),
        (("mi papá falleció, él era el titular", "¿qué documentos necesitan?"), 0, "answer", "delivered"),
        (("mi papá falleció, él era el titular", "¿qué documentos necesitan?", "gracias"), 0, "answer", "delivered"),
    ],
)
def test_a_persons_answer(world: World, said: tuple[str, ...], hours: int, rule: str, status: str) -> None:
    """A person's answer leaves at night for a day after the client wrote, however they parted, but for a refusal."""
    world.wall.at = NIGHT
    world.say("necesito hablar con una persona")
    world.say("por escrito")
    for words in said:
        world.wall.move(minutes=1)
        world.say(words)
    world.wall.at += timedelta(hours=hours)
    with world.unit() as uow:
        staff, case = uow.staff.all()[0], uow.cases.open_of(world.creditor, world.client)[0]
        world.app.desk.reply(uow, case.id, staff, "Buenas noches, ya lo veo.", world.now, "trace")
    world.work()
    last = world.messages()[-1]

    assert (rule, MessageStatus(status)) == ((last.contact_decision or {}).get("rule"), last.status)
