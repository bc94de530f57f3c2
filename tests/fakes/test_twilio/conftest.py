"""Give each test the provider at noon, its account, the product behind it and a real client."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from twilio.rest import Client

from bot.clock import Clock
from tests.bot.serving import serving
from tests.fakes.test_twilio.product import ADVANCED, INBOUND, NOON, PUBLIC, SERVICE, SMS, WHATSAPP, Product
from tests.fakes.twilio.account import ADVANCED_WORDS, Account, Line, Service
from tests.fakes.twilio.api import application
from tests.fakes.twilio.client import client_of
from tests.fakes.twilio.provider import Twilio


class Switch:
    """Serves what it is turned to, so that a server need not start for every test."""

    inner: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        if scope["type"] == "http":
            await self.inner(scope, receive, send)


@pytest.fixture(scope="module")
def places() -> Iterator[dict[str, tuple[Switch, str]]]:
    """Give two servers, for the provider and for the product."""
    provider, product = Switch(), Switch()
    with serving(provider) as one, serving(product) as other:
        yield {"provider": (provider, one), "product": (product, other)}


@pytest.fixture
def product() -> Product:
    """Give a product that takes whatever comes."""
    return Product()


@pytest.fixture
def account(product: Product, places: dict[str, tuple[Switch, str]]) -> Account:
    """Give an account whose webhooks lead to the product, under its public address."""
    switch, address = places["product"]
    paths = ["/channels/twilio/messages", "/channels/twilio/status", "/elsewhere"]
    switch.inner = Starlette(routes=[Route(path, product.take, methods=["GET", "POST"]) for path in paths])
    lines = (Line(SMS, INBOUND), Line(ADVANCED, INBOUND, ADVANCED_WORDS), Line(WHATSAPP, INBOUND))
    return Account(lines, (Service(SERVICE, (ADVANCED, WHATSAPP)),), {PUBLIC: address})


@pytest.fixture
def twilio(account: Account, places: dict[str, tuple[Switch, str]]) -> Iterator[Twilio]:
    """Give the provider, at noon."""
    provider = Twilio(account, Clock(lambda: NOON))
    switch, provider.address = places["provider"]
    switch.inner = application(provider)
    yield provider
    provider.close()


@pytest.fixture
def client(twilio: Twilio) -> Iterator[Client]:
    """Give a real client of the account."""
    client = client_of(twilio.account, twilio.address, timeout=5)
    yield client
    client.http_client.session.close()
