"""Make the client that speaks to Twilio: its own time-out, no retries behind our back, another address where wanted."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from twilio.base.exceptions import TwilioRestException
from twilio.base.version import Version
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.errors import BotError
from bot.settings import Settings

TIMEOUT_SECONDS = 10.0  #: the library has none of its own; below the lease of the outbox
SERVICE_HEADER = "X-Twilio-Service"  #: tells a server that stands for several which one was meant
TOO_MANY = 429
SECONDS = re.compile(r"\d{1,8}", re.ASCII)
ASKED_MAX = timedelta(minutes=5)  #: a provider that asks to wait longer is asked again before


class TwilioOff(BotError):
    """There is no account to speak for."""

    def __init__(self) -> None:
        """Name the settings."""
        super().__init__("Twilio is off: set CONCILIA_TWILIO_ACCOUNT_SID and CONCILIA_TWILIO_AUTH_TOKEN.")


class TooMany(TwilioRestException):  # type: ignore[misc] # the library is published without types
    """Twilio has no room for a call; `after` is how long it asks to wait, which the library does not tell."""

    def __init__(self, url: str, code: int | None, after: timedelta | None) -> None:
        """Keep where it was called, its code, and the time."""
        super().__init__(TOO_MANY, url, "too many calls", code)
        self.after = after


class _Http(TwilioHttpClient):  # type: ignore[misc] # the library is published without types
    """Twilio's own transport, without its log of addresses and bodies, towards one base address where one is given.

    Twilio's services differ by host and by path; under one address the paths tell them apart (`/v1/Content`,
    `/2010-04-01/Accounts`), and a header names the host's first word.
    """

    def __init__(self, base: str | None) -> None:
        """Take the base address, None for the provider's own hosts."""
        super().__init__(timeout=TIMEOUT_SECONDS)
        self._base = base

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,  # noqa: FBT001, FBT002 - the library's signature
    ) -> Response:
        """Send a request to where its service is. Raises TooMany where it has no room."""
        if self._base:
            headers = {**(headers or {}), SERVICE_HEADER: (urlsplit(url).hostname or "").partition(".")[0]}
            url = moved(url, self._base)
        answer = super().request(method, url, params, data, headers, auth, timeout, allow_redirects)
        if answer.status_code == TOO_MANY:
            raise TooMany(url, Version.exception(method, url, answer, "").code, asked(answer.headers or {}))
        return answer

    def log_request(self, kwargs: dict[str, Any]) -> None:
        """Keep quiet: addresses and words of people are in it."""

    def log_response(self, status_code: int, response: Any) -> None:  # noqa: ANN401 - the library's
        """Keep quiet."""


def connect(settings: Settings) -> Client:
    """Return a client for the account of the settings; calls end after ten seconds and are never repeated.

    Raises TwilioOff without an account. It may be shared by threads.
    """
    if not settings.twilio_account_sid or not settings.twilio_auth_token:
        raise TwilioOff
    http = _Http(settings.twilio_api_url)
    return Client(settings.twilio_account_sid, settings.twilio_auth_token, http_client=http)


@contextmanager
def connected(settings: Settings) -> Iterator[Client]:
    """Give a client for one piece of work, and let its connections go after."""
    client = connect(settings)
    try:
        yield client
    finally:
        close(client)


def close(client: Client) -> None:
    """Let a client's connections go."""
    client.http_client.session.close()


def asked(headers: Mapping[str, str]) -> timedelta | None:
    """Return how long an answer asks to wait, at most five minutes; nothing where it names no number of seconds."""
    written = headers.get("Retry-After", "").strip()
    return min(timedelta(seconds=int(written)), ASKED_MAX) if SECONDS.fullmatch(written) else None


def moved(url: str, base: str) -> str:
    """Return an address of Twilio's under another base; one that is there already stays as it is."""
    if url.startswith(f"{base}/"):
        return url
    parts = urlsplit(url)
    return f"{base}{parts.path}" + (f"?{parts.query}" if parts.query else "")
