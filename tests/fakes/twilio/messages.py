"""Hold a message as the provider does, show it as its API does, and find it in lists."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlencode

from tests.fakes.twilio.account import WHATSAPP
from tests.fakes.twilio.behaviour import NORMAL, Behaviour
from tests.fakes.twilio.faults import ENDINGS, Fault

VERSION: Final = "2010-04-01"
GSM: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWICE: Final = frozenset("\f^{}\\[~]|€")
PAGE_SIZE: Final = 50
PAGE_SIZE_MAX: Final = 1000


@dataclass(slots=True)
class Message:
    """A message in either direction. `sender` and `to` carry their channel; `rendered` is what the phone shows."""

    sid: str
    account: str
    sender: str
    to: str
    body: str
    direction: str
    status: str
    created: datetime
    updated: datetime
    service: str | None = None
    media: tuple[str, ...] = ()
    content_sid: str | None = None
    callback: str = ""
    due: datetime | None = None
    valid_until: datetime | None = None
    listed: datetime | None = None
    sent: datetime | None = None
    code: int | None = None
    behaviour: Behaviour = NORMAL
    rendered: Mapping[str, Any] = field(default_factory=dict)

    @property
    def whatsapp(self) -> bool:
        """Tell whether it travels by WhatsApp."""
        return self.to.startswith(WHATSAPP)

    @property
    def path(self) -> str:
        """Return where the API shows it, without an extension."""
        return f"/{VERSION}/Accounts/{self.account}/Messages/{self.sid}"

    def as_json(self) -> dict[str, Any]:
        """Return it as the API shows it."""
        return {
            "account_sid": self.account,
            "api_version": VERSION,
            "body": self.body,
            "date_created": format_datetime(self.created),
            "date_sent": format_datetime(self.sent) if self.sent else None,
            "date_updated": format_datetime(self.updated),
            "direction": self.direction,
            "error_code": self.code,
            "error_message": ENDINGS.get(self.code, "Error") if self.code else None,
            "from": self.sender or None,
            "messaging_service_sid": self.service,
            "num_media": str(len(self.media)),
            "num_segments": str(segments(self.body)),
            "price": None,
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{self.path}/Media.json"},
            "to": self.to,
            "uri": f"{self.path}.json",
        }


def segments(text: str) -> int:
    """Count the segments of an SMS."""
    if all(sign in GSM or sign in GSM_TWICE for sign in text):
        length, one, many = sum(2 if sign in GSM_TWICE else 1 for sign in text), 160, 153
    else:
        length, one, many = len(text.encode("utf-16-be")) // 2, 70, 67
    return 1 if length <= one else math.ceil(length / many)


@dataclass(frozen=True, slots=True)
class Search:
    """What a list asks for; the bounds are taken in, as the provider's public pages say."""

    to: str = ""
    sender: str = ""
    on: datetime | None = None
    before: datetime | None = None
    after: datetime | None = None

    def finds(self, message: Message, now: datetime) -> bool:
        """Tell whether a message is in the list; one not sent yet counts from its creation, to whole seconds."""
        at = (message.sent or message.created).replace(microsecond=0)
        return (
            (not self.to or message.to == self.to)
            and (not self.sender or message.sender == self.sender)
            and (not self.on or at.date() == self.on.date())
            and (not self.before or at <= self.before)
            and (not self.after or at >= self.after)
            and (message.listed is None or message.listed <= now)
        )


def read_date(text: str) -> datetime:
    """Read a date of a filter: ISO 8601 with or without a time, or RFC 2822; GMT where no zone is named."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
        except ValueError:
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    raise Fault(20001)


def page_of(found: Sequence[Message], path: str, query: Mapping[str, str]) -> dict[str, Any]:
    """Return one page of a list, newest first; `PageToken` holds its place while new messages come in."""
    size, number = page_size(query), int(query.get("Page", 0))
    start = number * size
    if token := query.get("PageToken", "").removeprefix("PA"):
        start = next((place + 1 for place, message in enumerate(found) if message.sid == token), len(found))
    shown = found[start : start + size]
    more = start + size < len(found)

    def uri(page: int, after: str = "") -> str:
        token = {"PageToken": f"PA{after}"} if after else {}
        kept = {key: value for key, value in query.items() if key not in {"Page", "PageSize", "PageToken"}}
        return f"{path}?{urlencode({**kept, 'PageSize': size, 'Page': page, **token})}"

    return {
        "end": max(0, start + len(shown) - 1),
        "first_page_uri": uri(0),
        "messages": [message.as_json() for message in shown],
        "next_page_uri": uri(number + 1, shown[-1].sid) if more else None,
        "page": number,
        "page_size": size,
        "previous_page_uri": uri(number - 1) if number else None,
        "start": start,
        "uri": f"{path}?{urlencode(dict(query))}" if query else path,
    }


def page_size(query: Mapping[str, str]) -> int:
    """Return how many are wanted on a page."""
    return max(1, min(PAGE_SIZE_MAX, int(query.get("PageSize", PAGE_SIZE))))
