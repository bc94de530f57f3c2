"""Read what Twilio posts: a client's message by SMS or WhatsApp, and what became of a message of ours.

Fields come and go without notice, so that nothing is refused for a field that is new or missing; those that nobody here
reads are kept as they came. Addresses are opaque: a client without a phone number is known by a word of WhatsApp's own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.channels.message import Inbound, Kind, Media, Opted

SMS, WHATSAPP = "sms", "whatsapp"
PREFIX = "whatsapp:"
FOREIGN = re.compile(r"[a-z][a-z-]*:")  #: another channel of the provider, which is not ours
WORD_MAX = 256  #: characters of an identifier or an address
MEDIA_MAX = 10
RAW_MAX = 40  #: unknown fields that are kept, each up to `RAW_LENGTH` characters
RAW_LENGTH = 500
FILE_NAME = re.compile(r"[^\n/\\]{1,200}\.[A-Za-z0-9]{2,5}")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")

Form = Iterable[tuple[str, str]]

KINDS: Mapping[str, Kind] = {
    "audio": "voice",
    "voice": "voice",
    "image": "image",
    "video": "video",
    "document": "document",
    "sticker": "sticker",
    "location": "location",
    "contact": "contact",
    "contacts": "contact",
}
"""What `MessageType` says, in our words; texts, buttons and what is not known are told by their other fields."""

CARDS = frozenset({"text/vcard", "text/x-vcard", "text/directory"})
FAMILIES: Mapping[str, Kind] = {"audio": "voice", "image": "image", "video": "video"}
OPTED: Mapping[str, Opted] = {"STOP": "stop", "START": "start", "HELP": "help"}
ANSWERED: Mapping[str, Opted] = {
    **dict.fromkeys(("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "REVOKE", "OPTOUT"), "stop"),
    **dict.fromkeys(("START", "UNSTOP"), "start"),
    **dict.fromkeys(("HELP", "INFO"), "help"),
}
"""What the provider answers on SMS without being told to; behind the first ones it blocks whatever we would say.

