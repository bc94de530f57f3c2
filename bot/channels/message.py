"""Hold what comes in and what goes out, in words that no provider owns."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

Kind = Literal["text", "voice", "image", "video", "document", "location", "contact", "sticker", "other"]
Opted = Literal["stop", "start", "help"]


@dataclass(frozen=True, slots=True)
class Media:
    """A file that came with a message: what it is, and where its provider keeps it (`url`, or the provider's id)."""

    kind: Kind
    content_type: str
    source: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message from a client, as a channel understood its provider.

    `provider_id` tells repeats apart within the channel, `token` repeats of one delivery; `address` is opaque, as the
    provider wrote it; `line` is the number or bot of ours that was written to; `creditor` and `client` are known only
    where a signed link said so; `button` is the id of a quick reply that was pressed. `opted`: the provider has
    answered an opt-out, opt-in or help word by itself already.
    """

    channel: str
    provider_id: str
    address: str
    text: str
    at: datetime
    button: str | None = None
    creditor: str | None = None
    client: str | None = None
    line: str | None = None
    token: str | None = None
    kind: Kind = "text"
    media: tuple[Media, ...] = ()
    opted: Opted | None = None
    name: str | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)

    def as_payload(self) -> dict[str, Any]:
        """Return what the inbox keeps until the message is handled; nothing is said of what is not there."""
        said = {"kind": self.kind if self.kind != "text" else None, "opted": self.opted, "name": self.name}
        media = {"media": [asdict(one) for one in self.media]} if self.media else {}
        more = {name: value for name, value in said.items() if value is not None}
        return {"text": self.text, "button": self.button, **more, **media, **self.payload}


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with a message: its bytes, and for an hour an address at which a provider fetches them."""

    kind: Kind
    content_type: str
    name: str
    content: bytes
    url: str


@dataclass(frozen=True, slots=True)
class Outbound:
    """One message to a client, rendered. `number` counts within the conversation and identifies it for the channel.

    `reference` is our own mark of it, which a provider may give back. `address` is as the provider wrote it; `line` is
    the number or bot of ours that it leaves from. `text_key` and `values` are what the text was rendered from, for
    channels that send a provider's template instead, with `locale` and the client's `today`. `window_until`: until
    then the provider takes free text. `valid_for`: after that it may no longer leave. `file` goes beside the words,
    which lead to it by a link anyhow, where the channel carries files.
    """

    creditor: str
    client: str
    number: int
    address: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    trace_id: str | None = None
    reference: int = 0
    line: str | None = None
    kind: str = "reply"
    locale: str = "es"
    today: date | None = None
    text_key: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    window_until: datetime | None = None
    valid_for: timedelta | None = None
    file: Enclosure | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a channel says of a message it was given: what the provider calls it, and whether it has arrived."""

    provider_id: str | None
    delivered: bool = False
