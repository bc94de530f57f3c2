"""The client speaks to the account of the settings, elsewhere where they say so, and ends its calls by itself.

What it cannot make sense of in an answer decides nothing: a message that may have been taken is not refused.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from twilio.rest import Client

from bot.channels.base import Action, Busy, Refused, TryLater, Unknown
from bot.channels.message import Outbound
from bot.channels.sms import Sms
from bot.channels.twilio import Line as Wire
from bot.channels.twilio_client import SERVICE_HEADER, TIMEOUT_SECONDS, TwilioOff, close, connect, connected, moved
from bot.settings import Settings, load
from tests.bot.serving import serving
from tests.fakes.twilio.account import Account, Line
from tests.fakes.twilio.serving import running

ACCOUNT = Account((Line("+56229000000"),))
HELLO = Outbound(creditor="aguas", client="1", number=1, address="+56911112222", text="Hola")
PROBLEM = '{"type": "https://twilio/21610", "title": "Unsubscribed", "status": 400, "code": 21610}'


def settings_of(address: str | None = None) -> Settings:
    """Return settings with an account, at another address where one is given."""
    given = {"TWILIO_ACCOUNT_SID": ACCOUNT.sid, "TWILIO_AUTH_TOKEN": ACCOUNT.token, "TWILIO_API_URL": address or ""}
    return load({f"CONCILIA_{name}": value for name, value in given.items()})


@contextmanager
def answering(response: Response) -> Iterator[Client]:
    """Give the client of a provider that answers everything alike."""
    there = Starlette(routes=[Route("/{path:path}", lambda _: response, methods=["GET", "POST"])])
    with serving(there) as address, connected(settings_of(address)) as client:
        yield client


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


@pytest.mark.parametrize(
    ("status", "headers", "body", "fault", "action", "after"),
    [
        (201, {}, "<html>", Unknown("JSONDecodeError"), None, None),  # taken, as far as anybody can tell
        (201, {}, "", Unknown("no_name"), None, None),
        (201, {}, "[]", Unknown("AttributeError"), None, None),
        (201, {}, "{}", Unknown("no_name"), None, None),
        (200, {}, '{"sid": null}', Unknown("no_name"), None, None),
        (408, {}, "", Unknown("http_408"), None, None),
        (502, {}, "<html>", Unknown("http_502"), None, None),
        (400, {}, PROBLEM, Refused("21610", Action.OPT_OUT), Action.OPT_OUT, None),  # RFC 9457
        (404, {}, "<html>", Refused("http_404", Action.OPERATOR), Action.OPERATOR, None),  # not Twilio's words
        (302, {"Location": "/"}, "", Refused("http_302", Action.OPERATOR), Action.OPERATOR, None),
        (401, {}, "", Refused("http_401", Action.ACCOUNT), Action.ACCOUNT, None),
        (429, {"Retry-After": "7"}, '{"code": 20429}', Busy("20429"), None, timedelta(seconds=7)),
        (429, {"Retry-After": "99999"}, "", Busy("http_429"), None, timedelta(minutes=5)),
        (429, {"Retry-After": "Sun, 22 Nov 2026 14:00:00 GMT"}, "", Busy("http_429"), None, None),
        (429, {}, '{"code": 63038}', Refused("63038", Action.WAIT), Action.WAIT, None),
    ],
)
def test_answers(
    status: int, headers: dict[str, str], body: str, fault: Exception, action: Action | None, after: timedelta | None
) -> None:
    """What an answer says is believed, and what it does not say stays unknown; a limit tells how long to wait."""
    with answering(Response(body, status, headers)) as client, pytest.raises(type(fault)) as caught:
        Sms(Wire(client, "https://bot.example"), "+56229000000").send(HELLO)

    told = (str(caught.value), getattr(caught.value, "action", None), getattr(caught.value, "after", None))
    assert (str(fault), action, after) == told


@pytest.mark.parametrize("body", ["<html>", "{}", '{"messages": [{"sid": "SM1"}]}'])
def test_lists(body: str) -> None:
    """A list that cannot be read does not say that a message was never taken."""
    with answering(Response(body, 200)) as client, pytest.raises(TryLater):
        Sms(Wire(client, "https://bot.example"), "+56229000000").look_up(HELLO, datetime(2026, 3, 2, tzinfo=UTC), ())


def test_nothing_of_people_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """The library's own log of addresses is silent."""
    caplog.set_level(logging.DEBUG, "twilio.http_client")
    with running(ACCOUNT) as twilio, connected(settings_of(twilio.address)) as client:
        client.messages.list(to="+56911111111")
    assert [] == caplog.messages
