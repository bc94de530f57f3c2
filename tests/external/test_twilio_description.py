"""Hold the provider played for tests, and the real client's requests, to what the provider publishes of its API."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from bot.clock import Clock
from tests.external.openapi import Document, Exchange, exchange_of
from tests.fakes.twilio.account import Account, Line, Service
from tests.fakes.twilio.behaviour import ends
from tests.fakes.twilio.client import client_of
from tests.fakes.twilio.phones import File
from tests.fakes.twilio.provider import Twilio
from tests.fakes.twilio.serving import running

PROVIDERS = Path(os.environ.get("CONCILIA_TRIAL_DATA", ".")) / "providers"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SMS, WHATSAPP, LUCIA = "+12025550100", "whatsapp:+12025550100", "whatsapp:+525512345678"
SERVICE = "MG" + "0" * 32
TYPES = {
    "twilio/text": {"body": "Hola, {{1}}"},
    "twilio/quick-reply": {"body": "Hola, {{1}}", "actions": [{"type": "QUICK_REPLY", "id": "si", "title": "Sí"}]},
}
LIST = {"twilio/list-picker": {"body": "¿Cuál?", "button": "Ver", "items": [{"id": "a", "item": "Plan A"}]}}


@cache
def document(path: str) -> Document:
    """Return the document that describes a path."""
    return Document(PROVIDERS / ("twilio_content_v1.yaml" if path.startswith("/v1/") else "twilio_api_v2010.yaml"))


@pytest.fixture
def twilio() -> Iterator[Twilio]:
    """Give a provider with a number, a WhatsApp sender and a service."""
    account = Account((Line(SMS), Line(WHATSAPP)), (Service(SERVICE, (SMS, WHATSAPP)),))
    with running(account, Clock(lambda: NOON)) as provider:
        yield provider


@pytest.fixture
def exchanges() -> list[Exchange]:
    """Give what went over the wire."""
    return []


@pytest.fixture
def client(twilio: Twilio, exchanges: list[Exchange]) -> Iterator[Client]:
    """Give the real client, watched."""
    client = client_of(twilio.account, twilio.address, timeout=10)
    session = client.http_client.session
    session.hooks["response"].append(lambda response, **_: exchanges.append(exchange_of(response)))
    yield client
    session.close()


def faults(exchanges: list[Exchange]) -> list[str]:
    """Return what the documents do not allow."""
    return [fault for one in exchanges for fault in document(urlsplit(one.url).path).faults(one)]


def test_messages(twilio: Twilio, client: Client, exchanges: list[Exchange]) -> None:
    """Making, listing, showing, cancelling and deleting messages is as published, in both directions."""
    twilio.phone(LUCIA).write("hola", to=WHATSAPP, media=[File("image/jpeg", b"jpeg")])
    words = {"to": LUCIA, "from_": WHATSAPP, "status_callback": "https://bot.example/status?message=7"}
    client.messages.create(body="¿Qué día le viene bien?", validity_period=600, **words)
    client.messages.create(body="Aquí está", media_url=["https://bot.example/1", "https://bot.example/2"], **words)
    twilio.script(ends("undelivered", 63003))
    client.messages.create(body="hola", smart_encoded=True, **words)
    planned = {"messaging_service_sid": SERVICE, "schedule_type": "fixed", "send_at": NOON + timedelta(hours=1)}
    scheduled = client.messages.create(to="+525512345678", body="mañana", **planned)
    client.messages(scheduled.sid).update(status="canceled")
    for message in client.messages.list(page_size=2):
        message.fetch()
        client.messages(message.sid).media.list()
    client.messages.list(to=LUCIA, from_=WHATSAPP, date_sent_after=NOON, date_sent_before=NOON, date_sent=NOON)
    client.messages(scheduled.sid).delete()
    assert [] == faults(exchanges)
    assert {"GET", "POST", "DELETE"} == {one.method for one in exchanges}


def test_contents(twilio: Twilio, client: Client, exchanges: list[Exchange]) -> None:
    """Making, submitting, listing, showing and deleting contents is as published, in both directions."""
    for types in (TYPES, LIST, TYPES):
        request = {"friendly_name": "nudge", "language": "es", "variables": {"1": "Lucía"}, "types": types}
        made = client.content.v1.contents.create(ContentList.ContentCreateRequest(request))
    asked = ApprovalCreateList.ContentApprovalRequest({"name": "nudge_es", "category": "UTILITY"})
    client.content.v1.contents(made.sid).approval_create.create(asked)
    client.content.v1.contents(made.sid).approval_fetch().fetch()
    twilio.approve(made.sid)
    client.messages.create(to=LUCIA, from_=WHATSAPP, content_sid=made.sid, content_variables='{"1": "Lucía"}')
    client.content.v1.contents.list(page_size=2)
    client.content.v1.content_and_approvals.list(page_size=2)
    client.content.v1.contents(made.sid).fetch()
    client.content.v1.contents(made.sid).delete()
    assert [] == faults(exchanges)


def test_the_check_finds_faults(client: Client, exchanges: list[Exchange]) -> None:
    """A request or an answer that is not as published is found: the check is not blind."""
    made = client.messages.create(to=LUCIA, messaging_service_sid=SERVICE, body="hola")
    right = exchanges[-1]
    wrong = [
        Exchange(right.method, right.url, right.kind, {**right.sent, "Urgent": "yes"}, right.status, right.answer),
        Exchange(right.method, right.url, right.kind, {"Body": "hola"}, right.status, right.answer),
        Exchange(right.method, right.url, right.kind, right.sent, 200, right.answer),
        Exchange(right.method, right.url, right.kind, right.sent, 201, {**right.answer, "status": "on its way"}),
        Exchange(right.method, right.url, right.kind, right.sent, 201, {**right.answer, "sid": "7"}),
        Exchange(right.method, right.url, right.kind, right.sent, 201, {**right.answer, "date_created": "today"}),
        Exchange(right.method, right.url, right.kind, right.sent, 201, {**right.answer, "colour": "green"}),
        Exchange("GET", right.url.replace(made.account_sid, "AC12"), right.kind, {}, 200, {}),
        Exchange("GET", f"{right.url}?Colour=green", right.kind, {}, 200, {}),
        Exchange("PATCH", right.url, right.kind, {}, 200, {}),
    ]
    assert [] == faults([right])
    assert [] == [one for one in wrong if not faults([one])]
