"""Hold what a phone writes to laws: signed, tried again as the address says, with files behind the token."""

from dataclasses import replace

import httpx
from starlette.responses import RedirectResponse, Response
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from tests.fakes.test_twilio.product import INBOUND, LUCIA, LUCIA_WHATSAPP, PUBLIC, SMS, WHATSAPP, Product
from tests.fakes.twilio.account import Account
from tests.fakes.twilio.phones import File
from tests.fakes.twilio.provider import Twilio
from tests.fakes.twilio.serving import running
from tests.fakes.twilio.webhooks import Overrides, read_overrides


def test_overrides() -> None:
    """The fragment of an address says how its webhook is tried; without one it is repeated once, when unreached."""
    assert (INBOUND, Overrides()) == read_overrides(INBOUND)
    said = Overrides(connect=0.5, read=2, total=9, retries=3, on=frozenset({"5xx", "ct", "rt"}))
    assert (INBOUND, said) == read_overrides(f"{INBOUND}#rc=3&rp=5xx,ct,rt&ct=500&rt=2000&tt=9000")
    assert (1, frozenset({"ct"})) == (Overrides().retries, Overrides().on)
    assert 5 == read_overrides(f"{INBOUND}#rc=50")[1].retries


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
