"""Fetch the files that came by SMS or WhatsApp from Twilio, with the account's own key, and from nowhere else."""

import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx

from bot.files import SIZE_MAX, File, Gone, NotNow
from bot.trust import trusted

HOST = "twilio.com"
CONNECT_SECONDS, READ_SECONDS, TOTAL_SECONDS = 5.0, 5.0, 20.0
REDIRECTS_MAX = 3
GONE = frozenset({400, 410, 415})  #: a file that has just come may be 404 for a moment; a key that is wrong is mended


class TwilioFiles:
    """The files of one account."""

    def __init__(self, account: str, token: str, api_url: str | None = None) -> None:
        """Take the account's name and key, and another base address where one is set."""
        self._key = (account, token)
        self._base = urlsplit(api_url) if api_url else None

    def fetch(self, source: Mapping[str, Any]) -> File:
        """Return the file at `source["url"]`; where the provider sends us on, the key stays behind."""
        url = self._place(str(source.get("url", "")))
        timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        try:
            with (
                httpx.Client(auth=self._key, timeout=timeout, max_redirects=REDIRECTS_MAX, verify=trusted()) as client,
                client.stream("GET", url, follow_redirects=True) as response,
            ):
                _look(response)
                return File(_read(response), response.headers.get("content-type", "application/octet-stream"))
        except httpx.TooManyRedirects as fault:
            raise Gone("redirects") from fault
        except httpx.TransportError as fault:
            raise NotNow(type(fault).__name__) from fault

    def _place(self, url: str) -> str:
        """Return where a file is fetched. Raises Gone for an address that is not the provider's: the key is secret."""
        parts = urlsplit(url)
        if self._base and parts.netloc == self._base.netloc:
            return url
        host = parts.hostname or ""
        if parts.scheme != "https" or not (host == HOST or host.endswith(f".{HOST}")):
            raise Gone("foreign_address")
        if self._base is None:
            return url
        path = f"{self._base.path.rstrip('/')}{parts.path}"
        return parts._replace(scheme=self._base.scheme, netloc=self._base.netloc, path=path).geturl()


def _look(response: httpx.Response) -> None:
    """Raise for an answer that holds no file, or one that is larger than any that is kept."""
    status = response.status_code
    if status in GONE:
        raise Gone(str(status))
    if not response.is_success:
        raise NotNow(str(status))
    told = response.headers.get("content-length", "")
    if told.isdigit() and int(told) > SIZE_MAX:
        raise Gone("too_large")


def _read(response: httpx.Response) -> bytes:
    """Return the bytes, however slowly they come, up to the limits."""
    read, end = bytearray(), time.monotonic() + TOTAL_SECONDS
    for chunk in response.iter_bytes():
        read += chunk
        if len(read) > SIZE_MAX:
            raise Gone("too_large")
        if time.monotonic() > end:
            raise NotNow("slow")
    return bytes(read)
