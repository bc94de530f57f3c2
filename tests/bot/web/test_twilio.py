"""Twilio's webhooks take what Twilio signed, once, and nothing else; what they took is kept before they answer."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import httpx
import pytest
from sqlalchemy import select, text
from starlette.applications import Starlette
from twilio.request_validator import RequestValidator

from bot.app import App
from bot.settings import Settings
from bot.web.twilio import BODY_MAX, FIELDS_MAX, MESSAGES, PATIENCE_SECONDS, STATUS, twilio_routes
from storage.database import Database
from storage.schema import InboxRow, ProviderReceipt
from tests.bot.conftest import settings as plain_settings  # noqa: F401 - the fixture that ours changes
from tests.bot.serving import service_of, serving

ACCOUNT, TOKEN, PUBLIC = "AC" + "5e" * 16, "an auth token for tests, 32 signs", "https://bot.example/concilia"
CLIENT, LINE = "+56911112222", "+56225550100"
SID = "SM" + "0a" * 16
HELLO = {
    "MessageSid": SID, "AccountSid": ACCOUNT, "From": CLIENT, "To": LINE, "Body": " hola & adiós ", "NumMedia": "0",
    "FromCity": "",
}  # fmt: skip
SENT = {"MessageSid": SID, "AccountSid": ACCOUNT, "From": LINE, "To": CLIENT, "MessageStatus": "sent"}
FORM = "application/x-www-form-urlencoded; charset=UTF-8"


@pytest.fixture
def settings(plain_settings: Settings) -> Settings:  # noqa: F811 - the fixture
    """Give the settings of a service behind a proxy, under a path, with an account of Twilio's."""
    return replace(plain_settings, public_url=PUBLIC, twilio_account_sid=ACCOUNT, twilio_auth_token=TOKEN)


@dataclass(frozen=True)
class Caller:
    """Calls the webhooks as Twilio does, or not quite."""

    address: str

    def call(self, path: str, fields: list[tuple[str, str]] | dict[str, str], **more: str) -> httpx.Response:
        """Post a form signed for the public address; headers given replace those that Twilio would send."""
        pairs = list(fields.items()) if isinstance(fields, dict) else fields
        headers = {"X-Twilio-Signature": sign(PUBLIC + path, pairs), "Content-Type": FORM, **more}
        return self.post(path, urlencode(pairs).encode(), headers)

    def post(self, path: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
        """Post a body; a header that is empty is left out."""
        kept = {name.encode(): value.encode("latin-1") for name, value in headers.items() if value}
        return httpx.post(self.address + path, content=body, headers=kept, timeout=30)


def sign(url: str, pairs: list[tuple[str, str]], algorithm: str = "HMAC_SHA1", token: str = TOKEN) -> str:
    """Return the signature of a form that was posted to an address."""
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return str(RequestValidator(token).compute_signature(url, Fields(fields), algorithm))


class Fields(dict[str, list[str]]):
    """Fields that may come twice, as the validator reads them."""

    def getlist(self, name: str) -> list[str]:
        """Return all values of a field."""
        return self[name]


@contextmanager
def calling(app: App, patience: float = PATIENCE_SECONDS) -> Iterator[Caller]:
    """Serve the webhooks of an app."""
    with serving(Starlette(routes=twilio_routes(service_of(app), patience))) as address:
        yield Caller(address)


@pytest.fixture
def caller(app: App) -> Iterator[Caller]:
    """Give a caller of the webhooks."""
    with calling(app) as found:
        yield found


def stored(app: App) -> list[InboxRow]:
    """Return what was taken."""
    with app.database.unit_of_work() as uow:
        return list(uow.session.scalars(select(InboxRow).order_by(InboxRow.id)))


def told(app: App) -> list[tuple[str, str, str | None, int | None]]:
    """Return the receipts that were kept."""
    with app.database.unit_of_work() as uow:
        rows = uow.session.scalars(select(ProviderReceipt).order_by(ProviderReceipt.id))
        return [(row.channel, row.status, row.error, row.outbox_id) for row in rows]


def test_a_message_is_stored_and_answered_with_nothing(app: App, caller: Caller) -> None:
    """What Twilio signed waits in the inbox as it came; the answer says nothing to the client."""
    answer = caller.call(MESSAGES, HELLO)
    (row,) = stored(app)

    assert (200, "text/xml; charset=utf-8") == (answer.status_code, answer.headers["content-type"])
    assert answer.text.endswith("<Response/>")
    assert ("sms", SID, CLIENT, LINE) == (row.channel, row.provider_id, row.address, row.line)
    assert " hola & adiós " == (row.payload or {})["text"]


def test_the_address_is_known_again_as_it_was_written(app: App, caller: Caller) -> None:
    """A number with its country's quirk is kept in its plain form, and beside it as Twilio wrote it."""
    caller.call(MESSAGES, {**HELLO, "From": "whatsapp:+5215512345678", "To": "whatsapp:+5215550001111"})
    (row,) = stored(app)

    assert ("whatsapp", "+525512345678") == (row.channel, row.address)
    assert "+5215512345678" == (row.payload or {})["reply_to"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "10.0.0.7:8000"},  # a proxy that passes its own name on
        {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example"},
        {"Forwarded": "host=evil.example;proto=http"},
    ],
)
def test_proxies_change_nothing(caller: Caller, headers: dict[str, str]) -> None:
    """The address that is signed is the public one, whatever a proxy says it is."""
    assert 200 == caller.call(MESSAGES, HELLO, **headers).status_code


