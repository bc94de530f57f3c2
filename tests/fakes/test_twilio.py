"""Hold the provider that is played here to laws, by the real client, the real validator and real HTTP."""

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import requests
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.request_validator import RequestValidator
from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from bot.clock import Clock
from tests.bot.serving import serving
from tests.fakes.twilio.account import ADVANCED_WORDS, Account, Line, Service
from tests.fakes.twilio.api import application
from tests.fakes.twilio.behaviour import (
    Behaviour,
    answers_last,
    breaks,
    breaks_after,
    calls_back,
    drops,
    ends,
    held,
    refuses,
    slow,
    too_many,
)
from tests.fakes.twilio.client import client_of
from tests.fakes.twilio.ledger import read_ledger
from tests.fakes.twilio.phones import File
from tests.fakes.twilio.provider import Twilio
from tests.fakes.twilio.serving import running, started
from tests.fakes.twilio.webhooks import Overrides, read_overrides

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PUBLIC = "https://bot.example"
INBOUND, STATUS = f"{PUBLIC}/channels/twilio/messages", f"{PUBLIC}/channels/twilio/status"
SMS, ADVANCED, WHATSAPP = "+12025550100", "+12025550101", "whatsapp:+12025550100"
SERVICE = "MG" + "0" * 32
LUCIA, MARIO = "+525512345678", "+5511987654321"
LUCIA_WHATSAPP = "whatsapp:+5215512345678"


@dataclass
class Product:
    """Stands where the product stands: keeps what webhooks brought, and answers as it is told to."""

    answers: list[Response] = field(default_factory=list)
    got: list[tuple[str, list[tuple[str, str]], dict[str, str]]] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        form = await request.form()
        items = [(key, str(value)) for key, value in form.multi_items()]
        self.got.append((f"{PUBLIC}{request.url.path}", items, dict(request.headers)))
        return self.answers.pop(0) if self.answers else Response(status_code=204)

    @property
    def statuses(self) -> list[str]:
        return [dict(fields)["MessageStatus"] for url, fields, _ in self.got if url == STATUS]

    def fields(self) -> dict[str, str]:
        return dict(self.got[-1][1])


class Switch:
    """Serves what it is turned to, so that a server need not start for every test."""

    inner: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        if scope["type"] == "http":
            await self.inner(scope, receive, send)


@pytest.fixture(scope="module")
def places() -> Iterator[dict[str, tuple[Switch, str]]]:
    """Give two servers, for the provider and for the product."""
    provider, product = Switch(), Switch()
    with serving(provider) as one, serving(product) as other:
        yield {"provider": (provider, one), "product": (product, other)}


@pytest.fixture
def product() -> Product:
    """Give a product that takes whatever comes."""
    return Product()


@pytest.fixture
def account(product: Product, places: dict[str, tuple[Switch, str]]) -> Account:
    """Give an account whose webhooks lead to the product, under its public address."""
    switch, address = places["product"]
    paths = ["/channels/twilio/messages", "/channels/twilio/status", "/elsewhere"]
    switch.inner = Starlette(routes=[Route(path, product.take, methods=["GET", "POST"]) for path in paths])
    lines = (Line(SMS, INBOUND), Line(ADVANCED, INBOUND, ADVANCED_WORDS), Line(WHATSAPP, INBOUND))
    return Account(lines, (Service(SERVICE, (ADVANCED, WHATSAPP)),), {PUBLIC: address})


@pytest.fixture
def twilio(account: Account, places: dict[str, tuple[Switch, str]]) -> Iterator[Twilio]:
    """Give the provider, at noon."""
    provider = Twilio(account, Clock(lambda: NOON))
    switch, provider.address = places["provider"]
    switch.inner = application(provider)
    yield provider
    provider.close()


@pytest.fixture
def client(twilio: Twilio) -> Iterator[Client]:
    """Give a real client of the account."""
    client = client_of(twilio.account, twilio.address, timeout=5)
    yield client
    client.http_client.session.close()


def refusal(ask: Callable[[], object]) -> tuple[int, int]:
    """Return the status and code that the client raises."""
    with pytest.raises(TwilioRestException) as caught:
        ask()
    return caught.value.status, caught.value.code


# Messages


def test_a_message_is_taken_and_received(twilio: Twilio, client: Client) -> None:
    """What is made is answered as queued, shown by its identifier and received once by the phone."""
    made = client.messages.create(to=LUCIA, from_=SMS, body="Hola, Lucía")
    assert twilio.idle()
    assert ("queued", "delivered") == (made.status, client.messages(made.sid).fetch().status)
    assert ["Hola, Lucía"] == twilio.phone(LUCIA).texts
    assert [made.sid] == [entry["sid"] for entry in twilio.ledger.read("accepted", to=LUCIA)]


