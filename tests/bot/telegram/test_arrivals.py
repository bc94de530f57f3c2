"""Hold how updates arrive: proved, stored once before Telegram is told, by webhook or by asking, in one process."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest
from sqlalchemy import func, select
from starlette.applications import Starlette

from bot.app import App
from bot.channels.telegram_inbound import WANTED
from bot.settings import Settings
from bot.telegram_arrivals import PATH, REMEDY, Arrivals, set_webhook, standing, unhook, way_of
from bot.web.telegram import telegram_routes
from storage.database import Database
from storage.schema import InboxRow
from tests.bot.serving import service_of, serving
from tests.bot.telegram.scene import SECRET, Scene
from tests.bot.world import World
from tests.fakes import telegram as play

HEADER = "X-Telegram-Bot-Api-Secret-Token"
NAME, PROOF = HEADER.encode(), SECRET.encode()
HELLO = {
    "update_id": 9,
    "message": {
        "message_id": 1,
        "date": 1772722800,
        "chat": {"id": 7, "type": "private"},
        "from": {"id": 7, "is_bot": False, "first_name": "Ana"},
        "text": "hola",
    },
}
PATIENCE_SECONDS = 60


def stored(world: World) -> int:
    """Return how many updates were stored."""
    with world.unit() as uow:
        return uow.session.scalars(select(func.count()).select_from(InboxRow)).one()


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


@contextmanager
def arriving(app: App) -> Iterator[Arrivals]:
    """Let updates arrive while the block lasts."""
    assert app.telegram is not None
    arrivals = Arrivals(app.settings, app.database, app.url, app.telegram, app.clock)
    arrivals.start()
    try:
        yield arrivals
    finally:
        arrivals.stop()


@pytest.mark.parametrize(
    ("headers", "content", "status"),
    [
        ({}, b"{}", 401),
        ({NAME: b"wrong"}, b"{}", 401),
        ({NAME: "señal".encode("latin-1")}, b"{}", 401),
        ({NAME: PROOF}, b"not json", 400),
        ({NAME: PROOF}, b"[]", 400),
        ({NAME: PROOF}, b"[" * 100_000, 400),
        ({NAME: PROOF}, b" " * 1_100_000, 413),
        ({NAME: PROOF}, b"{}", 200),
        ({NAME: PROOF}, b'{"update_id": 1, "poll": {}}', 200),
        ({NAME: PROOF}, b'{"update_id": 2, "message": {"chat": 5, "from": [], "text": {}}}', 200),
    ],
)
def test_not_stored(world: World, hook: str, headers: dict[bytes, bytes], content: bytes, status: int) -> None:
    """What is not proved, not readable, or nobody's word is not stored."""
    answer = httpx.post(hook, content=content, headers=headers)

    assert (status, 0) == (answer.status_code, stored(world))


def test_stored_once(world: World, hook: str) -> None:
    """An update is stored before Telegram is told so, and once however often it is brought."""
    statuses = [httpx.post(hook, json=HELLO, headers={HEADER: SECRET}).status_code for _ in range(3)]

    assert ([200, 200, 200], 1) == (statuses, stored(world))


def test_strange_words(world: World, hook: str) -> None:
    """What the database cannot hold arrives all the same."""
    body = HELLO | {"message": {**HELLO["message"], "text": "hola\x00 \ud800"}}  # type: ignore[dict-item]
    answer = httpx.post(hook, content=json.dumps(body), headers={HEADER: SECRET})

    assert (200, 1) == (answer.status_code, stored(world))


def test_database_away(world: World) -> None:
    """While nothing can be kept Telegram is asked to bring it again."""
    with away(world.app) as address:
        assert 503 == httpx.post(address, json=HELLO, headers={HEADER: SECRET}).status_code


