"""The client speaks to the account of the settings, elsewhere where they say so, and ends its calls by itself."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.twilio_client import SERVICE_HEADER, TIMEOUT_SECONDS, TwilioOff, close, connect, connected, moved
from bot.settings import Settings, load
from tests.bot.serving import serving
from tests.fakes.twilio.account import Account, Line
from tests.fakes.twilio.serving import running

ACCOUNT = Account((Line("+56229000000"),))


def settings_of(address: str | None = None) -> Settings:
    """Return settings with an account, at another address where one is given."""
    given = {"TWILIO_ACCOUNT_SID": ACCOUNT.sid, "TWILIO_AUTH_TOKEN": ACCOUNT.token, "TWILIO_API_URL": address or ""}
    return load({f"CONCILIA_{name}": value for name, value in given.items()})


def test_off() -> None:
    """Without an account there is no client, and the settings are named."""
    with pytest.raises(TwilioOff, match="CONCILIA_TWILIO_ACCOUNT_SID"):
        connect(load({}))


def test_limits() -> None:
    """The time-out is ours, and nothing is repeated."""
    client = connect(settings_of())
    assert TIMEOUT_SECONDS == client.http_client.timeout
    assert {0} == {adapter.max_retries.total for adapter in client.http_client.session.adapters.values()}
    close(client)


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("https://content.twilio.com/v1/Content", "http://127.0.0.1:9", "http://127.0.0.1:9/v1/Content"),
        ("https://api.twilio.com/2010-04-01/A.json?To=%2B1", "http://p/t", "http://p/t/2010-04-01/A.json?To=%2B1"),
        ("http://p/t/v1/Content?Page=1", "http://p/t", "http://p/t/v1/Content?Page=1"),
    ],
)
def test_moved(url: str, base: str, expected: str) -> None:
    """Path and query are kept, and an address that is there already is not moved twice."""
    assert expected == moved(url, base)


def test_elsewhere() -> None:
    """With another base address the real client reaches every service there, page by page."""
    with running(ACCOUNT) as twilio, connected(settings_of(twilio.address)) as client:
        client.messages.create(to="+56911111111", from_="+56229000000", body="Hola")
        assert ["Hola"] == [message.body for message in client.messages.list()]
        assert [] == list(client.content.v1.content_and_approvals.stream(page_size=1))


def test_the_service_is_told() -> None:
    """A server that stands for several of Twilio's hosts is told which one was meant."""
    told = []

    async def answer(request: Request) -> Response:
        told.append((request.headers[SERVICE_HEADER], request.url.path))
        return JSONResponse({"contents": [], "meta": {"key": "contents"}})

    there = Starlette(routes=[Route("/t/{path:path}", answer)])
    with serving(there) as address, connected(settings_of(f"{address}/t")) as client:
        assert [] == list(client.content.v1.content_and_approvals.stream())
    assert [("content", "/t/v1/ContentAndApprovals")] == told


def test_nothing_of_people_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """The library's own log of addresses is silent."""
    caplog.set_level(logging.DEBUG, "twilio.http_client")
    with running(ACCOUNT) as twilio, connected(settings_of(twilio.address)) as client:
        client.messages.list(to="+56911111111")
    assert [] == caplog.messages
