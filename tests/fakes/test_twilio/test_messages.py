"""Hold messages to laws: how they are taken, listed, refused, kept until their time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from twilio.base.exceptions import TwilioException
from twilio.rest import Client

from tests.fakes.test_twilio.product import LUCIA, LUCIA_WHATSAPP, MARIO, NOON, SERVICE, SMS, WHATSAPP, refusal
from tests.fakes.twilio.behaviour import Behaviour
from tests.fakes.twilio.client import client_of
from tests.fakes.twilio.provider import Twilio


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


def test_a_page_that_is_none(twilio: Twilio, client: Client) -> None:
    """A date that is none is refused when a list is asked for."""
    with pytest.raises(TwilioException):
        client.messages.list(date_sent="mañana")


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
