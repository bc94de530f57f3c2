"""Hold that no secret leaves: not by a command, a log, an answer or a figure, whoever is away or refuses us."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from bot.app import build
from bot.clock import Clock
from bot.settings import PREFIX, TABLE, Settings
from bot.web.server import create_server
from storage.database import Database
from tests.bot.commands.conftest import Command
from tests.bot.serving import serving
from tests.bot.world import Wall, World

MARK = "Zq7xPlanted"
KEY = f"{MARK}-key-of-thirty-two-characters-and-more"
NOBODY = "http://127.0.0.1:9"
SECRETS = {
    "SECRET_KEY": KEY, "OTHER_SECRET_KEYS": f"{KEY}-other", "RASA_TOKEN": f"{MARK}rasa",
    "TWILIO_AUTH_TOKEN": f"{MARK}twilio", "TELEGRAM_TOKEN": f"123456:{MARK}telegram",
    "TELEGRAM_WEBHOOK_SECRET": f"{MARK}hook", "REST_KEY": f"{KEY}-rest", "OIDC_CLIENT_SECRET": f"{MARK}oidc",
}  # fmt: skip
OTHERS = {
    "TWILIO_ACCOUNT_SID": "AC0123", "TWILIO_SMS_FROM": "+12025550100", "UNDERSTANDING": "rasa",
    "OIDC_CLIENT_ID": "concilia",
}  # fmt: skip
ADDRESSES = [
    f"postgresql://u:{MARK}@127.0.0.1:9/x",
    f"postgresql://u:{MARK}@127.0.0.1:99999/x",
    f"postgresql://u:{MARK}@127.0.0.1:port/x",
    f"postgresql://u:{MARK}@[::1/x",
    f"postgresql://u:{MARK}@no.such.host.invalid/x",
    f"postgresql://u:{MARK}@127.0.0.1/x?nonsense=1",
    f"mysql://u:{MARK}@127.0.0.1/x",
    f"postgresql://u:{MARK}/x@127.0.0.1#{MARK}",
]
COMMANDS = ["check", "creditor list", "telegram status", "telegram unhook", "templates sync", "witness", "keys list"]


class Echo(BaseHTTPRequestHandler):
    """A provider that knows us not, and says again all that it was told."""

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        told = {
            "path": self.path,
            "headers": str(self.headers),
            "body": self.rfile.read(length).decode(errors="replace"),
        }
        body = json.dumps({"ok": False, "error_code": 401, "code": 20003, "description": told["path"], **told}).encode()
        self.send_response(401, "Unauthorized")
        for name, value in (("content-type", "application/json"), ("content-length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST  # noqa: N815 - the library's names

    def log_message(self, *_: object) -> None: ...


@contextmanager
def echoing() -> Iterator[str]:
    """Serve that provider; give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def places(address: str) -> dict[str, str]:
    """Return the settings that name a provider's address."""
    pager = f"{address}/{MARK}pager"
    return {"TWILIO_API_URL": address, "TELEGRAM_API_URL": address, "RASA_URL": address, "PAGER_URL": pager,
            "OIDC_ISSUER": address}  # fmt: skip


