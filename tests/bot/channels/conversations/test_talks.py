"""Hold what a client's phone and the bot make of one another through Twilio, beyond what transcripts tell."""

from collections.abc import Callable
from typing import Any

import pytest

from storage.schema import Message, MessageStatus
from tests.bot.channels.conversations.transcript import ADVANCED, SMS, WHATSAPP, Conversation, prepare
from tests.bot.world import World
from tests.fakes.twilio.behaviour import Behaviour, calls_back, ends
from tests.fakes.twilio.phones import File
from tests.fakes.twilio.provider import Twilio

CLIENT = "+56911112222"
VOICE = File("audio/ogg", b"OggS a voice")


class Client(Conversation):
    """The first client at their phone, who reads what came after each message."""

    def say(self, text: str = "", **more: Any) -> list[str]:  # noqa: ANN401 - the phone's own words
        """Write; return what the phone received since."""
        assert self.phone.write(text, to=self.line, **more).taken
        return [one.text for one in self.hear()]

    def verify(self) -> list[str]:
        """Say who it is."""
        self.say("hola")
        self.say("sí")
        return self.say("6785")


@pytest.fixture
def phone(served: World, twilio: Twilio) -> Callable[..., Client]:
    """Give a maker of the client's phone, which writes to a line."""

    def make(line: str = SMS) -> Client:
        channel, mark, _ = line.rpartition(":")
        prepare(served, {"channel": channel or "sms", "number": CLIENT})
        return Client(served, twilio, twilio.phone(f"{channel}{mark}{CLIENT}"), line)

    return make


Make = Callable[..., Client]


def out(world: World) -> list[Message]:
    """Return what the client was told."""
    return [row for row in world.messages() if row.direction.value == "out"]


@pytest.mark.parametrize("line", [SMS, WHATSAPP])
def test_a_client_is_known_and_answered(world: World, phone: Make, line: str) -> None:
    """By SMS as by WhatsApp a client shows who they are, and is told their account; everything arrives."""
    client = phone(line)
    client.verify()
    said = client.say("cuánto debo")

    assert [] != [text for text in said if "144.000" in text]
    assert {MessageStatus.DELIVERED} == {row.status for row in out(world)}


def test_a_plan_is_agreed_by_sms(world: World, phone: Make) -> None:
    """A proposal is read back and accepted by its number."""
    client = phone()
    client.verify()
    client.say("pago todo el viernes")
    client.say("1")
    with world.unit() as uow:
        agreement = uow.agreements.active(world.creditor, world.client)

    assert agreement is not None


def test_a_voice_note_is_kept_and_fetched(world: World, phone: Make) -> None:
    """It is answered kindly, fetched with the account's key, and waits for the team."""
    client = phone(WHATSAPP)
    client.verify()
    said = client.say(media=[VOICE])
    with world.unit() as uow:
        (row,) = uow.attachments.of(world.creditor, [one.id for one in world.messages()])
        kept = uow.attachments.get(world.creditor, row.id)
        content = kept.content

    assert said[0].startswith("Recibí su audio para el equipo; yo no puedo escucharlo aún.")
    assert (VOICE.data, "audio/ogg", None) == (content, kept.content_type, kept.error)


def test_a_place_and_an_empty_message(world: World, phone: Make) -> None:
    """Each gets an answer of its own."""
    client = phone(WHATSAPP)
    client.verify()

    assert "ubicación" in client.say(location=(-33.44, -70.66))[0]
    assert "vacío" in client.say("")[0]


def test_a_message_that_comes_again_is_answered_once(world: World, phone: Make) -> None:
    """The provider may not have heard that we took it."""
    client = phone()
    client.say("hola")
    assert client.phone.repeat().taken

    assert [] == client.hear()
    assert 1 == len([row for row in world.messages() if row.direction.value == "in"])


@pytest.mark.parametrize(
    "behaviour",
    [
        calls_back("delivered", "sent", "queued"),
        calls_back("sent", "delivered", "sent", "delivered"),
        calls_back("delivered"),
    ],
)
def test_statuses_come_in_any_order(world: World, twilio: Twilio, phone: Make, behaviour: Behaviour) -> None:
    """Whatever comes late or twice, a message that was delivered stays delivered."""
    twilio.script(behaviour)
    phone().say("hola")

    assert [MessageStatus.DELIVERED] == [row.status for row in out(world)]


def test_a_message_is_read(world: World, phone: Make) -> None:
    """WhatsApp tells when a message was opened."""
    client = phone(WHATSAPP)
    client.say("hola")
    client.phone.read()
    client.hear()

    assert MessageStatus.READ is out(world)[-1].status


def test_a_failure_is_told(world: World, twilio: Twilio, phone: Make) -> None:
    """A message that does not arrive has failed, with the provider's code."""
    twilio.script(ends("undelivered", 30005))
    phone().say("hola")

    assert [(MessageStatus.FAILED, "30005")] == [(row.status, row.error) for row in out(world)]


@pytest.mark.parametrize(
    ("line", "word", "answers"),
    [
        (SMS, "STOP", 0),  # the provider has answered, and blocks what we would say
        (SMS, "BAJA", 1),  # its long codes know no Spanish: we confirm, once
        (ADVANCED, "BAJA", 0),  # it answers here, and says so
        (WHATSAPP, "STOP", 1),  # on WhatsApp the word is ours
    ],
)
def test_stopping(world: World, twilio: Twilio, phone: Make, line: str, word: str, answers: int) -> None:
    """Whoever says stop is obeyed on every channel, and hears of it once, from the provider or from us."""
    client = phone(line)
    client.say("hola")
    before = len(client.phone.received)
    client.say(word)
    ours = [one for one in client.phone.received[before:] if one.by != "provider"]
    with world.unit() as uow:
        person = uow.people.get(world.row().person_id)

    assert person.opted_out_at is not None
    assert answers == len(ours)


OLD = "Ese botón era de un mensaje anterior"


@pytest.mark.parametrize(
    ("under", "button", "answer"),
    [
        (0, "affirm", OLD),
        (-1, "affirm", "queda acordado"),
        (0, "ask_balance", "Agua, enero"),  # opens a way, and agrees to nothing
        (0, "ask_payment_methods", "Banco del Valle"),
        (0, "ask_human", "Claro que sí"),
        (0, "change", OLD),
        (None, "affirm", OLD),  # of another conversation
    ],
)
def test_an_old_button(world: World, phone: Make, under: int | None, button: str, answer: str) -> None:
    """A button answers what stands above it: 'yes, it is me' of an hour ago agrees to no plan."""
    client = phone(WHATSAPP)
    for text in ("hola", "sí", "6785", "todo el viernes"):
        client.say(text)
    shown = [row.provider_id for row in out(world) if row.choices]
    line, replied = WHATSAPP.removeprefix("whatsapp:"), {"replied": "SM0" if under is None else shown[under]}
    world.write("Sí", channel="whatsapp", address=CLIENT, line=line, button=button, payload=replied)

    assert any(answer in heard.text for heard in client.hear())