def test_lists_filter_and_page(twilio: Twilio, client: Client) -> None:
    """A list holds one number's messages from a moment on, newest first, over as many pages as it takes."""
    sids = []
    for place in range(5):
        sids.append(client.messages.create(to=LUCIA, from_=SMS, body=str(place)).sid)
        client.messages.create(to=MARIO, from_=SMS, body=str(place))
        twilio.advance(timedelta(minutes=1))
    since = NOON + timedelta(minutes=2)
    found = client.messages.list(to=LUCIA, from_=SMS, date_sent_after=since, page_size=2)
    assert [message.sid for message in found] == sids[:1:-1]
    before = client.messages.list(to=LUCIA, date_sent_before=since)
    assert [message.sid for message in before] == sids[2::-1]
    assert 10 == len(client.messages.list(date_sent=NOON.date(), page_size=3))
    assert [] == client.messages.list(to=LUCIA, date_sent=datetime(2026, 3, 1, tzinfo=UTC).date())


def test_pages_hold_their_place(client: Client) -> None:
    """A message made while a list is read shifts nothing on the pages to come."""
    sids = [client.messages.create(to=LUCIA, from_=SMS, body=str(place)).sid for place in range(4)]
    pages = client.messages.stream(to=LUCIA, page_size=2)
    first = [next(pages).sid, next(pages).sid]
    client.messages.create(to=LUCIA, from_=SMS, body="late")
    assert sids[::-1] == first + [message.sid for message in pages]


def test_a_list_may_lag(twilio: Twilio, client: Client) -> None:
    """A message may be missing from lists for a while after it was taken."""
    twilio.script(Behaviour(unlisted=30))
    made = client.messages.create(to=LUCIA, from_=SMS, body="hola")
    assert [] == client.messages.list(to=LUCIA)
    twilio.advance(timedelta(seconds=30))
    assert [made.sid] == [message.sid for message in client.messages.list(to=LUCIA)]


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (400, 21604, {"to": "", "from_": SMS, "body": "hola"}),
        (400, 21602, {"to": LUCIA, "from_": SMS}),
        (400, 21211, {"to": "12", "from_": SMS, "body": "hola"}),
        (400, 21603, {"to": LUCIA, "body": "hola"}),
        (400, 21606, {"to": LUCIA, "from_": "+12025550999", "body": "hola"}),
        (400, 63007, {"to": LUCIA_WHATSAPP, "from_": "whatsapp:+12025550999", "body": "hola"}),
        (400, 21910, {"to": LUCIA_WHATSAPP, "from_": SMS, "body": "hola"}),
        (400, 21617, {"to": LUCIA, "from_": SMS, "body": "x" * 1601}),
        (400, 50526, {"to": LUCIA_WHATSAPP, "from_": WHATSAPP, "content_sid": "HX12"}),
        (400, 21655, {"to": LUCIA_WHATSAPP, "from_": WHATSAPP, "content_sid": "HX" + "0" * 32}),
        (400, 21654, {"to": LUCIA_WHATSAPP, "from_": WHATSAPP, "content_variables": '{"1": "a"}'}),
        (404, 21701, {"to": LUCIA, "messaging_service_sid": "MG" + "1" * 32, "body": "hola"}),
        (400, 20001, {"to": LUCIA, "from_": SMS, "body": "hola", "validity_period": 0}),
        (400, 35118, {"to": LUCIA, "from_": SMS, "body": "hola", "schedule_type": "fixed", "send_at": NOON}),
        (400, 35111, {"to": LUCIA, "messaging_service_sid": SERVICE, "body": "hola", "schedule_type": "fixed"}),
        (
            400,
            35114,
            {"to": LUCIA, "messaging_service_sid": SERVICE, "body": "a", "schedule_type": "fixed", "send_at": NOON},
        ),
    ],
)
def test_what_is_wrong_is_refused(
    twilio: Twilio, client: Client, status: int, code: int, words: dict[str, Any]
) -> None:
    """A request that cannot be right is refused at once with the provider's code, and nothing is taken."""
    assert (status, code) == refusal(lambda: client.messages.create(**words))
    assert [] == twilio.ledger.read("accepted")


def test_the_longest_message(client: Client) -> None:
    """1,600 characters may pass."""
    assert 1600 == len(client.messages.create(to=LUCIA, from_=SMS, body="x" * 1600).body)


