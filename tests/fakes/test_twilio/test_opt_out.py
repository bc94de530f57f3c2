"""Hold opt-out to laws: which words the provider honours by itself, and which it leaves to the product."""

import pytest
from twilio.rest import Client

from tests.fakes.test_twilio.product import ADVANCED, LUCIA, LUCIA_WHATSAPP, SERVICE, SMS, WHATSAPP, Product, refusal
from tests.fakes.twilio.provider import Twilio


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