@contextmanager
def away(app: App) -> Iterator[str]:
    """Serve the webhook on a database that does not answer."""
    gone = replace(app, database=Database("postgresql://nobody@127.0.0.1:1/nowhere"))
    with serving(Starlette(routes=telegram_routes(service_of(gone), gone.telegram))) as address:
        yield address + PATH


def test_polling(world: World, telegram: play.Telegram) -> None:
    """Without a public address the bot asks for updates; what it stored it does not ask for again."""
    with arriving(world.app):
        ana = telegram.person("Ana")
        ana.start()
        wait_for(lambda: stored(world) == 1)
        ana.write("hola")
        ana.write("¿hay alguien?")
        wait_for(lambda: stored(world) == 3)
        wait_for(lambda: telegram.post.letters == [])

    assert 3 == stored(world)


def test_polling_negotiation(world: World, telegram: play.Telegram) -> None:
    """A whole negotiation goes by asking for updates as it does by webhook."""
    scene = Scene(world, telegram)
    with arriving(world.app):
        marcela = scene.verified()
        marcela.write("puedo pagar 72 mil el viernes y 72 mil el 27 de marzo")
        scene.settle()
        press = marcela.press("Sí, lo dejo así")
        scene.settle()
        wait_for(lambda: marcela.answer(press) is not None)

    assert any(text.startswith("Gracias; queda acordado:") for text in marcela.texts())
    assert {} == telegram.ledger.duplicates()


def test_polling_again(world: World, telegram: play.Telegram) -> None:
    """What came while nobody asked waits; what was stored and not told comes again, and is stored once."""
    ana = telegram.person("Ana")
    ana.start()
    ana.write("hola")
    for _ in range(2):
        with arriving(world.app):
            wait_for(lambda: stored(world) == 2)

    assert 2 == stored(world)


def test_one_asks(world: World, telegram: play.Telegram, caplog: pytest.LogCaptureFixture) -> None:
    """Of two processes one asks, so that Telegram sends neither away."""
    with arriving(world.app), arriving(world.app):
        ana = telegram.person("Ana")
        for number in range(5):
            ana.start(f"x{number}")
        wait_for(lambda: stored(world) == 5)

    assert "telegram.conflict" not in caplog.text


def test_conflict(world: World, telegram: play.Telegram, hook: str, caplog: pytest.LogCaptureFixture) -> None:
    """Where a webhook takes the updates, the log says so with its remedy; nothing is taken away from it."""
    assert world.app.telegram is not None
    set_webhook(world.app.telegram, hook, SECRET)
    with arriving(world.app):
        wait_for(lambda: "telegram.conflict" in caplog.text)
        kept = telegram.post.webhook.url
        unhook(world.app.telegram)
        telegram.person("Ana").start()
        wait_for(lambda: stored(world) == 1)

    assert (hook, True) == (kept, REMEDY in caplog.text)


def test_webhook(world: World, telegram: play.Telegram) -> None:
    """With a public https address Telegram is told it, with the secret and the kinds that are wanted."""
    settings = replace(world.app.settings, public_url="https://concilia.example")
    with arriving(replace(world.app, settings=settings)):
        wait_for(lambda: bool(telegram.post.webhook.url))

    hook = telegram.post.webhook
    assert ("https://concilia.example" + PATH, SECRET, 40) == (hook.url, hook.secret, hook.connections)
    assert frozenset(WANTED) == telegram.post.allowed


def test_way(settings: Settings) -> None:
    """Operators are told which way updates come."""
    public = replace(settings, public_url="https://concilia.example")
    ways = [way_of(given).split()[:3] for given in (settings, public, replace(settings, telegram_token=None))]

    assert [["Telegram", "is", "asked"], ["Telegram", "brings", "updates"], ["Telegram", "is", "off:"]] == ways


def test_standing(scene: Scene, hook: str) -> None:
    """What Telegram says of a webhook is told as it is."""
    assert scene.world.app.telegram is not None

    assert {"webhook": hook, "waiting": 0, "last_fault": None} == standing(scene.world.app.telegram)