def test_a_wrong_token_opens_nothing(twilio: Twilio) -> None:
    """Without the account's token everything is answered 401 with code 20003."""
    stranger = client_of(twilio.account, twilio.address, token="another")
    assert (401, 20003) == refusal(lambda: stranger.messages.create(to=LUCIA, from_=SMS, body="hola"))
    assert (401, 20003) == refusal(lambda: stranger.content.v1.contents("HX" + "0" * 32).fetch())
    stranger.http_client.session.close()


def test_unknown_message(client: Client) -> None:
    """A message that is not there is answered 404."""
    assert (404, 20404) == refusal(lambda: client.messages("SM" + "0" * 32).fetch())


# Bad days


def test_too_many_requests(twilio: Twilio, client: Client) -> None:
    """429 comes as often as scripted and takes nothing; the next request is well."""
    twilio.script(too_many(retry_after=2), times=2)
    for _ in range(2):
        assert (429, 20429) == refusal(lambda: client.messages.create(to=LUCIA, from_=SMS, body="hola"))
    client.messages.create(to=LUCIA, from_=SMS, body="hola")
    assert ["hola"] == twilio.phone(LUCIA).texts
    assert [429, 429, 201] == [entry["answer"] for entry in twilio.ledger.read("request", to=LUCIA)]


@pytest.mark.parametrize(
    ("behaviour", "answer", "taken"),
    [
        (breaks(500), (500, 20500), 0),
        (breaks(503), (503, 20503), 0),
        (breaks_after(500), (500, 20500), 1),
        (breaks_after(502), (502, 502), 1),  # not the API's own words: the client knows the status alone
        (refuses(21408), (400, 21408), 0),
        (refuses(30002), (403, 30002), 0),
    ],
)
def test_a_bad_answer(
    twilio: Twilio, client: Client, behaviour: Behaviour, answer: tuple[int, int], taken: int
) -> None:
    """An error tells nothing of whether the message was taken: the phone and the list do."""
    twilio.script(behaviour, to=LUCIA)
    assert answer == refusal(lambda: client.messages.create(to=LUCIA, from_=SMS, body="hola"))
    assert taken == len(twilio.phone(LUCIA).received) == len(client.messages.list(to=LUCIA))


@pytest.mark.parametrize("accepts", [True, False])
def test_a_dropped_connection(twilio: Twilio, client: Client, accepts: bool) -> None:
    """A connection closed without a word is an error of the transport, whether the message was taken or not."""
    twilio.script(drops(accepts=accepts))
    with pytest.raises(requests.exceptions.ConnectionError):
        client.messages.create(to=LUCIA, from_=SMS, body="hola")
    assert int(accepts) == len(twilio.phone(LUCIA).received)
    assert [0] == [entry["answer"] for entry in twilio.ledger.read("request", to=LUCIA)]


def test_a_slow_answer(twilio: Twilio) -> None:
    """A client that does not wait so long has a message that was taken, and does not know it."""
    hasty = client_of(twilio.account, twilio.address, timeout=0.2)
    twilio.script(slow(1))
    with pytest.raises(requests.exceptions.ReadTimeout):
        hasty.messages.create(to=LUCIA, from_=SMS, body="hola")
    assert ["hola"] == [entry["text"] for entry in twilio.ledger.wait("received", to=LUCIA)]
    hasty.http_client.session.close()


def test_one_number_alone(twilio: Twilio, client: Client) -> None:
    """What is scripted for one number does not meet another."""
    twilio.script(breaks(), to=LUCIA, times=None)
    client.messages.create(to=MARIO, from_=SMS, body="olá")
    for _ in range(3):
        assert (503, 20503) == refusal(lambda: client.messages.create(to=LUCIA, from_=SMS, body="hola"))
    twilio.calm()
    client.messages.create(to=LUCIA, from_=SMS, body="hola")
    assert (["olá"], ["hola"]) == (twilio.phone(MARIO).texts, twilio.phone(LUCIA).texts)


def test_weather_is_seeded(account: Account) -> None:
    """The same seed brings the same weather."""
    seen = []
    for _ in range(2):
        twilio = Twilio(account, seed=7)
        twilio.weather((0.3, breaks()), (0.2, drops()))
        seen.append([twilio.next_behaviour(LUCIA) for _ in range(50)])
        twilio.close()
    assert seen[0] == seen[1]
    assert {breaks(), drops(), Behaviour()} == set(seen[0])


# Status callbacks


def test_callbacks_are_signed(twilio: Twilio, client: Client, product: Product) -> None:
    """Each status after the first is called back, signed over the public address with its query."""
    callback = f"{STATUS}?message=7"
    made = client.messages.create(to=LUCIA, from_=SMS, body="hola", status_callback=callback)
    assert twilio.idle()
    assert ["sending", "sent", "delivered"] == product.statuses
    validator = RequestValidator(twilio.account.token)
    for url, fields, headers in product.got:
        assert made.sid == dict(fields)["MessageSid"]
        assert (STATUS, "bot.example") == (url, headers["host"])
        assert validator.validate(callback, dict(fields), headers["x-twilio-signature"])
        assert not validator.validate(STATUS, dict(fields), headers["x-twilio-signature"])