@pytest.mark.parametrize("url", ["https://bot.example:443/concilia", PUBLIC])
def test_the_usual_port_may_be_named(caller: Caller, url: str) -> None:
    """Twilio signs an address with and without its port."""
    pairs = list(HELLO.items())

    assert 200 == caller.call(MESSAGES, HELLO, **{"X-Twilio-Signature": sign(url + MESSAGES, pairs)}).status_code


def test_the_query_is_signed_too(app: App, caller: Caller) -> None:
    """What stands behind the question mark counts as it was called; what stands behind a # is never sent."""
    assert 200 == caller.call(f"{MESSAGES}?a=1&b=x%20y", HELLO).status_code
    assert 1 == len(stored(app))


def test_a_field_may_come_twice(caller: Caller) -> None:
    """All values of a field are signed."""
    assert 200 == caller.call(MESSAGES, [*HELLO.items(), ("Extra", "b"), ("Extra", "a")]).status_code


def test_a_newer_signature_is_taken(caller: Caller) -> None:
    """Twilio may say that it signs by SHA-256."""
    signature = sign(PUBLIC + MESSAGES, list(HELLO.items()), "HMAC_SHA256")
    named = {"X-Twilio-Signature": signature, "X-Twilio-Webhooks-Signature-Settings": "key=k1,algorithm=HMAC_SHA256"}

    assert 200 == caller.call(MESSAGES, HELLO, **named).status_code
    assert 403 == caller.call(MESSAGES, HELLO, **{"X-Twilio-Signature": signature}).status_code


PAIRS = list(HELLO.items())
UNBLANK = [(name, value) for name, value in PAIRS if value]
TRIMMED = [(name, value.strip()) for name, value in PAIRS]
JSON = json.dumps(HELLO).encode()


@pytest.mark.parametrize(
    ("path", "body", "headers"),
    [
        # no signature at all
        (MESSAGES, urlencode(PAIRS).encode(), {}),
        # one that is nothing, or somebody else's
        (MESSAGES, urlencode(PAIRS).encode(), {"X-Twilio-Signature": "ñ"}),
        (MESSAGES, urlencode(PAIRS).encode(), {"X-Twilio-Signature": sign(PUBLIC + MESSAGES, PAIRS, token="other")}),
        # for another scheme, another path, without the query
        (MESSAGES, urlencode(PAIRS).encode(), {"X-Twilio-Signature": sign("http://bot.example" + MESSAGES, PAIRS)}),
        (MESSAGES, urlencode(PAIRS).encode(), {"X-Twilio-Signature": sign(PUBLIC + STATUS, PAIRS)}),
        (f"{MESSAGES}?a=1", urlencode(PAIRS).encode(), {"X-Twilio-Signature": sign(PUBLIC + MESSAGES, PAIRS)}),
        # of a form that is not quite this one
        (MESSAGES, urlencode(UNBLANK).encode(), {"X-Twilio-Signature": sign(PUBLIC + MESSAGES, PAIRS)}),
        (MESSAGES, urlencode(TRIMMED).encode(), {"X-Twilio-Signature": sign(PUBLIC + MESSAGES, PAIRS)}),
        (MESSAGES, urlencode([*PAIRS, ("More", "")]).encode(), {"X-Twilio-Signature": sign(PUBLIC + MESSAGES, PAIRS)}),
        # an algorithm that nobody knows
        (
            MESSAGES,
            urlencode(PAIRS).encode(),
            {
                "X-Twilio-Signature": sign(PUBLIC + MESSAGES, PAIRS),
                "X-Twilio-Webhooks-Signature-Settings": "algorithm=NONE",
            },
        ),
        # what is no form: its words are not signed
        (MESSAGES, JSON, {"X-Twilio-Signature": sign(PUBLIC + MESSAGES, []), "Content-Type": "application/json"}),
        (MESSAGES, JSON, {"X-Twilio-Signature": sign(PUBLIC + MESSAGES, []), "Content-Type": "text/plain"}),
        (MESSAGES, b"", {"X-Twilio-Signature": ""}),
    ],
)
def test_what_twilio_did_not_sign_is_refused(
    app: App, caller: Caller, path: str, body: bytes, headers: dict[str, str]
) -> None:
    """A call that is not signed for this address and these fields is refused, and leaves no trace."""
    assert 403 == caller.post(path, body, {"Content-Type": FORM, **headers}).status_code
    assert [] == stored(app)


