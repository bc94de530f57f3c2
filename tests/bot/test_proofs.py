"""Every contact of ours carries a code, and nothing else does."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from bot import effects
from bot.jobs.retention import ForgetExpired
from bot.numbers import canonical
from bot.proofs import SEGMENTS_MAX
from bot.texts import load_templates, load_wording
from flows.outcome import Say
from flows.proof import read
from flows.wording.sms import segments
from flows.wording.templates import filled, variables
from storage.schema import Message
from tests.bot.world import NOON, World

REMINDER = Say(
    "reminder-promise",
    {"name": "Marcela", "creditor": "Aguas del Valle", "on": datetime(2026, 3, 12, tzinfo=UTC).date()},
)
PHONE = "+56912344821"


def write(
    world: World, said: Say = REMINDER, *, kind: str = "promise", by: str = "bot", channel: str = "sms"
) -> Message:
    """Write a message to the first client, and return it."""
    with world.unit() as uow:
        stage = world.app.bot.stage(uow, world.creditor, world.client, world.now, uuid4().hex)
        stage.kind, stage.initiated_by = kind, by
        place = uow.addresses.ensure(channel, canonical(PHONE) if channel != "telegram" else "77441", world.now)
        stage.conversation.channel, stage.conversation.address_id = channel, place.id
        effects.apply(stage, (said,))
        message = stage.sent[0]
        uow.session.flush()
        uow.session.expunge(message)
    return message


@pytest.mark.parametrize(("channel", "tail"), [("sms", "4821"), ("whatsapp", "4821"), ("telegram", "")])
def test_a_contact_carries_its_code(world: World, channel: str, tail: str) -> None:
    """The code in the text is the one that is kept, with where and when it went and nothing of the client."""
    message = write(world, channel=channel)
    code = str((message.values or {})["proof"])

    assert f"{code}" in message.text
    assert "aguas.example" in message.text
    with world.unit() as uow:
        found = uow.codes.find(read(code) or "")
    assert found is not None
    assert (channel, tail, NOON, "Aguas del Valle") == (found.channel, found.tail, found.at, found.creditor.name)


def test_each_has_its_own(world: World) -> None:
    """Two messages never carry the same code."""
    assert 5 == len({str((write(world).values or {})["proof"]) for _ in range(5)})


@pytest.mark.parametrize(("kind", "by"), [("reply", "client"), ("outcome", "client"), ("thanks", "client")])
def test_what_the_client_began_carries_none(world: World, kind: str, by: str) -> None:
    """Who asked knows whom; an answer has no code."""
    message = write(world, kind=kind, by=by)

    assert "proof" not in (message.values or {})
    assert "aguas.example" not in message.text


def test_an_sms_without_room_goes_without(world: World) -> None:
    """A code never makes an SMS of three segments; what is not said is not kept."""
    long = Say("reminder-promise", {**REMINDER.values, "creditor": "Compañía " + "de Aguas " * 18})
    message = write(world, long)

    assert SEGMENTS_MAX == segments(message.text)
    assert "proof" not in (message.values or {})


def test_without_a_page_of_the_creditors(world: World) -> None:
    """The page of the installation is named, without its scheme."""
    world.add_creditor(official_page=None)
    message = write(world)

    assert f" {world.app.settings.public_url.partition('://')[2]}/verify " in message.text


def test_a_question_stays_last(world: World) -> None:
    """The line of the code stands before a question that ends the text."""
    asked = write(
        world, Say("identify-opening", {"creditor": "Aguas del Valle", "tail": "41"}), kind="due", channel="whatsapp"
    )

    assert asked.text.endswith("?")
    assert "aguas.example" in asked.text.split("\n\n")[-2]


def test_outside_the_window_the_same_words_leave(world: World) -> None:
    """What is stored with a contact fills its template, code and all, to the text that the conversation shows."""
    message = write(world, channel="whatsapp")
    template = load_templates(load_wording()).choose("reminder-promise", "es-CL")
    assert template is not None

    assert message.text == filled(template, variables(template, message.values or {}, "es-CL", world.now.date()))


def test_forgotten_after_a_year(world: World) -> None:
    """A code proves its message for a year, and then nothing stands of it."""
    code = read(str((write(world).values or {})["proof"])) or ""
    kept = []
    for days in (364, 2):
        world.wall.move(days=days)
        with world.unit() as uow:
            ForgetExpired()(uow, world.now, "")
            kept.append(uow.codes.find(code) is not None)

    assert [True, False] == kept