def test_no_callback_where_none_was_asked(twilio: Twilio, client: Client, product: Product) -> None:
    """A message without a callback address calls nobody."""
    client.messages.create(to=LUCIA, from_=SMS, body="hola")
    assert twilio.idle()
    assert [] == product.got


@pytest.mark.parametrize("order", [("delivered", "sent"), ("sent", "sent", "delivered", "delivered"), ()])
def test_callbacks_in_any_order(twilio: Twilio, client: Client, product: Product, order: tuple[str, ...]) -> None:
    """Callbacks come in the order scripted, repeated or never, and the phone has the message all the same."""
    twilio.script(calls_back(*order))
    client.messages.create(to=LUCIA, from_=SMS, body="hola", status_callback=STATUS)
    assert twilio.idle()
    assert list(order) == product.statuses
    assert 1 == len(twilio.phone(LUCIA).received)


def test_callbacks_may_come_first(twilio: Twilio, client: Client, product: Product) -> None:
    """The product may hear of statuses before it knows what the provider calls the message."""
    twilio.script(answers_last())
    client.messages.create(to=LUCIA, from_=SMS, body="hola", status_callback=STATUS)
    assert ["sending", "sent", "delivered"] == product.statuses
    assert ["webhook"] * 3 + ["request"] == [entry["event"] for entry in twilio.ledger.read()][-4:]


def test_many_at_once(twilio: Twilio, client: Client, product: Product) -> None:
    """Requests side by side are each taken once, and reach the phone once, in the order of the ledger."""
    twilio.weather((0.2, breaks_after()), (0.2, drops()), (0.2, too_many()))

    def send(place: int) -> None:
        with contextlib.suppress(TwilioRestException, requests.exceptions.ConnectionError):
            client.messages.create(to=LUCIA, from_=SMS, body=str(place), status_callback=STATUS)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, range(60)))
    assert twilio.idle()
    taken = [entry["body"] for entry in twilio.ledger.read("accepted")]
    refused = twilio.ledger.read("request", answer=429)
    assert (60, len(set(taken))) == (len(taken) + len(refused), len(taken))
    assert taken == twilio.phone(LUCIA).texts
    assert 3 * len(taken) == len(product.got)


def test_a_message_ends_badly(twilio: Twilio, client: Client, product: Product) -> None:
    """A message taken may fail later: the code stands in the callback and in the message, and no phone has it."""
    twilio.script(ends("undelivered", 30003))
    made = client.messages.create(to=LUCIA, from_=SMS, body="hola", status_callback=STATUS)
    assert twilio.idle()
    assert ["sent", "undelivered"] == product.statuses
    assert "30003" == product.fields()["ErrorCode"]
    assert ("undelivered", 30003) == (
        client.messages(made.sid).fetch().status,
        client.messages(made.sid).fetch().error_code,
    )
    assert [] == twilio.phone(LUCIA).received


def test_held_messages(twilio: Twilio, client: Client, product: Product) -> None:
    """A held message goes when it is released; any callback can be sent for it at any moment."""
    twilio.script(held(), times=2)
    first = client.messages.create(to=LUCIA, from_=SMS, body="1", status_callback=STATUS)
    second = client.messages.create(to=LUCIA, from_=SMS, body="2", status_callback=STATUS)
    assert [204, 204] == [answer.status for answer in twilio.call_back(first.sid, "read", "sent")]
    twilio.release(second.sid, first.sid)
    assert twilio.idle()
    assert ["2", "1"] == twilio.phone(LUCIA).texts
    assert ["read", "sent"] == product.statuses[:2]


def test_validity(twilio: Twilio, client: Client) -> None:
    """A message that waited longer than it is valid fails and never reaches the phone."""
    twilio.script(Behaviour(queued=600), times=2)
    stale = client.messages.create(to=LUCIA, from_=SMS, body="tarde", validity_period=300)
    fresh = client.messages.create(to=LUCIA, from_=SMS, body="a tiempo", validity_period=900)
    assert [] == twilio.phone(LUCIA).received
    twilio.advance(timedelta(hours=1))
    assert ("failed", 30036) == (
        client.messages(stale.sid).fetch().status,
        client.messages(stale.sid).fetch().error_code,
    )
    assert ("delivered", ["a tiempo"]) == (client.messages(fresh.sid).fetch().status, twilio.phone(LUCIA).texts)


