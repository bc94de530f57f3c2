"""What goes wrong at the Content API is one sentence that names the remedy; what is there is read as it stands."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from twilio.rest import Client

from bot.channels import content_api
from bot.channels.content_api import ContentFailed, Held
from bot.channels.twilio_client import connected
from bot.contents import session_contents
from bot.settings import load
from tests.bot.serving import serving

BUTTON = session_contents()[0]
SID = "HX" + "a" * 32


@contextmanager
def answering(status: int, body: object) -> Iterator[Client]:
    """Give a client whose every call is answered so."""

    async def answer(_: Request) -> Response:
        return JSONResponse(body, status)

    application = Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])
    with serving(application) as address:
        given = {"ACCOUNT_SID": "AC1", "AUTH_TOKEN": "a token", "API_URL": address}
        with connected(load({f"CONCILIA_TWILIO_{name}": value for name, value in given.items()})) as client:
            yield client


CALLS: dict[str, Callable[[Client], object]] = {
    "list the contents": content_api.held,
    f"create {BUTTON.name}": lambda client: content_api.create(client, BUTTON),
    f"submit {BUTTON.name}": lambda client: content_api.submit(client, SID, BUTTON),
}


@pytest.mark.parametrize("what", CALLS)
@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (401, "Twilio refused the account when asked to {what}: check CONCILIA_TWILIO_ACCOUNT_SID"),
        (403, "Twilio refused the account when asked to {what}: check CONCILIA_TWILIO_ACCOUNT_SID"),
        (429, "Twilio has no room now to {what}: run it again in a minute; nothing is made twice."),
        (400, "Twilio refused to {what} (HTTP 400"),
        (503, "Twilio refused to {what} (HTTP 503"),
    ],
)
def test_refusals(what: str, status: int, expected: str) -> None:
    """Wrong keys, no room and everything else are told apart, for every call."""
    with answering(status, {"code": 20001, "message": "no"}) as client, pytest.raises(ContentFailed) as failed:
        CALLS[what](client)
    assert str(failed.value).startswith(expected.format(what=what))


def test_how_it_stands() -> None:
    """A content's approval is read with its reason; one that was never submitted is so."""
    rejected = {"name": "n", "category": "UTILITY", "status": "rejected", "rejection_reason": "TAG"}
    rows = [
        {"sid": SID, "friendly_name": "n 1", "approval_requests": rejected},
        {"sid": SID, "friendly_name": None, "approval_requests": None},
    ]
    with answering(200, {"contents": rows, "meta": {"key": "contents"}}) as client:
        found = content_api.held(client)
    assert [Held(SID, "n 1", "rejected", "n", "UTILITY", "TAG"), Held(SID, "", "unsubmitted")] == found
