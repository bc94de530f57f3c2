"""Stand where the product stands: its addresses, its numbers, its clients and what it is told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from starlette.requests import Request
from starlette.responses import Response
from twilio.base.exceptions import TwilioRestException

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PUBLIC = "https://bot.example"
INBOUND, STATUS = f"{PUBLIC}/channels/twilio/messages", f"{PUBLIC}/channels/twilio/status"
SMS, ADVANCED, WHATSAPP = "+12025550100", "+12025550101", "whatsapp:+12025550100"
SERVICE = "MG" + "0" * 32
LUCIA, MARIO = "+525512345678", "+5511987654321"
LUCIA_WHATSAPP = "whatsapp:+5215512345678"


@dataclass
class Product:
    """Stands where the product stands: keeps what webhooks brought, and answers as it is told to."""

    answers: list[Response] = field(default_factory=list)
    got: list[tuple[str, list[tuple[str, str]], dict[str, str]]] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        form = await request.form()
        items = [(key, str(value)) for key, value in form.multi_items()]
        self.got.append((f"{PUBLIC}{request.url.path}", items, dict(request.headers)))
        return self.answers.pop(0) if self.answers else Response(status_code=204)

    @property
    def statuses(self) -> list[str]:
        return [dict(fields)["MessageStatus"] for url, fields, _ in self.got if url == STATUS]

    def fields(self) -> dict[str, str]:
        return dict(self.got[-1][1])


def refusal(ask: Callable[[], object]) -> tuple[int, int]:
    """Return the status and code that the client raises."""
    with pytest.raises(TwilioRestException) as caught:
        ask()
    return caught.value.status, caught.value.code
