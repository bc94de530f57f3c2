"""Throw at every door by which strangers and providers write what nobody expects: none fails, none hangs, all is told.

Each call is proved as its provider would prove it, so that what is behind the proof meets what is sent.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from standardwebhooks import Webhook
from twilio.request_validator import RequestValidator

from bot.app import build
from bot.bank.keys import make_key
from bot.clock import Clock
from bot.settings import Settings
from bot.web.chat_links import chat_link
from bot.web.server import create_server
from storage.database import Database
from tests.bot.serving import serving
from tests.bot.world import CREDITOR, Wall, World

TRIES = 120  #: of each door
PATIENCE_SECONDS = 20
PUBLIC, SECRET, KEY = "https://bot.example", "a-secret-of-telegram", "a key of the REST channel, long enough"
ACCOUNT, TOKEN = "AC" + "5e" * 16, "an auth token of these tests alone"
PERSON = {"id": 7, "is_bot": False, "first_name": "Ana"}
CHAT = {"id": 7, "type": "private"}
Told = dict[str, Any]
SAMPLES: Mapping[str, list[Told]] = {
    "twilio": [
        {"MessageSid": "SM" + "0a" * 16, "AccountSid": ACCOUNT, "From": "+56911112222", "To": "+56225550100",
         "Body": "hola", "NumMedia": "1", "MediaUrl0": "https://api.twilio.com/x", "MediaContentType0": "image/png"},
        {"MessageSid": "SM" + "0b" * 16, "AccountSid": ACCOUNT, "From": "whatsapp:+56911112222",
         "To": "whatsapp:+56225550100", "Body": "sí", "NumMedia": "0", "ButtonPayload": "affirm", "ProfileName": "Ana"},
    ],
    "status": [
        {"MessageSid": "SM" + "0c" * 16, "AccountSid": ACCOUNT, "From": "+56225550100", "To": "+56911112222",
         "MessageStatus": "undelivered", "ErrorCode": "30003"},
    ],
    "telegram": [
        {"update_id": 9, "message": {
            "message_id": 1, "date": 1772722800, "chat": CHAT, "from": PERSON, "text": "hola"}},
        {"update_id": 10, "callback_query": {"id": "1", "from": PERSON, "data": "1:affirm", "message": {
            "message_id": 2, "date": 1772722800, "chat": CHAT}}},
        {"update_id": 11, "my_chat_member": {"chat": CHAT, "from": PERSON, "date": 1772722800, "old_chat_member": {
            "status": "member", "user": PERSON}, "new_chat_member": {"status": "kicked", "user": PERSON}}},
        {"update_id": 12, "message": {"message_id": 3, "date": 1772722800, "chat": CHAT, "from": PERSON, "photo": [
            {"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1, "file_size": 10}], "caption": "pago"}},
    ],
    "rest": [{"sender": "ana", "message": "hola", "message_id": "1"}, {"sender": "ana", "message": '/affirm{"a": 1}'}],
    "web": [{"token": "", "id": "0123456789", "text": "hola", "button": "affirm"}],
    "payments": [{"reference": "P-1", "amount": "44000", "currency": "CLP", "paid_on": "2026-03-05",
                  "client_id": "1041", "text": "agua", "payer": "Ana", "document_id": "12.345.678-5"}],
    "verify": [{"code": "4821-7731"}],
}  # fmt: skip
WORDS = [
    "", " ", "\0", "a\0b", "\ud800", "\u202e", "’", "9" * 400, "-1", "1e400", "NaN", "2026-99-99", "é" * 3_000,
    "😀" * 500,
    "' OR 1=1 --", "%s%n", "{{7*7}}", "../../etc/passwd", "<script>", "=cmd()", "\r\nSet-Cookie: a=b", "\ufeff", "٣",
]  # fmt: skip
VALUES: list[object] = [
    None,
    True,
    0,
    -1,
    2**31,
    2**63,
    10**40,
    0.5,
    math.inf,
    math.nan,
    [],
    {},
    [[[]]],
    {"a": {"\0": "\0"}},
    *WORDS,
]
DROP = object()


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where in a value something stands."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield (*path, name)
        yield from places(part, (*path, name))


def put(value: Any, path: tuple[Any, ...], what: object) -> Any:  # noqa: ANN401 - JSON
    """Return a value in which something else stands at a place, or nothing."""
    if not path:
        return what
    copy = value.copy()
    if what is DROP and len(path) == 1:
        del copy[path[0]]
    else:
        copy[path[0]] = put(copy[path[0]], path[1:], what)
    return copy


@st.composite
def spoilt(draw: st.DrawFn, door: str) -> Told:
    """Draw a call with up to three places of it changed."""
    call = draw(st.sampled_from(SAMPLES[door]))
    values = st.sampled_from([*(WORDS if door in {"twilio", "status", "verify"} else VALUES), DROP]) | st.text(
        max_size=40
    )
    for _ in range(draw(st.integers(0, 3))):
        if found := [*places(call)]:
            call = put(call, draw(st.sampled_from(found)), draw(values))
    return call


@dataclass
class House:
    """A service with every door open."""

    world: World
    client: httpx.Client
    payments_key: str

    def knock(self, door: str, told: Told) -> httpx.Response:
        """Bring a call to a door, with its proof."""
        return DOORS[door](self, told)

    def form(self, path: str, told: Mapping[str, str]) -> httpx.Response:
        """Post a form that Twilio signed."""
        fields = {name: value.encode("utf-8", "replace").decode() for name, value in told.items()}
        body, kept = urlencode(fields), dict(fields)
        signature = RequestValidator(TOKEN).compute_signature(PUBLIC + path, kept)
        headers = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded"}
        return self.client.post(path, content=body, headers=headers)

    def json(self, path: str, told: Told, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """Post JSON."""
        return self.client.post(
            path, content=json.dumps(told), headers={"Content-Type": "application/json", **(headers or {})}
        )

    def web(self, told: Told) -> httpx.Response:
        """Post as the chat's page does, by the client's link."""
        link = chat_link(self.world.app.vault, CREDITOR, self.world.client, self.world.now).rpartition("/")[2]
        if told.get("token") == "":
            told = {**told, "token": link}
        return self.json("/channels/web/messages", told)

    def pay(self, told: Told) -> httpx.Response:
        """Tell of a payment as the creditor's provider does."""
        body, at = json.dumps(told), self.world.now
        signed = {
            "id": "1",
            "timestamp": str(int(at.timestamp())),
            "signature": Webhook(self.payments_key).sign("1", at, body),
        }
        headers = {f"webhook-{name}": value for name, value in signed.items()}
        return self.client.post(f"/channels/payments/{CREDITOR}", content=body, headers=headers)


