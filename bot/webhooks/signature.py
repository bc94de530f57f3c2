"""Sign what leaves as the Standard Webhooks specification asks, so that any of its libraries can check it."""

import base64
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from standardwebhooks import Webhook

from storage.schema import Json

SECRET_PREFIX = "whsec_"  # noqa: S105 - what begins every secret
SECRET_BYTES = 32
TOLERANCE = timedelta(minutes=5)  #: that another machine's clock may differ, and that a call may take
ORDER = ("id", "event", "at", "creditor", "client_id", "data")


def make_secret() -> str:
    """Return a new secret."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def body_of(payload: Json) -> bytes:
    """Return an event as it leaves, the same each time: JSON in UTF-8, its keys in one order."""
    return json.dumps({key: payload[key] for key in ORDER}, ensure_ascii=False, separators=(",", ":")).encode()


def is_signed(secret: str, headers: Mapping[str, str], body: bytes, at: datetime) -> bool:
    """Say whether a call of somebody else's was signed with a secret, and within five minutes of the wall's time.

    The library's own check reads its own clock; what is signed is the same.
    """
    try:
        signed_at = datetime.fromtimestamp(int(headers.get("webhook-timestamp", "")), UTC)
        expected = headers_of(secret, headers.get("webhook-id", ""), body, signed_at)["webhook-signature"]
    except (ValueError, OverflowError, OSError):  # no time, or a body that is no text
        return False
    given = headers.get("webhook-signature", "").split()
    is_ours = any(hmac.compare_digest(expected.encode(), one.encode()) for one in given)
    return bool(headers.get("webhook-id")) and is_ours and abs(at - signed_at) <= TOLERANCE


def headers_of(secret: str, event_id: str, body: bytes, at: datetime) -> dict[str, str]:
    """Return the headers of the specification; `at` is the wall's time in UTC, which receivers hold against theirs."""
    return {
        "webhook-id": event_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign(event_id, at, body.decode()),
    }
