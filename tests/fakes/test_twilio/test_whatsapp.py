"""Hold WhatsApp to laws: the window, approved contents, buttons, lists and users without a number."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from tests.fakes.test_twilio.product import LUCIA_WHATSAPP, STATUS, WHATSAPP, Product, refusal
from tests.fakes.twilio.provider import Twilio


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