It takes CANCEL for such a word too: here it means to pay, and what the provider blocks then is told by 21610.
"""
REPLIED = "OriginalRepliedMessageSid"  #: the message of ours under which a button was pressed, or that was answered
PLACE = ("Latitude", "Longitude", "Address", "Label")

STATUSES = {
    "accepted": "queued",
    "scheduled": "queued",
    "queued": "queued",
    "sending": "queued",
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "undelivered": "failed",
    "failed": "failed",
    "canceled": "failed",
}
"""What becomes of a message, in our words."""

KNOWN = frozenset(
    {
        "MessageSid", "SmsMessageSid", "SmsSid", "AccountSid", "MessagingServiceSid", "From", "To", "Body", "NumMedia",
        "NumSegments", "SmsStatus", "ApiVersion", "WaId", "ProfileName", "MessageType", "ButtonText", "ButtonPayload",
        "ListId", "ListTitle", "ReferralNumMedia", "OptOutType", REPLIED, *PLACE,
        *(f"{end}{what}" for end in ("From", "To") for what in ("City", "State", "Zip", "Country")),
    }
)  # fmt: skip
NUMBERED = re.compile(r"Media(Url|ContentType)\d+")


@dataclass(frozen=True, slots=True)
class Told:
    """What the provider told of a message of ours; `status` is queued, sent, delivered, read or failed."""

    channel: str
    provider_id: str
    status: str
    error: str | None


class Unreadable(Exception):
    """A form that is no message and no status of ours; the words name the field."""


def read_message(form: Form, at: datetime, token: str | None = None) -> Inbound:
    """Return the message that a form is, received at a moment. Raises Unreadable without a name, sender or receiver.

    Of a field that comes twice the first counts. `token` is the provider's mark of one delivery.
    """
    fields = _first(form)
    channel = _channel(fields.get("From", ""), "From")
    media = tuple(_media(fields))
    text, title = fields.get("Body", ""), fields.get("ButtonText") or fields.get("ListTitle") or ""
    button = fields.get("ButtonPayload") or fields.get("ListId") or None
    kind = "text" if button else _kind(fields, media)
    named = _named_files(kind, text, media)
    return Inbound(
        channel=channel,
        provider_id=_sid(fields),
        address=_needed(fields, "From"),
        text="" if named else text or title,
        at=at,
        button=_word(button or "") or None,
        line=_needed(fields, "To"),
        token=_word(token or "") or None,
        kind=kind,
        media=named or media,
        opted=OPTED.get(fields.get("OptOutType", "").strip().upper()) or _answered(channel, text),
        name=_word(fields.get("ProfileName", "")) or None,
        payload=_payload(fields, kind),
    )


def read_status(form: Form) -> Told | None:
    """Return what a status form tells; nothing where the provider has a new word for it. Raises Unreadable."""
    fields = _first(form)
    receiver = fields.get("To") or fields.get("From") or ""
    by_prefix = WHATSAPP if fields.get("ChannelPrefix", "").rstrip(":") == WHATSAPP else None
    status = STATUSES.get((fields.get("MessageStatus") or fields.get("SmsStatus") or "").lower())
    told = Told(
        channel=by_prefix or _channel(receiver, "To"),
        provider_id=_sid(fields),
        status=status or "",
        error=_word(fields.get("ErrorCode", "")) or None if status == "failed" else None,
    )
    return told if status else None


def account_of(form: Form) -> str | None:
    """Return the account that a form names."""
    return _first(form).get("AccountSid")


def _answered(channel: str, text: str) -> Opted | None:
    """Return what the provider has answered by itself, though it does not say so."""
    return ANSWERED.get(text.strip().upper()) if channel == SMS else None


def _first(form: Form) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in form:
        fields.setdefault(name, value)
    return fields


def _channel(address: str, field: str) -> str:
    """Return the channel of an address. Raises Unreadable for one of a channel that is not ours."""
    if address.startswith(PREFIX):
        return WHATSAPP
    if FOREIGN.match(address):
        raise Unreadable(f"{field} belongs to a channel that is not served here")
    return SMS


def _sid(fields: Mapping[str, str]) -> str:
    name = next((fields[key] for key in ("MessageSid", "SmsMessageSid", "SmsSid") if fields.get(key)), "")
    if not _word(name):
        raise Unreadable("MessageSid is missing")
    return _word(name)


def _needed(fields: Mapping[str, str], name: str) -> str:
    """Return an address without its channel. Raises Unreadable where there is none."""
    word = _word(fields.get(name, "").removeprefix(PREFIX))
    if not word:
        raise Unreadable(f"{name} is missing")
    return word


def _word(value: str) -> str:
    """Return an identifier or a name of one line, of a length that can be stored."""
    return CONTROL.sub("", value).strip()[:WORD_MAX]


def _media(fields: Mapping[str, str]) -> Iterator[Media]:
    """Yield the files that came with a message, as far as they say where they are."""
    written = fields.get("NumMedia", "")
    count = int(written) if written.isascii() and written.isdigit() and len(written) < WORD_MAX else 0
    for place in range(min(count, MEDIA_MAX)):
        url = fields.get(f"MediaUrl{place}", "")
        if url:
            content_type = _word(fields.get(f"MediaContentType{place}", "")).lower() or "application/octet-stream"
            yield Media(_family(content_type), content_type, {"url": url})


def _family(content_type: str) -> Kind:
    bare = content_type.partition(";")[0].strip()
    return "contact" if bare in CARDS else FAMILIES.get(bare.partition("/")[0], "document")


def _kind(fields: Mapping[str, str], media: tuple[Media, ...]) -> Kind:
    """Return what a message is: by its own word, by its place, by its first file."""
    told = KINDS.get(fields.get("MessageType", "").lower())
    if told:
        return told
    if fields.get("Latitude") and fields.get("Longitude"):
        return "location"
    if media:
        return media[0].kind
    announced = fields.get("MessageType", "").lower()
    return "text" if fields.get("Body") or announced in {"", "text", "button", "interactive"} else "other"


def _named_files(kind: Kind, text: str, media: tuple[Media, ...]) -> tuple[Media, ...]:
    """Return the files with the name that stands in the place of a text: WhatsApp writes it there; else nothing."""
    named = kind == "contact" or (kind == "document" and FILE_NAME.fullmatch(text.strip()))
    if not (named and media and text.strip()):
        return ()
    first = media[0]
    return (Media(first.kind, first.content_type, {**first.source, "name": _word(text)}), *media[1:])


def _payload(fields: Mapping[str, str], kind: Kind) -> dict[str, Any]:
    """Return what is kept beside the message: where it points to, and the fields that nobody here reads."""
    place = {name.lower(): _word(fields[name]) for name in PLACE if fields.get(name)} if kind == "location" else {}
    strange = ((name, value) for name, value in fields.items() if name not in KNOWN and not NUMBERED.fullmatch(name))
    raw = {_word(name): value[:RAW_LENGTH] for (name, value), _ in zip(strange, range(RAW_MAX), strict=False)}
    replied = _word(fields.get(REPLIED, ""))
    return {
        **({"place": place} if place else {}),
        **({"raw": raw} if raw else {}),
        **({"replied": replied} if replied else {}),
    }
