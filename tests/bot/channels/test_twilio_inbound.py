"""What Twilio posts is read whatever it holds: the fields that matter by a table, any other form by the same law."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.twilio_inbound import KNOWN, Told, Unreadable, account_of, read_message, read_status
from storage.queue.inbox import clean

NOW = datetime(2026, 3, 5, 15, 0, tzinfo=UTC)
SID = "SM" + "0a" * 16
SMS = {"MessageSid": SID, "From": "+56911112222", "To": "+56225550100", "Body": "hola", "NumMedia": "0"}
WHATSAPP = {**SMS, "From": "whatsapp:+5215512345678", "To": "whatsapp:+5215550001111", "MessageType": "text"}
VOICE = {"NumMedia": "1", "MediaUrl0": "https://api.twilio.com/m/1", "MediaContentType0": "audio/ogg; codecs=opus"}
MEDIA = {"NumMedia": "1", "MediaUrl0": "https://api.twilio.com/m/1"}


def form(fields: dict[str, str], **more: str) -> list[tuple[str, str]]:
    """Return the fields of a form; a blank one is there all the same."""
    return list({**fields, **more}.items())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # SMS: the numbers as they are, the text untouched
        (form(SMS, Body="  hola \n"), {"channel": "sms", "address": "+56911112222", "text": "  hola \n"}),
        (form(SMS), {"line": "+56225550100", "provider_id": SID, "media": (), "button": None, "opted": None}),
        # WhatsApp: the prefix is the channel, the rest is the address as written
        (form(WHATSAPP), {"channel": "whatsapp", "address": "+5215512345678", "line": "+5215550001111"}),
        # a client whose phone WhatsApp does not show
        (form(WHATSAPP, From="whatsapp:BR.1502576394655843", WaId=""), {"address": "BR.1502576394655843"}),
        # buttons and lists: the id is what counts, the title is what was read on it
        (
            form(WHATSAPP, ButtonPayload="affirm:1f3a", ButtonText="Sí", Body="Sí", MessageType="button"),
            {"button": "affirm:1f3a", "text": "Sí", "kind": "text"},
        ),
        (
            form(WHATSAPP, ListId="option:2", ListTitle="En 3 pagos", Body="", MessageType="interactive"),
            {"button": "option:2", "text": "En 3 pagos", "kind": "text"},
        ),
        # kinds by WhatsApp's own word
        (form(WHATSAPP, Body="", MessageType="audio", **VOICE), {"kind": "voice", "text": ""}),
        (form(WHATSAPP, Body="mi pago", MessageType="image", **MEDIA, MediaContentType0="image/jpeg"),
         {"kind": "image", "text": "mi pago"}),
        (form(WHATSAPP, Body="", MessageType="sticker", **MEDIA, MediaContentType0="image/webp"), {"kind": "sticker"}),
        (form(WHATSAPP, Body="", MessageType="unsupported"), {"kind": "other"}),
        (form(WHATSAPP, Body="", MessageType="order"), {"kind": "other"}),
        # kinds by what came with it, where no word says so
        (form(SMS, Body="", **VOICE), {"kind": "voice"}),
        (form(SMS, Body="", **MEDIA, MediaContentType0="video/mp4"), {"kind": "video"}),
        (form(SMS, Body="", **MEDIA, MediaContentType0="text/vcard"), {"kind": "contact"}),
        (form(SMS, Body="", **MEDIA, MediaContentType0=""), {"kind": "document"}),
        (form(WHATSAPP, Body="", MessageType="", Latitude="-33.4", Longitude="-70.6", Label="Casa"),
         {"kind": "location", "payload": {"place": {"latitude": "-33.4", "longitude": "-70.6", "label": "Casa"}}}),
        # an empty message is a text without words
        (form(SMS, Body=""), {"kind": "text", "text": ""}),
        # the provider has answered an opt-out word by itself
        (form(SMS, Body="STOP", OptOutType="STOP"), {"opted": "stop"}),
        (form(SMS, Body="START", OptOutType="start"), {"opted": "start"}),
        (form(SMS, Body="x", OptOutType="NEW"), {"opted": None}),
        (form(SMS, Body=" Stop "), {"opted": "stop"}),  # the provider answers its own words unasked
        (form(SMS, Body="start"), {"opted": "start"}),
        (form(SMS, Body="Help"), {"opted": "help"}),
        (form(SMS, Body="ayuda"), {"opted": None}),
        (form(SMS, Body="YES"), {"opted": None}),  # an answer to a question of ours
        (form(WHATSAPP, Body="HELP"), {"opted": None}),
        (form(SMS, Body="BAJA"), {"opted": None}),
        (form(SMS, Body="CANCEL"), {"opted": None}),
        (form(WHATSAPP, Body="STOP"), {"opted": None}),
        (form(WHATSAPP, ProfileName="Marcela F."), {"name": "Marcela F."}),
        # what nobody here reads is kept as it came
        (
            form(WHATSAPP, OriginalRepliedMessageSid="SM1", BrandNewField="x", MediaUrl7="y"),
            {"payload": {"raw": {"BrandNewField": "x"}, "replied": "SM1"}},
        ),
        # of a field that comes twice the first counts
        ([*form(SMS), ("Body", "otra"), ("From", "+1")], {"text": "hola", "address": "+56911112222"}),
        # only the older names
        ([(name.replace("MessageSid", "SmsMessageSid"), value) for name, value in SMS.items()], {"provider_id": SID}),
        # counts that are none
        (form(SMS, NumMedia="many", MediaUrl0="u"), {"media": ()}),
        (form(SMS, NumMedia="²", MediaUrl0="u"), {"media": ()}),
        (form(SMS, NumMedia="9", MediaUrl0=""), {"media": ()}),
    ],
)  # fmt: skip
def test_fields(fields: list[tuple[str, str]], expected: dict[str, Any]) -> None:
    """Each field is read for what it is."""
    found = read_message(fields, NOW)

    assert expected == {name: getattr(found, name) for name in expected}


def test_files() -> None:
    """Every file is told with its type and where it is, in order."""
    several = {"NumMedia": "2", "MediaUrl1": "https://api.twilio.com/m/2", "MediaContentType1": "application/pdf"}
    found = read_message(form({**SMS, **VOICE, **several}), NOW)

    assert [
        ("voice", "audio/ogg; codecs=opus", {"url": "https://api.twilio.com/m/1"}),
        ("document", "application/pdf", {"url": "https://api.twilio.com/m/2"}),
    ] == [(one.kind, one.content_type, one.source) for one in found.media]


@pytest.mark.parametrize(
    ("body", "text", "name"),
    [
        ("comprobante de pago.pdf", "", "comprobante de pago.pdf"),
        ("aquí va el comprobante", "aquí va el comprobante", None),
        ("ya pagué. gracias", "ya pagué. gracias", None),
    ],
)
def test_a_documents_name_is_no_text(body: str, text: str, name: str | None) -> None:
    """WhatsApp writes a document's file name in the place of a text: it is the file's name; a caption is read."""
    pdf = {**MEDIA, "MediaContentType0": "application/pdf", "MessageType": "document"}
    found = read_message(form(WHATSAPP, Body=body, **pdf), NOW)

    assert text == found.text
    assert name == found.media[0].source.get("name")


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"MessageSid": ""}, "MessageSid is missing"),
        ({"From": ""}, "From is missing"),
        ({"From": "whatsapp:"}, "From is missing"),
        ({"To": ""}, "To is missing"),
        ({"From": "messenger:123"}, "From belongs to a channel that is not served here"),
    ],
)
def test_what_is_no_message(lacking: dict[str, str], words: str) -> None:
    """Without a name, a sender or a receiver there is no message, and the words name the field."""
    with pytest.raises(Unreadable) as caught:
        read_message(form({**SMS, **lacking}), NOW)

    assert words == str(caught.value)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"MessageStatus": "queued"}, Told("sms", SID, "queued", None)),
        ({"MessageStatus": "sending"}, Told("sms", SID, "queued", None)),
        ({"MessageStatus": "sent"}, Told("sms", SID, "sent", None)),
        ({"MessageStatus": "delivered"}, Told("sms", SID, "delivered", None)),
        ({"MessageStatus": "read", "To": "whatsapp:+56911112222"}, Told("whatsapp", SID, "read", None)),
        ({"MessageStatus": "delivered", "ChannelPrefix": "whatsapp"}, Told("whatsapp", SID, "delivered", None)),
        ({"MessageStatus": "undelivered", "ErrorCode": "30003"}, Told("sms", SID, "failed", "30003")),
        ({"MessageStatus": "failed", "ErrorCode": ""}, Told("sms", SID, "failed", None)),
        ({"MessageStatus": "canceled"}, Told("sms", SID, "failed", None)),
        ({"SmsStatus": "delivered"}, Told("sms", SID, "delivered", None)),
        ({"MessageStatus": "pondering"}, None),
        ({}, None),
    ],
)
def test_statuses(fields: dict[str, str], expected: Told | None) -> None:
    """What became of a message is told in our words; a word that is new is passed over."""
    assert expected == read_status(form({"MessageSid": SID, "To": "+56911112222", "From": "+56225550100", **fields}))


names = st.one_of(st.sampled_from(sorted({*KNOWN, "MediaUrl0", "MediaContentType0", "ErrorCode"})), st.text(max_size=8))
values = st.one_of(
    st.text(max_size=40), st.sampled_from(["", "0", "1", "99", "whatsapp:+5215512345678", "STOP", "\x00"])
)
forms = st.lists(st.tuples(names, values), max_size=30)


@given(forms)
def test_any_form_is_read(extra: list[tuple[str, str]]) -> None:
    """Whatever else a form holds, the message in it is found, and what is stored of it is what a database can hold."""
    known = [(name, value) for name, value in SMS.items() if name in {"MessageSid", "From", "To"}]
    found = read_message([*known, *extra], NOW)

    assert (SID, "+56911112222", "sms") == (found.provider_id, found.address, found.channel)
    assert account_of(extra) in {None, *(value for name, value in extra if name == "AccountSid")}
    assert clean(found.button) == found.button
    assert "\x00" not in str(clean(found.as_payload()))


@given(forms)
def test_no_form_breaks_the_reader(fields: list[tuple[str, str]]) -> None:
    """A form is a message or a status, or it is said to be neither."""
    for read in (lambda: read_message(fields, NOW), lambda: read_status(fields)):
        with suppress(Unreadable):
            read()
