"""Hold what comes in and what goes out, in words that no provider owns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message from a client, as a channel understood its provider.

    `provider_id` tells repeats apart within the channel; `address` is opaque; `creditor` and `client` are known only
    where a signed link said so; `button` is the id of a quick reply that was pressed.
    """

    channel: str
    provider_id: str
    address: str
    text: str
    at: datetime
    button: str | None = None
    creditor: str | None = None
    client: str | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)

    def as_payload(self) -> dict[str, Any]:
        """Return what the inbox keeps until the message is handled."""
        return {"text": self.text, "button": self.button, **self.payload}


@dataclass(frozen=True, slots=True)
class Outbound:
    """One message to a client, rendered. `number` counts within the conversation and identifies it for the channel."""

    creditor: str
    client: str
    number: int
    address: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    trace_id: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a channel says of a message it was given: what the provider calls it, and whether it has arrived."""

    provider_id: str | None
    delivered: bool = False
