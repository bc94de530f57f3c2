"""A client talks to the bot through Twilio: what they send reaches it once, and what it says reaches them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from starlette.applications import Starlette

from bot.clock import Clock
from bot.settings import Settings
from bot.web.twilio import MESSAGES, twilio_routes
from storage.schema import Message, MessageStatus
from tests.bot.conftest import settings as plain_settings  # noqa: F401 - the fixture that ours changes
from tests.bot.serving import service_of, serving
from tests.bot.world import Wall, World
from tests.fakes.twilio.account import ADVANCED_WORDS, Account, Line
from tests.fakes.twilio.behaviour import Behaviour, calls_back, ends
from tests.fakes.twilio.phones import File, Phone
from tests.fakes.twilio.provider import Twilio
from tests.fakes.twilio.serving import running

PUBLIC = "https://bot.example"
HOOK = f"{PUBLIC}{MESSAGES}#rc=3&rp=5xx,ct,rt"
SMS, ADVANCED, WHATSAPP = "+56225550100", "+56225550102", "+56225550101"
CLIENT = "+56911112222"
SENDS = 4  #: messages that an answer has at most
VOICE = File("audio/ogg", b"OggS a voice")


@pytest.fixture
def twilio(wall: Wall) -> Iterator[Twilio]:
    """Give the provider, whose clock is ours, with a number for SMS and one for WhatsApp."""
    lines = (Line(SMS, HOOK), Line(ADVANCED, HOOK, ADVANCED_WORDS), Line(f"whatsapp:{WHATSAPP}", HOOK))
    with running(Account(lines), Clock(wall)) as provider:
        yield provider


@pytest.fixture
def settings(plain_settings: Settings, twilio: Twilio) -> Settings:  # noqa: F811 - the fixture
    """Give the settings of a service with that account."""
    return replace(
        plain_settings,
        public_url=PUBLIC,
        twilio_account_sid=twilio.account.sid,
        twilio_auth_token=twilio.account.token,
        twilio_api_url=twilio.address,
        twilio_sms_from=SMS,
        twilio_whatsapp_from=WHATSAPP,
    )


@dataclass
class Telephone:
    """A client's phone by one channel, and the bot that works whenever something was written."""

    world: World
    twilio: Twilio
    phone: Phone
    line: str
    heard: int = 0

    def write(self, text: str = "", **more: Any) -> list[str]:  # noqa: ANN401 - the phone's own words
        """Write; return what the phone received since."""
        assert self.phone.write(text, to=self.line, **more).taken
        return self.hear()

    def press(self, title: str) -> list[str]:
        """Press a button; return what the phone received since."""
        assert self.phone.press(title).taken
        return self.hear()

    def hear(self) -> list[str]:
        """Let the bot and the provider do what is due; return what the phone received since it was last asked."""
        for _ in range(SENDS):
            self.world.work()
            self.world.wall.move(seconds=1)  # a number may send so often
        assert self.twilio.idle()
        before, self.heard = self.heard, len(self.phone.texts)
        return self.phone.texts[before:]

    def verify(self) -> list[str]:
        """Say who it is."""
        self.write("hola")
        self.write("sí")
        return self.write("6785")


@pytest.fixture
def phone(world: World, twilio: Twilio) -> Iterator[Callable[..., Telephone]]:
    """Give a maker of phones, of the first client unless another number is named."""

    def make(line: str = SMS, number: str = CLIENT) -> Telephone:
        prefix = "whatsapp:" if line.startswith("whatsapp:") else ""
        return Telephone(world, twilio, twilio.phone(prefix + number), line)

    with world.unit() as uow:
        for channel in ("sms", "whatsapp"):
            known = uow.addresses.ensure(channel, CLIENT, world.now)
            uow.clients.reach(world.creditor, world.client, known.id)
    with serving(Starlette(routes=twilio_routes(service_of(world.app)))) as address:
        twilio.reach(PUBLIC, address)
        yield make


Make = Callable[..., Telephone]


def out(world: World) -> list[Message]:
    """Return what the client was told."""
    return [row for row in world.messages() if row.direction.value == "out"]


@pytest.mark.parametrize("line", [SMS, f"whatsapp:{WHATSAPP}"])
def test_a_client_is_known_and_answered(world: World, phone: Make, line: str) -> None:
    """By SMS as by WhatsApp a client shows who they are, and is told their account; everything arrives."""
    client = phone(line)
    client.verify()
    said = client.write("cuánto debo")

    assert [] != [text for text in said if "144.000" in text]
    assert {MessageStatus.DELIVERED} == {row.status for row in out(world)}