def test_every_secret_is_planted() -> None:
    """A setting that is a secret has its mark in these tests."""
    assert {row.name for row in TABLE if row.secret} == {*SECRETS, "DATABASE_URL", "PAGER_URL"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_database_out_of_reach(concilia: Command, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Whatever is wrong with the database's address, a sentence says so without its password."""
    for name, value in (SECRETS | OTHERS | places(NOBODY) | {"DATABASE_URL": address}).items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)
    ran = [concilia(*words.split()) for words in ("check", "creditor list")]

    assert [] == [one for one in ran if not one.status or MARK in one.out + one.err or "Traceback" in one.err]


@pytest.mark.parametrize("is_there", [True, False])
def test_providers_out_of_reach(concilia: Command, monkeypatch: pytest.MonkeyPatch, is_there: bool) -> None:
    """Commands that call providers tell what went wrong, and nothing of what they showed them."""
    with echoing() as address:
        for name, value in (SECRETS | OTHERS | places(address if is_there else NOBODY)).items():
            monkeypatch.setenv(f"{PREFIX}{name}", value)
        ran = {words: concilia(*words.split()) for words in COMMANDS}

    assert [] == [words for words, one in ran.items() if MARK in one.out + one.err or "Traceback" in one.err]
    assert {"telegram status", "telegram unhook", "templates sync"} <= {
        words for words, one in ran.items() if one.status
    }


def test_a_service_that_nobody_knows(
    database: Database, settings: Settings, wall: Wall, capsys: pytest.CaptureFixture[str]
) -> None:
    """Providers refuse us, the pager does, strangers try every door: no log, answer, figure or row has a secret."""
    capsys.readouterr()
    with echoing() as address, planted(settings, address, wall) as world:
        talk(world)
        with (
            serving(create_server(world.app, worker=False, clock=False)) as site,
            httpx.Client(base_url=site) as stranger,
        ):
            answers = [knock(stranger, *door) for door in DOORS]
        kept = rows(world)
    out, err = capsys.readouterr()
    events = {json.loads(line)["event"] for line in err.splitlines() if line.startswith("{")}

    assert {"job.failed", "provider.alert", "telegram.refused", "rasa.silent", "oidc.refused"} <= events
    assert [] == [line for line in (out + err).splitlines() if MARK in line or "Traceback" in line]
    assert [] == [one.url for one in answers if MARK in f"{one.headers}{one.text}" or one.status_code >= 500]
    assert MARK not in kept


DOORS = (
    ("POST", "/channels/twilio/messages"), ("POST", "/channels/telegram/updates"),
    ("POST", "/webhooks/rest/webhook"),
    ("POST", "/webhooks/rest/webhook?token=wrong"), ("GET", "/webhooks/rest/"),
    ("POST", "/channels/payments/aguas-del-valle"),
    ("GET", "/console/sign-in"), ("GET", "/console/sign-in/oidc"), ("GET", "/api/v1/cases"), ("GET", "/metrics"),
    ("GET", "/api/v1/openapi.json"), ("GET", "/readyz"), ("GET", "/pay/wrong"), ("GET", "/chat/wrong"),
    ("POST", "/channels/web/messages"),
)  # fmt: skip


def knock(stranger: httpx.Client, verb: str, place: str) -> httpx.Response:
    """Ask for something with no key, or a wrong one."""
    given = {"X-Twilio-Signature": "wrong", "X-Telegram-Bot-Api-Secret-Token": "wrong", "Authorization": "Bearer wrong"}
    return stranger.request(verb, place, headers=given, content=b"{}" if verb == "POST" else None)


@contextmanager
def planted(settings: Settings, address: str, wall: Wall) -> Iterator[World]:
    """Give a world whose every secret has the mark, and whose every provider echoes."""
    given = SECRETS | OTHERS | places(address)
    more = {name.lower(): value for name, value in given.items() if name != "OTHER_SECRET_KEYS"}
    app = build(replace(settings, **more, other_secret_keys=(f"{KEY}-other",)), Clock(wall))  # type: ignore[arg-type]
    try:
        yield World(app, wall)
    finally:
        app.close()


def talk(world: World) -> None:
    """Let clients write on every channel, one of them in need, and do all that follows."""
    world.add_creditor()
    world.add_client()
    world.write("hola", channel="sms", address="+56911112222")
    world.write("hola", channel="telegram", address="4711")
    world.verify()
    world.say("ya no quiero vivir")
    for _ in range(3):
        world.wall.move(minutes=6)
        world.work()


def rows(world: World) -> str:
    """Return all that the database keeps, as text."""
    with world.unit() as uow:
        ask = uow.session.connection().exec_driver_sql
        names = ask(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        ).scalars()
        return "".join(str(ask(f'SELECT * FROM "{name}"').all()) for name in names.all())  # noqa: S608 - names of tables