def test_scheduled_messages(twilio: Twilio, client: Client) -> None:
    """A scheduled message leaves at its time, or never when it was cancelled."""
    words = {"to": LUCIA, "messaging_service_sid": SERVICE, "schedule_type": "fixed"}
    at = NOON + timedelta(hours=2)
    kept = client.messages.create(body="mañana", send_at=at, **words)
    dropped = client.messages.create(body="nunca", send_at=at, **words)
    assert "scheduled" == kept.status
    assert "canceled" == client.messages(dropped.sid).update(status="canceled").status
    twilio.advance(timedelta(hours=2))
    assert ["mañana"] == twilio.phone(LUCIA).texts
    assert (400, 20001) == refusal(lambda: client.messages(kept.sid).update(status="canceled"))


def test_overrides() -> None:
    """The fragment of an address says how its webhook is tried; without one it is repeated once, when unreached."""
    assert (INBOUND, Overrides()) == read_overrides(INBOUND)
    said = Overrides(connect=0.5, read=2, total=9, retries=3, on=frozenset({"5xx", "ct", "rt"}))
    assert (INBOUND, said) == read_overrides(f"{INBOUND}#rc=3&rp=5xx,ct,rt&ct=500&rt=2000&tt=9000")
    assert (1, frozenset({"ct"})) == (Overrides().retries, Overrides().on)
    assert 5 == read_overrides(f"{INBOUND}#rc=50")[1].retries


# Phones


def test_what_a_phone_writes_is_signed(twilio: Twilio, product: Product) -> None:
    """An SMS reaches the product with all its fields, blank ones too, and a signature that covers them."""
    answer = twilio.phone(LUCIA).write("  hola ", to=SMS)
    _, fields, headers = product.got[-1]
    assert (204, 1) == (answer.status, answer.attempts)
    assert ("  hola ", "", "0") == (dict(fields)["Body"], dict(fields)["FromCity"], dict(fields)["NumMedia"])
    validator = RequestValidator(twilio.account.token)
    assert validator.validate(INBOUND, dict(fields), headers["x-twilio-signature"])
    kept = {key: value for key, value in fields if value}
    assert not validator.validate(INBOUND, kept, headers["x-twilio-signature"])


def test_retries_carry_one_token(account: Account, product: Product) -> None:
    """What is repeated after a 5xx carries the same token, which no other message has."""
    lines = (replace(account.lines[0], webhook=f"{INBOUND}#rc=3&rp=5xx,ct,rt"),)
    product.answers = [Response(status_code=503), Response(status_code=500)]
    with running(replace(account, lines=lines)) as twilio:
        assert 3 == twilio.phone(LUCIA).write("hola", to=SMS).attempts
        twilio.phone(LUCIA).write("otra vez", to=SMS)
    tokens = [headers["i-twilio-idempotency-token"] for _, _, headers in product.got]
    assert tokens[0] == tokens[1] == tokens[2] != tokens[3]
    assert [503, 500, 204, 204] == [entry["answer"] for entry in twilio.ledger.read("webhook")]


def test_a_repeated_webhook(twilio: Twilio, product: Product) -> None:
    """A webhook sent once more is the same in every field, signature and token."""
    twilio.phone(LUCIA).write("hola", to=SMS)
    assert twilio.phone(LUCIA).repeat().taken
    first, second = ((fields, headers) for _, fields, headers in product.got)
    names = ("x-twilio-signature", "i-twilio-idempotency-token")
    assert first[0] == second[0]
    assert [first[1][name] for name in names] == [second[1][name] for name in names]


def test_no_retry_by_default(twilio: Twilio, product: Product) -> None:
    """Without overrides a 5xx is not repeated: the message is lost to the product."""
    product.answers = [Response(status_code=503)]
    answer = twilio.phone(LUCIA).write("hola", to=SMS)
    assert (503, 1, False) == (answer.status, answer.attempts, answer.taken)


def test_nobody_answers(twilio: Twilio) -> None:
    """A product that is not there is tried once more by default, and the answer is that there was none."""
    twilio.reach(PUBLIC, "http://127.0.0.1:1")
    answer = twilio.phone(LUCIA).write("hola", to=SMS)
    assert (None, 2) == (answer.status, answer.attempts)


def test_a_redirect_loses_the_form(twilio: Twilio, product: Product) -> None:
    """A 302 turns the request into a GET without its fields."""
    product.answers = [RedirectResponse("/elsewhere", 302)]
    twilio.phone(LUCIA).write("hola", to=SMS)
    assert [] == product.got[-1][1]


