"""Fetch the files that came by SMS or WhatsApp from Twilio, with the account's own key, and from nowhere else.

Where Twilio sends us on, the key stays behind, and the way leads to the public web alone (`bot.webhooks.guard`).
"""

import time
from base64 import b64encode
from collections.abc import Mapping
from socket import gaierror
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore

from bot.errors import ClientMistake
from bot.files import SIZE_MAX, File, Gone, NotNow
from bot.trust import trusted
from bot.webhooks.guard import Guard, RefusedAddress
from bot.webhooks.network import Network

HOST = "twilio.com"
TOTAL_SECONDS = 20.0
REDIRECTS_MAX = 3
GONE = frozenset({400, 410, 415})  #: a file that has just come may be 404 for a moment; a key that is wrong is mended
MOVED = frozenset({301, 302, 303, 307, 308})
FOREIGN = "foreign_address"
PASSING = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, gaierror)


class TwilioFiles:
    """The files of one account."""

    def __init__(
        self, account: str, token: str, api_url: str | None = None, hosts: frozenset[str] = frozenset()
    ) -> None:
        """Take the account's name and key, another base address where one is set, and hosts that the operator names."""
        self._key = f"Basic {b64encode(f'{account}:{token}'.encode()).decode()}"
        self._base = urlsplit(api_url) if api_url else None
        self._guard = Guard(hosts | ({self._base.netloc} if self._base else frozenset()))

    def fetch(self, source: Mapping[str, Any]) -> File:
        """Return the file at `source["url"]`, from where the provider sends us on too."""
        first = url = self._place(str(source.get("url", "")))
        network = Network(self._guard)
        network.until = time.monotonic() + TOTAL_SECONDS
        try:
            with httpcore.ConnectionPool(ssl_context=trusted(), network_backend=network) as pool:
                for _ in range(REDIRECTS_MAX + 1):
                    found = self._ask(pool, url, with_key=_origin(url) == _origin(first))
                    if isinstance(found, File):
                        return found
                    url = self._guard.check(found)
        except (ClientMistake, RefusedAddress) as fault:
            raise Gone(FOREIGN) from fault
        except PASSING as fault:
            raise NotNow(type(fault).__name__) from fault
        raise Gone("redirects")

    def _ask(self, pool: httpcore.ConnectionPool, url: str, *, with_key: bool) -> File | str:
        """Return what lies at an address, or the address to which it leads on."""
        headers = [("authorization", self._key)] if with_key else []
        with pool.stream("GET", url, headers=headers) as response:
            told = {name.lower(): value.decode("latin-1") for name, value in response.headers}
            if response.status in MOVED:
                return urljoin(url, told.get(b"location", ""))
            _look(response.status, told.get(b"content-length", ""))
            return File(_read(response), told.get(b"content-type", "application/octet-stream"))

    def _place(self, url: str) -> str:
        """Return where a file is fetched. Raises Gone for an address that is not the provider's: the key is secret."""
        parts = urlsplit(url)
        if self._base and parts.netloc == self._base.netloc:
            return url
        host = parts.hostname or ""
        if parts.scheme != "https" or not (host == HOST or host.endswith(f".{HOST}")):
            raise Gone(FOREIGN)
        if self._base is None:
            return url
        path = f"{self._base.path.rstrip('/')}{parts.path}"
        return parts._replace(scheme=self._base.scheme, netloc=self._base.netloc, path=path).geturl()


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _look(status: int, length: str) -> None:
    """Raise for an answer that holds no file, or one that is larger than any that is kept."""
    if status in GONE:
        raise Gone(str(status))
    if not 200 <= status < 300:  # noqa: PLR2004 - HTTP's
        raise NotNow(str(status))
    if length.isdigit() and int(length) > SIZE_MAX:
        raise Gone("too_large")


def _read(response: httpcore.Response) -> bytes:
    """Return the bytes, up to the limit; the network ends a slow line in time."""
    read = bytearray()
    for chunk in response.iter_stream():
        read += chunk
        if len(read) > SIZE_MAX:
            raise Gone("too_large")
    return bytes(read)
