"""A client's file is fetched from Twilio with the account's key, which goes nowhere else, within bounds."""

from collections.abc import AsyncIterator, Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.channels.twilio_files import TwilioFiles
from bot.files import SIZE_MAX, File, Gone, NotNow
from tests.bot.serving import serving
from tests.fakes.twilio.account import Account, Line
from tests.fakes.twilio.phones import File as Sent
from tests.fakes.twilio.provider import Twilio
from tests.fakes.twilio.serving import running

LINE, CLIENT = "+12025550100", "+56911112222"
INWARD = {
    "metadata": "http://169.254.169.254/latest/meta-data",
    "mapped": "https://[::ffff:127.0.0.1]/",
    "number": "https://2130706433/",
    "named": "https://localhost/",
    "file": "file:///etc/passwd",
}
VOICE = Sent("audio/ogg", b"OggS a voice")


@pytest.fixture
def twilio() -> Iterator[Twilio]:
    """Give the provider with one number."""
    with running(Account((Line(LINE),))) as provider:
        yield provider


def test_a_file_is_fetched(twilio: Twilio) -> None:
    """What a phone sent is had with the account's key, at the address that the webhook named."""
    url = sent(twilio)
    files = TwilioFiles(twilio.account.sid, twilio.account.token, twilio.address)

    assert File(VOICE.data, "audio/ogg") == files.fetch({"url": url})


def test_another_base_is_used_for_the_provider_too(twilio: Twilio) -> None:
    """Where another base address is set, what Twilio names at its own is fetched there."""
    named = sent(twilio).replace(twilio.address, "https://api.twilio.com")
    files = TwilioFiles(twilio.account.sid, twilio.account.token, twilio.address)

    assert VOICE.data == files.fetch({"url": named}).content


def test_without_the_key_there_is_nothing_now(twilio: Twilio) -> None:
    """A key that is wrong may be mended: the file is asked for again."""
    with pytest.raises(NotNow, match="401"):
        TwilioFiles(twilio.account.sid, "another token", twilio.address).fetch({"url": sent(twilio)})


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/voice.ogg",
        "https://twilio.com.evil.example/voice.ogg",
        "https://eviltwilio.com/voice.ogg",
        "http://api.twilio.com/voice.ogg",
        "http://127.0.0.1:5432/",
        "file:///etc/passwd",
        "https://api.twilio.com@evil.example/",
        "",
    ],
)
def test_the_key_goes_nowhere_else(url: str) -> None:
    """Only the provider's own addresses are called."""
    with pytest.raises(Gone, match="foreign_address"):
        TwilioFiles("AC1", "token", "http://127.0.0.1:9").fetch({"url": url})


@pytest.fixture
def shelf() -> Iterator[str]:
    """Serve files as a provider on its odd days does; give its address."""
    routes = [Route("/{what}", serve)]
    with serving(Starlette(routes=routes)) as address:
        yield address


async def serve(request: Request) -> Response:
    """Answer by the name that is asked for."""
    what = request.path_params["what"]
    if what == "else":
        return Response(request.headers.get("authorization", "no key"), media_type="text/plain")
    if what == "moved":
        return RedirectResponse(f"http://localhost:{request.url.port}/else")
    if what in INWARD:
        return RedirectResponse(INWARD[what])
    if what == "loop":
        return RedirectResponse("/loop")
    if what == "endless":
        return StreamingResponse(endless())
    return Response(status_code=int(what))


async def endless() -> AsyncIterator[bytes]:
    """Yield more than is taken."""
    for _ in range(SIZE_MAX // 2**20 + 1):
        yield bytes(2**20)


@pytest.mark.parametrize(
    ("path", "fault", "code"),
    [
        ("404", NotNow, "404"),  # it may have just come
        ("429", NotNow, "429"),
        ("503", NotNow, "503"),
        ("410", Gone, "410"),
        ("loop", Gone, "redirects"),
        ("endless", Gone, "too_large"),
    ],
)
def test_what_cannot_be_had(shelf: str, path: str, fault: type[Exception], code: str) -> None:
    """What passes is asked for again; what will not, and what is too large, is let go."""
    with pytest.raises(fault, match=code):
        TwilioFiles("AC1", "token", shelf).fetch({"url": f"{shelf}/{path}"})


def test_nobody_there() -> None:
    """A provider that does not answer is asked again."""
    with pytest.raises(NotNow, match="ConnectError"):
        TwilioFiles("AC1", "token", "http://127.0.0.1:1").fetch({"url": "http://127.0.0.1:1/voice"})


def test_the_key_stays_behind_when_sent_on(shelf: str) -> None:
    """Where the provider keeps its files elsewhere, that place is not told the key."""
    files = TwilioFiles("AC1", "token", shelf, frozenset({"localhost"}))

    assert b"no key" == files.fetch({"url": f"{shelf}/moved"}).content


@pytest.mark.parametrize("path", ["moved", *INWARD])
def test_sent_on_into_our_own_network(shelf: str, path: str) -> None:
    """Wherever it sends us, nothing of this machine, its networks or a cloud's metadata is called."""
    with pytest.raises(Gone, match="foreign_address"):
        TwilioFiles("AC1", "token", shelf).fetch({"url": f"{shelf}/{path}"})


def sent(twilio: Twilio) -> str:
    """Let a phone send a voice note; return where the provider keeps it."""
    twilio.phone(CLIENT).write(to=LINE, media=[VOICE])
    (message,) = (one for one in twilio.state.messages.values() if one.media)
    return message.media[0]
