"""Play a payment provider over HTTP: it checks the key, makes one page for each reference, and has bad days."""

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import anyio
import httpx
from standardwebhooks import Webhook
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.serving import in_thread

KEY = "sk_test_0123456789"
NEEDED = frozenset({"reference", "amount", "currency", "expires_at", "description"})
SLOW_SECONDS = 2.0
Answer = Callable[["PayProvider", dict[str, Any]], Awaitable[Response]]


@dataclass
class PayProvider:
    """What it was asked, the pages that it made by reference, and how it answers the next calls: the last from then on.

    `day` is one of `DAYS`.
    """

    day: list[str] = field(default_factory=lambda: ["good"])
    asked: list[dict[str, Any]] = field(default_factory=list)
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    address: str = ""

    async def make(self, request: Request) -> Response:
        """Make a page, or do what the day does."""
        if request.headers.get("authorization") != f"Bearer {KEY}":
            return JSONResponse({"error": "unknown key"}, 401)
        told = await request.json()
        self.asked.append(told)
        if set(told) != NEEDED or request.headers.get("idempotency-key") != told["reference"]:
            return JSONResponse({"error": "unreadable"}, 422)
        return await DAYS[self.day[min(len(self.asked), len(self.day)) - 1]](self, told)

    def page_of(self, told: dict[str, Any]) -> dict[str, Any]:
        """Return the page of a reference; the second time it is asked for it is the same one."""
        url = f"{self.address}/p/{len(self.pages) + 1}"
        return self.pages.setdefault(told["reference"], {**told, "url": url})

    def pay(self, reference: str, service: str, key: str, creditor: str, at: datetime) -> httpx.Response:
        """Let somebody pay a page; tell the service at an address of it, signed with the creditor's key."""
        page = self.pages[reference]
        told = {name: page[name] for name in ("amount", "currency")} | {
            "reference": f"tx-{page['url'].rpartition('/')[2]}",
            "paid_on": at.date().isoformat(),
            "text": reference,
        }
        body = json.dumps(told)
        signature = Webhook(key).sign("call-1", at, body)
        signed = {"id": "call-1", "timestamp": str(int(at.timestamp())), "signature": signature}
        headers = {f"webhook-{name}": value for name, value in signed.items()}
        return httpx.post(f"{service}/channels/payments/{creditor}", content=body, headers=headers, timeout=30)


async def _good(provider: PayProvider, told: dict[str, Any]) -> Response:
    return JSONResponse(provider.page_of(told), 201)


async def _lost(provider: PayProvider, told: dict[str, Any]) -> Response:
    """Make the page, and lose the answer."""
    provider.page_of(told)
    return Response(status_code=502)


async def _slow(provider: PayProvider, told: dict[str, Any]) -> Response:
    await anyio.sleep(SLOW_SECONDS)
    return await _good(provider, told)


def _status(code: int) -> Answer:
    async def answer(_: PayProvider, __: dict[str, Any]) -> Response:
        return JSONResponse({"error": "no"}, code)

    return answer


def _changed(**changes: Any) -> Answer:  # noqa: ANN401 - JSON values
    async def answer(provider: PayProvider, told: dict[str, Any]) -> Response:
        return JSONResponse({**provider.page_of(told), **changes}, 200)

    return answer


def _body(body: bytes) -> Answer:
    async def answer(_: PayProvider, __: dict[str, Any]) -> Response:
        return Response(body, 200, media_type="application/json")

    return answer


DAYS: Mapping[str, Answer] = {
    "good": _good,
    "lost": _lost,
    "slow": _slow,
    "down": _status(503),
    "busy": _status(429),
    "refusing": _status(422),
    "moved": _status(302),
    "garbled": _body(b"<html>maintenance</html>"),
    "empty": _body(b"{}"),
    "listed": _body(b"[]"),
    "endless": _body(b" " * 30_000),
    "other_sum": _changed(amount="1.00"),
    "no_sum": _changed(amount="much"),
    "other_client": _changed(reference="P2-97-AAAAAAAAAA"),
    "script": _changed(url="javascript:alert(1)"),
    "inside": _changed(url="https://10.0.0.1/p/1"),
}
"""How a provider answers a call on such a day."""


@contextmanager
def serving(provider: PayProvider) -> Iterator[str]:
    """Serve a provider on this machine; give the address at which it makes pages."""
    with in_thread(Starlette(routes=[Route("/links", provider.make, methods=["POST"])]), lifespan="off") as address:
        provider.address = address
        yield f"{address}/links"