def test_files_need_the_token(twilio: Twilio, client: Client, product: Product) -> None:
    """A voice note is fetched with the account's token alone, from where the answer leads."""
    twilio.phone(LUCIA_WHATSAPP).write(to=WHATSAPP, media=[File("audio/ogg", b"OggS")])
    fields = product.fields()
    assert ("1", "audio/ogg", "audio") == (fields["NumMedia"], fields["MediaContentType0"], fields["MessageType"])
    auth = (twilio.account.sid, twilio.account.token)
    with httpx.Client(trust_env=False, follow_redirects=True) as web:
        assert 401 == web.get(fields["MediaUrl0"]).status_code
        assert b"OggS" == web.get(fields["MediaUrl0"], auth=auth).content
    assert ["audio/ogg"] == [file.content_type for file in client.messages(fields["MessageSid"]).media.list()]


def test_files_are_fetched_from_the_product(twilio: Twilio, client: Client, product: Product) -> None:
    """A file to send is fetched from the product; one that is not there fails the message."""
    words = {"to": LUCIA_WHATSAPP, "from_": WHATSAPP, "body": "Aquí está"}
    twilio.phone(LUCIA_WHATSAPP).write("hola", to=WHATSAPP)
    client.messages.create(media_url=[f"{PUBLIC}/elsewhere"], **words)
    lost = client.messages.create(media_url=[f"{PUBLIC}/nothing"], **words)
    assert [(f"{PUBLIC}/elsewhere",)] == [message.media for message in twilio.phone(LUCIA_WHATSAPP).received]
    assert 63019 == client.messages(lost.sid).fetch().error_code


def test_the_product_may_answer_in_markup(twilio: Twilio, product: Product) -> None:
    """What stands in the answer's markup reaches the phone, as with the provider; an empty one is silence."""
    product.answers = [Response("<Response><Message>¡Hola!</Message></Response>"), Response("<Response/>")]
    twilio.phone(LUCIA).write("hola", to=SMS)
    twilio.phone(LUCIA).write("hola", to=SMS)
    assert [("¡Hola!", "markup")] == [(message.text, message.by) for message in twilio.phone(LUCIA).received]


# Opt-out


@pytest.mark.parametrize("word", ["STOP", " stop ", "Cancel", "END", "quit"])
def test_the_provider_answers_stop_by_itself(twilio: Twilio, client: Client, product: Product, word: str) -> None:
    """An English opt-out word on SMS is answered by the provider, reaches the product, and blocks until START."""
    twilio.phone(LUCIA).write(word, to=SMS)
    assert ["provider"] == [message.by for message in twilio.phone(LUCIA).received]
    assert (word, None) == (product.fields()["Body"], product.fields().get("OptOutType"))
    assert (400, 21610) == refusal(lambda: client.messages.create(to=LUCIA, from_=SMS, body="hola"))
    twilio.phone(LUCIA).write("start", to=SMS)
    assert "queued" == client.messages.create(to=LUCIA, from_=SMS, body="hola").status


@pytest.mark.parametrize(("line", "word", "number"), [(SMS, "BAJA", LUCIA), (WHATSAPP, "STOP", LUCIA_WHATSAPP)])
def test_what_the_provider_leaves_to_the_product(twilio: Twilio, line: str, word: str, number: str) -> None:
    """Spanish words on SMS, and every word on WhatsApp, are the product's own to honour."""
    twilio.phone(number).write(word, to=line)
    assert [] == twilio.phone(number).received


@pytest.mark.parametrize(("word", "kind"), [("BAJA", "STOP"), ("alta", "START"), ("Ayuda", "HELP"), ("STOP", "STOP")])
def test_advanced_words(twilio: Twilio, product: Product, word: str, kind: str) -> None:
    """With words of the account's own the webhook says what the provider has done."""
    twilio.phone(LUCIA).write(word, to=ADVANCED)
    assert (kind, SERVICE) == (product.fields()["OptOutType"], product.fields()["MessagingServiceSid"])


def test_opted_out_by_service(twilio: Twilio, client: Client) -> None:
    """Through a service the message is taken, and fails."""
    twilio.opt_out(ADVANCED, LUCIA)
    made = client.messages.create(to=LUCIA, messaging_service_sid=SERVICE, body="hola")
    assert ("accepted", 21610) == (made.status, client.messages(made.sid).fetch().error_code)
    assert [] == twilio.phone(LUCIA).received


# WhatsApp


def content(client: Client, types: Mapping[str, Any]) -> str:
    """Make a content; return its identifier."""
    named = {"friendly_name": "nudge", "language": "es", "variables": {"1": "muestra"}}
    made = client.content.v1.contents.create(ContentList.ContentCreateRequest({**named, "types": types}))
    return str(made.sid)


