"""Give tests the REST API on its own, and programs with keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bot.trust import trusted
from bot.web.api.application import create_api
from tests.bot.serving import service_of, serving
from tests.bot.world import World


@dataclass
class Program:
    """A program that asks the API, with its key."""

    client: httpx.Client
    key: str

    def get(self, path: str, **params: str | int) -> httpx.Response:
        """Ask for something."""
        return self.client.get(path, params=params, headers=self._headers())

    def post(self, path: str, body: dict[str, Any] | None = None, once: str | None = None) -> httpx.Response:
        """Send something, under an idempotency key where one is given."""
        return self.client.post(path, json=body, headers=self._headers(once))

    def put(self, path: str, body: dict[str, Any]) -> httpx.Response:
        """Write something."""
        return self.client.put(path, json=body, headers=self._headers())

    def _headers(self, once: str | None = None) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}", **({"Idempotency-Key": once} if once else {})}


def make_key(world: World, *scopes: str, creditor: str | None = None) -> str:
    """Write a key and return its words."""
    with world.unit() as uow:
        return uow.api_keys.create("test", scopes or ("read", "write"), world.now, creditor)[1]


def payment(world: World, amount: str, **changes: str) -> dict[str, Any]:
    """Return the body of a payment of the first client."""
    money = {"amount": amount, "currency": "CLP"}
    return {
        "creditor": world.creditor,
        "client_id": world.client,
        "amount": money,
        "paid_on": "2026-03-05",
        "reference": "R-1",
        **changes,
    }


@pytest.fixture
def address(world: World) -> Iterator[str]:
    """Serve the API alone; give its address."""
    with serving(create_api(service_of(world.app))) as address:
        yield address


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    """Give a client without a key."""
    with httpx.Client(base_url=address, timeout=30, verify=trusted()) as client:
        yield client


@pytest.fixture
def program(world: World, client: httpx.Client) -> Program:
    """Give a program that may read and write everything."""
    return Program(client, make_key(world))
