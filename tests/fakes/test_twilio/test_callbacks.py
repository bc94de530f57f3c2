"""Hold status callbacks to laws: signed, in any order, and true of what became of a message."""

import contextlib
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from tests.fakes.test_twilio.product import LUCIA, SMS, STATUS, Product
from tests.fakes.twilio.behaviour import answers_last, breaks_after, calls_back, drops, ends, held, too_many
from tests.fakes.twilio.provider import Twilio


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