def test_a_signed_hash_of_a_body_helps_no_json(app: App, caller: Caller) -> None:
    """JSON that Twilio itself would sign is no message of ours."""
    path = f"{MESSAGES}?bodySHA256={hashlib.sha256(JSON).hexdigest()}"
    signature = base64.b64encode(hmac.new(TOKEN.encode(), (PUBLIC + path).encode(), "sha1").digest()).decode()
    headers = {"X-Twilio-Signature": signature, "Content-Type": "application/json"}

    assert 403 == caller.post(path, JSON, headers).status_code
    assert [] == stored(app)


def test_another_account_is_refused(app: App, caller: Caller) -> None:
    """A form of another account is not taken, whoever signed it."""
    assert 403 == caller.call(MESSAGES, {**HELLO, "AccountSid": "AC" + "00" * 16}).status_code
    assert [] == stored(app)


@pytest.mark.parametrize("field", ["MessageSid", "From", "To"])
def test_a_form_without_a_name_is_refused(app: App, caller: Caller, field: str) -> None:
    """What is signed but is no message is refused as such."""
    assert 400 == caller.call(MESSAGES, {**HELLO, field: ""}).status_code
    assert [] == stored(app)


def test_bodies_are_bounded(app: App, caller: Caller) -> None:
    """A form that is too big or has too many fields is not read."""
    assert 413 == caller.call(MESSAGES, {**HELLO, "Body": "x" * BODY_MAX}).status_code
    assert 413 == caller.call(MESSAGES, {f"F{place}": "" for place in range(FIELDS_MAX + 1)}).status_code
    assert [] == stored(app)


def test_a_message_is_stored_once(app: App, caller: Caller) -> None:
    """A message that comes again by its name, or by the mark of its delivery, is the same; both are answered alike."""
    token = {"I-Twilio-Idempotency-Token": "0f1e2d"}
    answers = [
        caller.call(MESSAGES, HELLO, **token),
        caller.call(MESSAGES, HELLO, **token),
        caller.call(MESSAGES, {**HELLO, "MessageSid": "SM" + "0b" * 16}, **token),
        caller.call(MESSAGES, HELLO, **{"I-Twilio-Idempotency-Token": "other"}),
    ]

    assert [200] * 4 == [answer.status_code for answer in answers]
    assert [SID] == [row.provider_id for row in stored(app)]


def test_a_refusal_is_logged_without_anybody(caller: Caller, capsys: pytest.CaptureFixture[str]) -> None:
    """The log says that a call was refused and why, and holds no number and no words."""
    caller.call(MESSAGES, HELLO, **{"X-Twilio-Signature": "forged"})
    logged = capsys.readouterr().err

    assert '"event": "webhook.refused"' in logged
    assert '"why": "signature"' in logged
    assert [] == [word for word in ("hola", CLIENT[1:], LINE[1:]) if word in logged]


def test_without_credentials_there_is_no_channel(app: App) -> None:
    """Where no account is set there is nothing to call."""
    off = replace(app, settings=replace(app.settings, twilio_account_sid=None, twilio_auth_token=None))
    with calling(off) as caller:
        assert [404, 404] == [caller.call(path, HELLO).status_code for path in (MESSAGES, STATUS)]


def test_without_a_database_twilio_calls_again(app: App) -> None:
    """While nothing can be kept the answer is 503, whatever was called; a forged call is refused all the same."""
    away = replace(app, database=Database("postgresql://nobody@127.0.0.1:1/nowhere"))
    with calling(away) as caller:
        assert [503, 503] == [caller.call(MESSAGES, HELLO).status_code, caller.call(STATUS, SENT).status_code]
        assert 403 == caller.call(MESSAGES, HELLO, **{"X-Twilio-Signature": "forged"}).status_code


def test_twilio_does_not_wait_for_a_database_that_hangs(app: App) -> None:
    """What could not be kept in time is called again; kept twice in the end, it is one message."""
    with calling(app, patience=0.2) as caller:
        with app.database.unit_of_work() as uow:
            uow.session.execute(text("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE"))
            late = caller.call(MESSAGES, HELLO)
        again = caller.call(MESSAGES, HELLO)

    assert [503, 200] == [late.status_code, again.status_code]
    assert [SID] == [row.provider_id for row in stored(app)]


def test_statuses_are_kept_in_any_order(app: App, caller: Caller) -> None:
    """What became of a message is kept once for each status, also of one that nobody knows yet."""
    for status in ("delivered", "sent", "delivered", "pondering", "read"):
        assert 204 == caller.call(f"{STATUS}?message=41", {**SENT, "MessageStatus": status}).status_code

    assert [("sms", status, None, 41) for status in ("delivered", "sent", "read")] == told(app)


def test_a_failure_is_kept_with_its_code(app: App, caller: Caller) -> None:
    """The provider's code tells why; a mark that is none of ours is passed over."""
    failed = {**SENT, "To": f"whatsapp:{CLIENT}", "MessageStatus": "undelivered", "ErrorCode": "63016"}

    assert 204 == caller.call(f"{STATUS}?message=x", failed).status_code
    assert [("whatsapp", "failed", "63016", None)] == told(app)