TEXT = {"twilio/text": {"body": "Hola, {{1}}: le espera un mensaje."}}
BUTTONS = {
    "twilio/text": {"body": "Hola, {{1}}"},
    "twilio/quick-reply": {
        "body": "Hola, {{1}}",
        "actions": [{"id": "ok", "title": "Sí"}, {"id": "no", "title": "No"}],
    },
}
MANY = {"twilio/quick-reply": {"body": "¿Cuál?", "actions": [{"id": str(n), "title": str(n)} for n in range(4)]}}
LIST = {"twilio/list-picker": {"body": "¿Cuál?", "button": "Ver", "items": [{"id": "a", "item": "Plan A"}]}}


def test_the_window(twilio: Twilio, client: Client, product: Product) -> None:
    """Free text is taken at any hour, and fails by callback unless the client wrote within 24 hours."""
    words = {"to": LUCIA_WHATSAPP, "from_": WHATSAPP, "body": "hola", "status_callback": STATUS}
    closed = client.messages.create(**words)
    assert ("queued", 63016) == (closed.status, client.messages(closed.sid).fetch().error_code)
    twilio.phone(LUCIA_WHATSAPP).write("hola", to=WHATSAPP)
    twilio.advance(timedelta(hours=24) - timedelta(seconds=1))
    client.messages.create(**words)
    twilio.advance(timedelta(seconds=1))
    assert 63016 == client.messages(client.messages.create(**words).sid).fetch().error_code
    assert twilio.idle()
    assert 1 == len(twilio.phone(LUCIA_WHATSAPP).received)
    assert {"failed": 2, "sent": 1, "delivered": 1} == {
        one: product.statuses.count(one) for one in set(product.statuses)
    }


def test_templates(twilio: Twilio, client: Client) -> None:
    """Outside the window an approved content alone goes out, with its variables filled."""
    sid = content(client, TEXT)
    words = {"to": LUCIA_WHATSAPP, "from_": WHATSAPP, "content_sid": sid, "content_variables": '{"1": "Lucía"}'}
    early = client.messages.create(**words)
    assert 63016 == client.messages(early.sid).fetch().error_code
    request = {"name": "nudge_es", "category": "UTILITY"}
    asked = client.content.v1.contents(sid).approval_create.create(ApprovalCreateList.ContentApprovalRequest(request))
    assert ("received", "twilio/text") == (asked.status, asked.content_type)
    twilio.approve(sid)
    assert "approved" == client.content.v1.contents(sid).approval_fetch().fetch().whatsapp["status"]
    client.messages.create(**words)
    assert ["Hola, Lucía: le espera un mensaje."] == twilio.phone(LUCIA_WHATSAPP).texts


def test_contents_are_listed(twilio: Twilio, client: Client) -> None:
    """Contents are listed over pages, with their approvals, and can be deleted."""
    sids = [content(client, TEXT) for _ in range(5)]
    twilio.reject(sids[1], "INVALID_FORMAT")
    assert sids == [one.sid for one in client.content.v1.contents.list(page_size=2)]
    approvals = [one.approval_requests["status"] for one in client.content.v1.content_and_approvals.list(page_size=2)]
    assert ["unsubmitted", "rejected", *["unsubmitted"] * 3] == approvals
    assert client.content.v1.contents(sids[0]).delete()
    assert (404, 20404) == refusal(lambda: client.content.v1.contents(sids[0]).fetch())


def test_a_list_is_never_approved(client: Client) -> None:
    """A list picker lives within the window alone: WhatsApp does not take it for approval."""
    request = ApprovalCreateList.ContentApprovalRequest({"name": "list_es", "category": "UTILITY"})
    approvals = client.content.v1.contents(content(client, LIST)).approval_create
    assert (400, 20001) == refusal(lambda: approvals.create(request))


@pytest.mark.parametrize(
    ("variables", "code"), [("no json", 21656), ('{"1": ""}', 21656), (json.dumps({"1": "x" * 1601}), 21658)]
)
def test_wrong_variables(client: Client, variables: str, code: int) -> None:
    """Variables that are no JSON, empty or too long are refused."""
    words = {"to": LUCIA_WHATSAPP, "from_": WHATSAPP, "content_sid": content(client, TEXT)}
    assert (400, code) == refusal(lambda: client.messages.create(content_variables=variables, **words))