def test_a_plan_is_agreed_by_sms(world: World, phone: Make) -> None:
    """A proposal is read back and accepted by its number."""
    client = phone()
    client.verify()
    client.write("pago todo el viernes")
    client.write("1")
    with world.unit() as uow:
        agreement = uow.agreements.active(world.creditor, world.client)

    assert agreement is not None


def test_a_voice_note_is_kept_and_fetched(world: World, phone: Make) -> None:
    """It is answered kindly, fetched with the account's key, and waits for the team."""
    client = phone(f"whatsapp:{WHATSAPP}")
    client.verify()
    said = client.write(media=[VOICE])
    with world.unit() as uow:
        (row,) = uow.attachments.of(world.creditor, [one.id for one in world.messages()])
        kept = uow.attachments.get(world.creditor, row.id)
        content = kept.content

    assert said[0].startswith("Recibí su audio para el equipo; yo no puedo escucharlo aún.")
    assert (VOICE.data, "audio/ogg", None) == (content, kept.content_type, kept.error)


def test_a_place_and_an_empty_message(world: World, phone: Make) -> None:
    """Each gets an answer of its own."""
    client = phone(f"whatsapp:{WHATSAPP}")
    client.verify()

    assert "ubicación" in client.write(location=(-33.44, -70.66))[0]
    assert "vacío" in client.write("")[0]


def test_a_message_that_comes_again_is_answered_once(world: World, phone: Make) -> None:
    """The provider may not have heard that we took it."""
    client = phone()
    client.write("hola")
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
    phone().write("hola")

    assert [MessageStatus.DELIVERED] == [row.status for row in out(world)]


def test_a_message_is_read(world: World, phone: Make) -> None:
    """WhatsApp tells when a message was opened."""
    client = phone(f"whatsapp:{WHATSAPP}")
    client.write("hola")
    client.phone.read()
    client.hear()

    assert MessageStatus.READ is out(world)[-1].status


def test_a_failure_is_told(world: World, twilio: Twilio, phone: Make) -> None:
    """A message that does not arrive has failed, with the provider's code."""
    twilio.script(ends("undelivered", 30005))
    phone().write("hola")

    assert [(MessageStatus.FAILED, "30005")] == [(row.status, row.error) for row in out(world)]


@pytest.mark.parametrize(
    ("line", "word", "answers"),
    [
        (SMS, "STOP", 0),  # the provider has answered, and blocks what we would say
        (SMS, "BAJA", 1),  # its long codes know no Spanish: we confirm, once
        (ADVANCED, "BAJA", 0),  # it answers here, and says so
        (f"whatsapp:{WHATSAPP}", "STOP", 1),  # on WhatsApp the word is ours
    ],
)
def test_stopping(world: World, twilio: Twilio, phone: Make, line: str, word: str, answers: int) -> None:
    """Whoever says stop is obeyed on every channel, and hears of it once, from the provider or from us."""
    client = phone(line)
    client.write("hola")
    before = len(client.phone.received)
    client.write(word)
    ours = [one for one in client.phone.received[before:] if one.by != "provider"]
    with world.unit() as uow:
        person = uow.people.get(world.row().person_id)

    assert person.opted_out_at is not None
    assert answers == len(ours)


@pytest.mark.parametrize(("under", "answer"), [(0, "Ese botón era de un mensaje anterior"), (-1, "queda acordado")])
def test_an_old_button(world: World, phone: Make, under: int, answer: str) -> None:
    """A button answers what stands above it: 'yes, it is me' of an hour ago agrees to no plan."""
    client = phone(f"whatsapp:{WHATSAPP}")
    for text in ("hola", "sí", "6785", "todo el viernes"):
        client.write(text)
    shown = [row.provider_id for row in out(world) if row.choices]
    payload = {"text": "Sí", "button": "affirm", "replied": shown[under]}
    with world.app.database.unit_of_work() as uow:
        uow.inbox.accept(
            channel="whatsapp",
            provider_id="SM-pressed",
            address=CLIENT,
            payload=payload,
            at=world.now,
            trace_id="t",
            line=WHATSAPP,
        )
        uow.commit()

    assert any(answer in heard for heard in client.hear())
