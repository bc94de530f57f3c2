"""Call a payment provider for a page: twice at most, each time within seconds, and by a reference that makes it one.

    POST {url}
    Authorization: Bearer {key}
    Idempotency-Key: {reference}

    {"reference": "P1041-83-KQDBNMEJAC", "amount": "144000", "currency": "CLP",
     "expires_at": "2026-03-07T00:00:00-03:00", "description": "Aguas del Valle"}

A provider that made the page answers 200 or 201 with `{"url": "https://…"}`, the same for the same reference.
"""

import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpcore

from bot.errors import BotError, ClientMistake
from bot.log import logger
from bot.paylinks.providers import Provider, Providers
from bot.trust import trusted
from bot.webhooks.guard import Guard
from bot.webhooks.network import Network
from flows.errors import BadAmount
from flows.negotiation.money import to_major, to_minor
from flows.paying.link import LinkWish

TRIES = 2
PATIENCE_SECONDS = 4.0  #: of each try
ANSWER_MAX = 20_000  #: bytes
MADE = frozenset({200, 201})
BUSY = frozenset({408, 425, 429})  #: refusals that another try may not meet


class NoPage(BotError):
    """A provider made no page; the message is for the log and names nobody."""


class Away(NoPage):
    """It did not answer in time, or not in a way that can be used."""


class Refused(NoPage):
    """It said no, and will say it again."""


@dataclass(frozen=True, slots=True)
class PayLine:
    """Calls the providers; one for a process, used by all its threads."""

    providers: Providers
    guard: Guard
    patience: float = PATIENCE_SECONDS
    trust: ssl.SSLContext = field(default_factory=trusted)

    @property
    def longest(self) -> float:
        """Return how many seconds asking takes at most."""
        return TRIES * self.patience

    def ask(self, name: str, wish: LinkWish, description: str) -> str:
        """Return the address of the page that a provider made. Raises Away and Refused."""
        provider, told = self.providers[name], _told(wish, description)
        for left in reversed(range(TRIES)):
            try:
                return self._read(self._call(provider, told), told)
            except Away as fault:
                logger().warning("paylink.away", provider=name, fault=str(fault), left=left)
                if not left:
                    raise
            except Refused as fault:
                logger().error("paylink.refused", provider=name, fault=str(fault))
                raise
        raise Away("no try is left")

    def _call(self, provider: Provider, told: Mapping[str, str]) -> bytes:
        """Call a provider once and return what it answered."""
        network = Network(Guard(self.guard.named | {"{}:{}".format(*provider.place)}))
        network.until = time.monotonic() + self.patience
        headers = {
            "authorization": f"Bearer {provider.key.get_secret_value()}",
            "content-type": "application/json",
            "idempotency-key": told["reference"],
        }
        body, url = json.dumps(told).encode(), str(provider.url)
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self.trust, network_backend=network) as pool,
                pool.stream("POST", url, headers=[*headers.items()], content=body) as response,
            ):
                return _taken(response)
        except NoPage:
            raise
        except Exception as fault:  # whatever it is, this provider has not answered
            raise Away(type(fault).__name__) from fault

    def _read(self, answer: bytes, told: Mapping[str, str]) -> str:
        """Return the address in an answer, where it is one that a client may be led to, for what was asked."""
        try:
            found = json.loads(answer)
            if not isinstance(found, dict) or not _is_same(found, told):
                raise Away("answer for something else")
            return self.guard.check(str(found["url"]))
        except (ValueError, KeyError, BadAmount, ClientMistake) as fault:
            raise Away(f"unreadable answer: {type(fault).__name__}") from fault


def _told(wish: LinkWish, description: str) -> dict[str, str]:
    return {
        "reference": wish.reference,
        "amount": to_major(wish.amount.minor, wish.amount.currency),
        "currency": wish.amount.currency,
        "expires_at": wish.until.isoformat(),
        "description": description,
    }


def _taken(response: httpcore.Response) -> bytes:
    """Return the body of an answer that says yes. Raises Refused and Away."""
    if response.status not in MADE:
        no = Refused if 400 <= response.status < 500 and response.status not in BUSY else Away  # noqa: PLR2004 - HTTP's
        raise no(f"status {response.status}")
    seen = b""
    for part in response.iter_stream():
        seen += part
        if len(seen) > ANSWER_MAX:
            raise Away("endless answer")
    return seen


def _is_same(found: Mapping[str, Any], told: Mapping[str, str]) -> bool:
    """Say whether what an answer repeats is what was asked for: no client is led to pay another sum."""
    amount, currency = found.get("amount"), told["currency"]
    if amount is not None and to_minor(str(amount), currency) != to_minor(told["amount"], currency):
        return False
    return all(found.get(name, told[name]) == told[name] for name in ("reference", "currency"))