DOORS: Mapping[str, Callable[[House, Told], httpx.Response]] = {
    "twilio": lambda house, told: house.form("/channels/twilio/messages", told),
    "status": lambda house, told: house.form("/channels/twilio/status", told),
    "telegram": lambda house, told: house.json(
        "/channels/telegram/updates", told, {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    ),
    "rest": lambda house, told: house.json("/webhooks/rest/webhook", told, {"Authorization": f"Bearer {KEY}"}),
    "web": House.web,
    "payments": House.pay,
    "verify": lambda house, told: house.client.post(
        "/verify",
        content=urlencode(told, errors="replace"),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    ),
}


@pytest.fixture
def house(database: Database, settings: Settings, wall: Wall) -> Iterator[House]:
    """Give the service, served."""
    given = replace(
        settings, public_url=PUBLIC, twilio_account_sid=ACCOUNT, twilio_auth_token=TOKEN,
        twilio_sms_from="+56225550100", twilio_api_url="http://127.0.0.1:9",
        telegram_token="1:a", telegram_webhook_secret=SECRET,
        telegram_api_url="http://127.0.0.1:9", rest_key=KEY,
    )  # fmt: skip
    app = build(given, Clock(wall))
    try:
        world = World(app, wall)
        world.add_creditor()
        world.add_client()
        world.verify()
        with world.unit() as uow:
            key = make_key(uow, app.vault, CREDITOR, world.now)
        with (
            serving(create_server(app, worker=False, clock=False)) as site,
            httpx.Client(base_url=site, timeout=PATIENCE_SECONDS) as client,
        ):
            yield House(world, client, key)
    finally:
        app.close()


@pytest.mark.parametrize("door", sorted(DOORS))
def test_nothing_breaks_a_door(house: House, capsys: pytest.CaptureFixture[str], door: str) -> None:
    """Whatever comes, it is taken or refused, never our fault; and what was taken can be handled."""

    @settings(max_examples=TRIES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(spoilt(door))
    def throw(told: Told) -> None:
        answer = house.knock(door, told)
        assert answer.status_code < 500, (answer.text, told)
        assert "Traceback" not in answer.text

    throw()
    house.world.handle()
    events = {json.loads(line)["event"] for line in capsys.readouterr().err.splitlines() if line.startswith("{")}

    assert set() == events & {"inbox.failed", "inbox.nobody_brought", "api.failed", "telegram.not_stored"}
