"""The REST channel as programs made for a Rasa server see it: shape, key, order, and nothing lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import uuid4

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.rest import NAME
from bot.conversation import Bot
from bot.stage import Stage
from bot.web.rest import BODY_MAX, LENGTH_MAX, PATH, SENDER_MAX, rest_routes
from storage.queue.inbox import Arrived
from storage.queue.patience import FIRST_WAIT
from storage.schema import Direction, Message, MessageStatus
from storage.unit_of_work import UnitOfWork
from tests.bot.serving import service_of, serving
from tests.bot.world import World

KEY = "the key of programs that call, long enough"
SENDER = "widget-1"
BY_KEY = {"Authorization": f"Bearer {KEY}"}
ERROR = {"version", "status", "message", "reason", "details", "help", "code"}
PATIENCE = 60


@pytest.fixture
def rest(world: World) -> Iterator[str]:
    """Serve the channel, with the first client known by the sender; give its address."""
    know(world, SENDER)
    with serving(Starlette(routes=rest_routes(service_of(world.app), KEY))) as address:
        yield address + PATH


def know(world: World, sender: str, client: str | None = None) -> None:
    """Write that a client is reached at a sender."""
    with world.unit() as uow:
        address = uow.addresses.ensure(NAME, sender, world.now)
        uow.clients.reach(world.creditor, client or world.client, address.id)
        uow.commit()


def ask(url: str, text: str, sender: str = SENDER, **more: str) -> list[dict[str, Any]]:
    """Say something, and return what is answered."""
    body = {"sender": sender, "message": text, **more}
    answer = httpx.post(url, json=body, headers=BY_KEY, timeout=PATIENCE)
    assert 200 == answer.status_code, answer.text
    said: list[dict[str, Any]] = answer.json()
    return said


def heard(world: World) -> list[Message]:
    """Return what the client wrote."""
    return [message for message in world.messages() if message.direction is Direction.IN]


def test_answers_in_the_reply(world: World, rest: str) -> None:
    """Whole talk: each answer comes back where the question came from, in Rasa's shape, and is kept as delivered."""
    talk = ["hola", "sí, soy yo", "6785", "¿cuánto debo?"]

    answers = [ask(rest, text) for text in talk]

    assert "$144.000" in answers[-1][0]["text"]
    assert {SENDER} == {one["recipient_id"] for answer in answers for one in answer}
    assert talk == [message.text for message in heard(world)]
    said = [message for message in world.messages() if message.direction is Direction.OUT]
    assert [one["text"] for answer in answers for one in answer] == [message.text for message in said]
    assert {(NAME, MessageStatus.DELIVERED)} == {(message.channel, message.status) for message in said}
    assert all(message.contact_decision for message in said)
    with world.unit() as uow:
        assert ({}, {}) == (uow.inbox.count(), uow.outbox.count())


def test_button_is_a_press(world: World, rest: str) -> None:
    """A button's payload sent back as the message presses it, and is kept as the words that stood on it."""
    first = ask(rest, "hola")
    button = first[-1]["buttons"][0]

    second = ask(rest, button["payload"])

    assert {"title", "payload"} == set(button)
    assert "últimos 4" in second[0]["text"]
    assert "affirm" == heard(world)[-1].intent
    assert button["title"] == heard(world)[-1].text


@pytest.mark.parametrize("payload", ["/affirm", "/means:1", "ask_human", "rate:5"])
def test_payloads(world: World, rest: str, payload: str) -> None:
    """An id of a quick reply is one with and without its slash, where nobody would write it as a word."""
    ask(rest, "hola")

    ask(rest, payload)

    assert {"button": payload.removeprefix("/")} == heard(world)[-1].reading


@pytest.mark.parametrize(
    ("payload", "button"),
    [
        ('/ask_human{"name": "Ana"}', "ask_human"),
        ("/ask_human@1.0", "ask_human"),
        ("/restart", "greet"),
        ("/session_start", "greet"),
        ('/get_started{"page": "home"}', "greet"),
    ],
)
def test_payloads_of_widgets(world: World, rest: str, payload: str, button: str) -> None:
    """What widgets made for Rasa send by themselves is a press too; what opens a talk there greets."""
    ask(rest, payload)

    assert {"button": button} == heard(world)[-1].reading


def test_entities_are_words(world: World, rest: str) -> None:
    """Entities of an intent that is no button here are read as the words that they are."""
    ask(rest, '/inform{"amount": "50 lucas"}')

    assert "50 lucas" in heard(world)[-1].text


def test_stranger_is_asked(world: World, rest: str) -> None:
    """Who is not known is told nothing of anybody: neither the creditor's clients nor a debt."""
    answer = ask(rest, "¿cuánto debo?", sender=uuid4().hex)

    told = " ".join(one["text"] for one in answer)
    assert answer
    assert "144.000" not in told
    assert "Marcela" not in told
    assert [] == heard(world)


@pytest.mark.parametrize(
    ("headers", "query"),
    [({}, ""), ({"Authorization": "Bearer wrong"}, ""), ({"Authorization": KEY}, ""), ({}, "?token=wrong")],
)
def test_key_is_needed(rest: str, headers: dict[str, str], query: str) -> None:
    """Without the key nothing is taken, and the refusal has the shape of a Rasa server's."""
    answer = httpx.post(rest + query, json={"sender": SENDER, "message": "hola"}, headers=headers)

    assert 401 == answer.status_code
    assert set(answer.json()) == ERROR
    assert ("failure", "NotAuthenticated", 401) == tuple(answer.json()[name] for name in ("status", "reason", "code"))