def test_missing_variables_show_samples(twilio: Twilio, client: Client) -> None:
    """A variable that is not given shows its sample: a fault that a test can see on the phone."""
    twilio.phone(LUCIA_WHATSAPP).write("hola", to=WHATSAPP)
    client.messages.create(to=LUCIA_WHATSAPP, from_=WHATSAPP, content_sid=content(client, TEXT))
    assert ["Hola, muestra: le espera un mensaje."] == twilio.phone(LUCIA_WHATSAPP).texts


def test_buttons_are_pressed(twilio: Twilio, client: Client, product: Product) -> None:
    """A button of a message comes back as its payload and text, with the message that it stood under."""
    phone = twilio.phone(LUCIA_WHATSAPP)
    phone.write("hola", to=WHATSAPP)
    made = client.messages.create(to=phone.number, from_=WHATSAPP, content_sid=content(client, BUTTONS))
    phone.press("Sí")
    fields = product.fields()
    assert ("ok", "Sí", "Sí", "button") == tuple(
        fields[key] for key in ("ButtonPayload", "ButtonText", "Body", "MessageType")
    )
    assert made.sid == fields["OriginalRepliedMessageSid"]
    with pytest.raises(LookupError, match="Quizá"):
        phone.press("Quizá")


def test_items_are_chosen(twilio: Twilio, client: Client, product: Product) -> None:
    """An item of a list comes back as its identifier and title."""
    phone = twilio.phone(LUCIA_WHATSAPP)
    phone.write("hola", to=WHATSAPP)
    client.messages.create(to=phone.number, from_=WHATSAPP, content_sid=content(client, LIST))
    phone.choose("Plan A")
    assert ("a", "Plan A") == (product.fields()["ListId"], product.fields()["ListTitle"])


def test_four_buttons_need_approval(twilio: Twilio, client: Client) -> None:
    """More than three buttons fail within the window unless approved."""
    sid = content(client, MANY)
    words = {"to": LUCIA_WHATSAPP, "from_": WHATSAPP, "content_sid": sid}
    twilio.phone(LUCIA_WHATSAPP).write("hola", to=WHATSAPP)
    assert 63021 == client.messages(client.messages.create(**words).sid).fetch().error_code
    twilio.approve(sid)
    client.messages.create(**words)
    assert 4 == len(twilio.phone(LUCIA_WHATSAPP).received[0].buttons)


def test_a_phone_reads(twilio: Twilio, client: Client, product: Product) -> None:
    """Opening a WhatsApp message is called back."""
    twilio.phone(LUCIA_WHATSAPP).write("hola", to=WHATSAPP)
    client.messages.create(to=LUCIA_WHATSAPP, from_=WHATSAPP, body="hola", status_callback=STATUS)
    assert twilio.idle()
    twilio.phone(LUCIA_WHATSAPP).read()
    assert ["sent", "delivered", "read"] == product.statuses


def test_a_user_without_a_number(twilio: Twilio, client: Client, product: Product) -> None:
    """A WhatsApp user who is known by an identifier writes and is written to by it."""
    phone = twilio.phone("whatsapp:MX.1502576394655843")
    phone.write("hola", to=WHATSAPP, profile="Lucía")
    assert ("", phone.number) == (product.fields()["WaId"], product.fields()["From"])
    client.messages.create(to=phone.number, from_=WHATSAPP, body="¡Hola!")
    assert ["¡Hola!"] == phone.texts


# A process of its own


def test_as_a_process(account: Account, tmp_path: Path, product: Product) -> None:
    """Started as a process it has the same words, and its ledger can be read from the file when it is gone."""
    described = {
        "lines": [{"number": SMS, "webhook": INBOUND}, {"number": WHATSAPP, "webhook": INBOUND}],
        "reach": dict(account.reach),
    }
    with started(described, tmp_path) as remote:
        client = client_of(account, remote.address, timeout=5)
        remote.script(breaks_after(), to=LUCIA)
        assert (503, 20503) == refusal(
            lambda: client.messages.create(to=LUCIA, from_=SMS, body="hola", status_callback=STATUS)
        )
        assert 1 == len(remote.wait("received", to=LUCIA))
        assert remote.idle()
        assert ["hola"] == [message["text"] for message in remote.received(LUCIA)]
        answer = remote.write(LUCIA_WHATSAPP, to=WHATSAPP, media=[File("audio/ogg", b"OggS")])
        assert (204, "audio/ogg") == (answer.status, product.fields()["MediaContentType0"])
        entries = remote.ledger()
        client.http_client.session.close()
    assert ["sending", "sent", "delivered"] == product.statuses
    assert entries == read_ledger(tmp_path / "ledger.jsonl")


def test_a_page_that_is_none(twilio: Twilio, client: Client) -> None:
    """A date that is none is refused when a list is asked for."""
    with pytest.raises(TwilioException):
        client.messages.list(date_sent="mañana")
