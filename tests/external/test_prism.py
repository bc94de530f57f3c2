"""Let the real client speak to Prism, which knows Twilio by its published description alone.

Lists of messages are left to `test_twilio_description`: the description calls the addresses of their pages URIs, while
its own examples are paths, so Prism refuses even those.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from bot.clock import Clock
from tests.external.prism import mocking, watching
from tests.fakes.twilio.account import Account, Line, Service
from tests.fakes.twilio.client import client_of
from tests.fakes.twilio.provider import Twilio
from tests.fakes.twilio.serving import running

PROVIDERS = Path(os.environ.get("CONCILIA_TRIAL_DATA", ".")) / "providers"
MESSAGES, CONTENTS = PROVIDERS / "twilio_api_v2010.yaml", PROVIDERS / "twilio_content_v1.yaml"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SMS, WHATSAPP, LUCIA = "+12025550100", "whatsapp:+12025550100", "+525512345678"
SERVICE = "MG" + "0" * 32
ACCOUNT = Account((Line(SMS), Line(WHATSAPP)), (Service(SERVICE, (SMS, WHATSAPP)),))
CALLBACK = "https://bot.example/channels/twilio/status?message=7"
TYPES = {"twilio/text": {"body": "Hola, {{1}}"}}


@contextmanager
def client_at(address: str) -> Iterator[Client]:
    """Give a real client that speaks to an address."""
    client = client_of(ACCOUNT, address, timeout=30)
    yield client
    client.http_client.session.close()


@pytest.fixture(scope="module")
def prism() -> Iterator[Client]:
    """Give a client of Prism, serving the description of messages."""
    with mocking(MESSAGES) as address, client_at(address) as client:
        yield client


@pytest.fixture
def twilio() -> Iterator[Twilio]:
    """Give the provider that is played for tests, at noon."""
    with running(ACCOUNT, Clock(lambda: NOON)) as provider:
        yield provider


def test_a_message_is_made_and_fetched(prism: Client) -> None:
    """What the real client sends to make and show a message is allowed by the description."""
    words = {"to": LUCIA, "from_": SMS, "status_callback": CALLBACK, "validity_period": 3600}
    made = prism.messages.create(body="¿Qué día le viene bien?", **words)
    assert "queued" == made.status
    assert prism.messages(made.sid).fetch().sid.startswith("SM")


def test_a_message_is_scheduled(prism: Client) -> None:
    """What the real client sends to schedule a message is allowed by the description."""
    planned = {"messaging_service_sid": SERVICE, "schedule_type": "fixed", "send_at": NOON + timedelta(hours=1)}
    assert prism.messages.create(to=LUCIA, body="mañana", **planned).sid.startswith("SM")


def test_a_wrong_request_is_refused(prism: Client) -> None:
    """A request that the description does not allow is refused: Prism is not blind."""
    with pytest.raises(TwilioRestException) as caught:
        prism.messages.create(to=LUCIA, from_=SMS, content_sid="HX12")
    assert 422 == caught.value.status


def test_the_played_provider_under_watch(twilio: Twilio) -> None:
    """Between the real client and the provider played for tests, Prism finds nothing wrong either way."""
    with watching(MESSAGES, twilio.address) as address, client_at(address) as client:
        words = {"to": LUCIA, "from_": SMS, "status_callback": CALLBACK}
        sids = [client.messages.create(body=str(place), **words).sid for place in range(3)]
        planned = {"messaging_service_sid": SERVICE, "schedule_type": "fixed", "send_at": NOON + timedelta(hours=1)}
        later = client.messages.create(to=LUCIA, body="mañana", **planned).sid
        assert "canceled" == client.messages(later).update(status="canceled").status
        assert ["delivered"] * 3 == [client.messages(sid).fetch().status for sid in sids]


def test_its_contents_under_watch(twilio: Twilio) -> None:
    """The same for contents and their approvals."""
    with watching(CONTENTS, twilio.address) as address, client_at(address) as client:
        request = {"friendly_name": "nudge", "language": "es", "variables": {"1": "Lucía"}, "types": TYPES}
        made = client.content.v1.contents.create(ContentList.ContentCreateRequest(request))
        asked = ApprovalCreateList.ContentApprovalRequest({"name": "nudge_es", "category": "UTILITY"})
        assert "received" == client.content.v1.contents(made.sid).approval_create.create(asked).status
        twilio.approve(made.sid)
        approvals = client.content.v1.content_and_approvals.list()
        assert [(made.sid, "approved")] == [(one.sid, one.approval_requests["status"]) for one in approvals]
