"""Sign what leaves as the Standard Webhooks specification asks, so that any of its libraries can check it."""

import base64
import json
import secrets
from datetime import datetime

from standardwebhooks import Webhook

from storage.schema import Json

SECRET_PREFIX = "whsec_"  # noqa: S105 - what begins every secret
SECRET_BYTES = 32
ORDER = ("id", "event", "at", "creditor", "client_id", "data")


def make_secret() -> str:
    """Return a new secret."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def body_of(payload: Json) -> bytes:
    """Return an event as it leaves, the same each time: JSON in UTF-8, its keys in one order."""
    return json.dumps({key: payload[key] for key in ORDER}, ensure_ascii=False, separators=(",", ":")).encode()


def headers_of(secret: str, event_id: str, body: bytes, at: datetime) -> dict[str, str]:
    """Return the headers of the specification; `at` is the wall's time in UTC, which receivers hold against theirs."""
    return {
        "webhook-id": event_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign(event_id, at, body.decode()),
    }
