"""Hold what a client's phone received, and let it write, press, choose and read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tests.fakes.twilio.account import WHATSAPP, Line
from tests.fakes.twilio.messages import Message, segments

if TYPE_CHECKING:
    from tests.fakes.twilio.provider import Twilio
    from tests.fakes.twilio.webhooks import Answer

KINDS: Final = {"audio": "audio", "image": "image", "video": "video"}  #: of a content type's first word; else document


@dataclass(frozen=True, slots=True)
class Received:
    """What a phone shows; buttons and items as (id, title). `by` is api, provider for its own replies, or markup."""

    sid: str
    sender: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    media: tuple[str, ...] = ()
    content_sid: str | None = None
    by: str = "api"


@dataclass(frozen=True, slots=True)
class File:
    """A file that a phone sends: its content type (an `audio/ogg` is a voice note) and bytes."""

    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """What a phone writes. `fields` are sent as they are, over those that the provider would set."""

    text: str = ""
    button: tuple[str, str] | None = None
    item: tuple[str, str] | None = None
    files: tuple[File, ...] = ()
    location: tuple[float, float] | None = None
    profile: str = ""
    reply_to: str | None = None
    fields: tuple[tuple[str, str], ...] = ()

    def own_fields(self, message: Message, line: Line, opted: str | None) -> dict[str, str]:
        """Return the form of the webhook, but for the files; blank fields are sent too."""
        shared = {
            "SmsMessageSid": message.sid,
            "NumMedia": str(len(self.files)),
            "SmsSid": message.sid,
            "SmsStatus": "received",
            "Body": message.body,
            "To": message.to,
            "NumSegments": str(segments(message.body)),
            "MessageSid": message.sid,
            "AccountSid": message.account,
            "From": message.sender,
            "ApiVersion": "2010-04-01",
        }
        own = self._whatsapp(message) if line.whatsapp else _sms_places()
        service = {"MessagingServiceSid": message.service} if message.service else {}
        return {**shared, **own, **service, **({"OptOutType": opted} if opted else {}), **dict(self.fields)}

    def _whatsapp(self, message: Message) -> dict[str, str]:
        bare = message.sender.removeprefix(WHATSAPP)
        facts = {
            "ProfileName": self.profile,
            "MessageType": self._kind(),
            "WaId": bare[1:] if bare.startswith("+") else "",
            "ReferralNumMedia": "0",
        }
        if self.button:
            facts |= {"ButtonPayload": self.button[0], "ButtonText": self.button[1]}
        if self.item:
            facts |= {"ListId": self.item[0], "ListTitle": self.item[1]}
        if self.location:
            facts |= {"Latitude": str(self.location[0]), "Longitude": str(self.location[1]), "Address": "", "Label": ""}
        if self.reply_to:
            facts |= {"OriginalRepliedMessageSid": self.reply_to, "OriginalRepliedMessageSender": message.to}
        return facts

    def _kind(self) -> str:
        if self.button:
            return "button"
        if self.item:
            return "interactive"
        if self.location:
            return "location"
        return KINDS.get(self.files[0].content_type.split("/")[0], "document") if self.files else "text"

    @property
    def body(self) -> str:
        """Return the text that the provider puts into the message."""
        chosen = self.button or self.item
        return self.text or (chosen[1] if chosen else "")


def _sms_places() -> dict[str, str]:
    """Return what the provider knows of the numbers' places, which is often nothing: the fields are sent blank."""
    return {f"{end}{what}": "" for end in ("From", "To") for what in ("City", "State", "Zip", "Country")}


class Phone:
    """A client's phone, known by its number or WhatsApp address, as the provider writes it."""

    def __init__(self, provider: "Twilio", number: str) -> None:
        """Take the provider that it is reached by."""
        self._provider, self.number = provider, number

    @property
    def received(self) -> list[Received]:
        """Return what it received, in order."""
        return self._provider.received(self.number)

    @property
    def texts(self) -> list[str]:
        """Return the texts it received, in order."""
        return [message.text for message in self.received]

    def write(
        self,
        text: str = "",
        *,
        to: str,
        button: tuple[str, str] | None = None,
        item: tuple[str, str] | None = None,
        media: Iterable[File] = (),
        location: tuple[float, float] | None = None,
        profile: str = "",
        fields: Mapping[str, str] | None = None,
    ) -> "Answer":
        """Write to one of the account's numbers; return what its webhook was answered at last.

        `button` and `item` are the (id, title) of a quick reply and of a list's item; `fields` are further fields of
        the form, over those that the provider sets.
        """
        extra = tuple((fields or {}).items())
        written = Written(text, button, item, tuple(media), location, profile, fields=extra)
        return self._provider.write(self.number, to, written)

    def press(self, title: str) -> "Answer":
        """Press the newest button of this title."""
        message, button = self._shown(title, lambda message: message.buttons)
        written = Written(button=button, reply_to=message.sid)
        return self._provider.write(self.number, message.sender, written)

    def choose(self, title: str) -> "Answer":
        """Choose the newest list's item of this title."""
        message, item = self._shown(title, lambda message: message.items)
        return self._provider.write(self.number, message.sender, Written(item=item, reply_to=message.sid))

    def repeat(self) -> "Answer":
        """Let the newest message reach the product once more, as after an answer that was lost."""
        return self._provider.repeat(self.number)

    def read(self) -> None:
        """Open the newest message, which calls 'read' back."""
        self._provider.read(self.received[-1].sid)

    def _shown(self, title: str, of: Any) -> tuple[Received, tuple[str, str]]:  # noqa: ANN401 - a plain getter
        pairs = ((message, pair) for message in reversed(self.received) for pair in of(message) if pair[1] == title)
        found = next(pairs, None)
        if found is None:
            raise LookupError(f"{self.number} shows nothing to press that says {title!r}.")
        return found