def test_key_in_the_address(rest: str) -> None:
    """The key may stand in the address, as Rasa's `--auth-token` does."""
    answer = httpx.post(rest, params={"token": KEY}, json={"sender": SENDER, "message": "hola"})

    assert (200, True) == (answer.status_code, bool(answer.json()))


def test_off_without_a_key(world: World) -> None:
    """Without a key there is no such channel."""
    assert [] == rest_routes(service_of(world.app), None)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b'{"sender": "a"}', 400),
        (b'{"message": "hola"}', 400),
        (b"[" * 30_000, 400),
        (b'{"sender": "a", "message": ""}', 400),
        (b'{"sender": "a", "message": "  "}', 400),
        (b'{"sender": "", "message": "hola"}', 400),
        (b'{"sender": 7, "message": "hola"}', 400),
        (b'{"sender": "a", "message": ["hola"]}', 400),
        (b'{"sender": "a", "message": "hola", "message_id": 3}', 400),
        (b'{"sender": "' + b"a" * (SENDER_MAX + 1) + b'", "message": "hola"}', 400),
        (b'{"sender": "a", "message": "' + b"a" * (LENGTH_MAX + 1) + b'"}', 400),
        (b'{"sender": "a", "message": "' + b"a" * BODY_MAX + b'"}', 413),
        (b"\xff\xfe", 400),
    ],
)
def test_what_cannot_be_taken(rest: str, body: bytes, status: int) -> None:
    """Bad input gets one sentence in the shape of a Rasa server's errors, and nothing is stored."""
    answer = httpx.post(rest, content=body, headers=BY_KEY)

    assert status == answer.status_code
    assert set(answer.json()) == ERROR
    assert answer.json()["message"]


def test_repeat_is_one_message(world: World, rest: str) -> None:
    """A message id of the sender's own tells repeats apart: the second is not handled again."""
    once, again = (ask(rest, "hola", message_id="m-1") for _ in range(2))

    assert (True, []) == (bool(once), again)
    assert 1 == len(heard(world))


def test_order_of_one_sender(world: World, rest: str) -> None:
    """Requests of one sender at the same moment are handled one after the other, each with its own answer."""
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: ask(rest, "hola"), range(16)))

    turns = [list(rows) for _, rows in groupby(world.messages(), key=lambda message: message.trace_id)]
    assert 16 == len(turns) == len(heard(world))
    assert all(rows[0].direction is Direction.IN for rows in turns)
    assert all(len(rows) > 1 for rows in turns)
    assert sorted(one["text"] for answer in answers for one in answer) == sorted(
        row.text for rows in turns for row in rows[1:]
    )


def test_late_answer_comes_with_the_next(world: World, rest: str) -> None:
    """What an adviser writes waits, and the next request's answer brings it, once and first."""
    for text in ("hola", "sí", "6785"):
        ask(rest, text)
    ask(rest, "quiero hablar con una persona")
    with world.unit() as uow:
        case, staff = uow.cases.of(world.creditor, world.client)[0], uow.staff.all()[0]
        world.app.desk.reply(uow, case.id, staff, "Hola, soy Andrea.", world.now, uuid4().hex)
        uow.commit()
    world.work()

    first, second = ask(rest, "gracias"), ask(rest, "hola")

    assert "Hola, soy Andrea." in first[0]["text"]
    assert not any("Andrea." in one["text"] for one in second)


@dataclass
class Stumbling:
    """A bot that fails at the first message, and is itself afterwards."""

    bot: Bot
    fell: bool = False

    def receive(self, uow: UnitOfWork, arrived: Arrived, now: datetime, *, hands_over: bool = False) -> Stage:
        """Fail, once."""
        if not self.fell:
            self.fell = True
            raise ValueError("The words of a client.")
        return self.bot.receive(uow, arrived, now, hands_over=hands_over)


def test_failed_message_is_kept(world: World, rest: str) -> None:
    """A message whose handling fails is taken all the same; workers try it again, and its answer comes later."""
    app, stumbling = world.app, Stumbling(world.app.bot)
    know(world, "widget-2")
    failing = replace(app, exchange=replace(app.exchange, bot=stumbling))
    with serving(Starlette(routes=rest_routes(service_of(failing), KEY))) as address:
        first = ask(address + PATH, "hola", sender="widget-2")
    world.wall.at += FIRST_WAIT
    world.work()

    answer = ask(rest, "sí, soy yo", sender="widget-2")

    assert ([], ["hola", "sí, soy yo"]) == (first, [message.text for message in heard(world)])
    assert "cuenta terminada en" in answer[0]["text"]
    assert "últimos 4" in answer[-1]["text"]


def test_nobody_fetches_what_waits_for_another(world: World, rest: str) -> None:
    """What waits for the client at one sender is not brought by another sender's request in the client's name."""
    for words in ("hola", "sí soy yo", "6785", "quiero hablar con una persona"):
        ask(rest, words)
    with world.unit() as uow:
        case = uow.cases.of(world.creditor, world.client)[0].id
        world.app.desk.reply(uow, case, None, "Su saldo quedó en $144.000.", world.now, uuid4().hex)
    world.work()
    told = [one["text"] for words in ("hola", "1041", "sí") for one in ask(rest, words, sender="another")]

    assert told
    assert not any("144.000" in text for text in told)
    assert any("144.000" in one["text"] for one in ask(rest, "¿hay novedades?"))
