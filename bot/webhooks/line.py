"""Call a webhook once: at an address that was looked at, within a time that no answer stretches, following nobody."""

import re
import ssl
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from socket import gaierror

import httpcore
import httpx

from bot.log import logger
from bot.webhooks.guard import Guard, RefusedAddress

PATIENCE_SECONDS = 10.0  #: from the connection to the answer's first lines
REST_MAX = timedelta(hours=1)  #: longer rests than this are not granted
RETRY_AFTER = re.compile(rb"\d{1,6}")
AT_REST = frozenset({429, 503})  #: statuses with which a receiver may say when it wants to be called again
BAD_TLS, NO_ANSWER = "tls", "no_answer"
ERRORS: Sequence[tuple[type[Exception], str]] = (
    (RefusedAddress, "refused_address"),
    (gaierror, "no_such_name"),
    (UnicodeError, "no_such_name"),
    (httpcore.TimeoutException, "timeout"),
    (httpcore.ConnectError, "not_reached"),
)
"""What is kept of a call that got no answer; of any other, that there was none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a webhook said: a status of HTTP, or an error where it said nothing. `rest`: how long it asks to be left."""

    code: int | None = None
    error: str | None = None
    rest: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Calls webhooks; one for a process."""

    guard: Guard
    patience: float = PATIENCE_SECONDS
    trust: ssl.SSLContext = field(default_factory=httpx.create_ssl_context)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Send an event and return the answer's status; what else it says is not read."""
        network = _Network(self.guard, time.monotonic() + self.patience)
        given = {"content-type": "application/json", "connection": "close", **headers}
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self.trust, network_backend=network) as pool,
                pool.stream("POST", url, headers=list(given.items()), content=body) as response,
            ):
                return Answer(code=response.status, rest=_rest(response.status, response.headers))
        except Exception as fault:  # noqa: BLE001 - whatever it is, this receiver has not answered
            logger().info("webhook.not_reached", fault=type(fault).__name__)
            return Answer(error=_name(fault))


class _Network(httpcore.NetworkBackend):
    """Connects to addresses that the guard lets through, until a moment."""

    def __init__(self, guard: Guard, until: float) -> None:
        self._guard, self._until, self._inner = guard, until, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the moment is what counts
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of a host's addresses that answers."""
        found = self._guard.find(host, port)
        for place, address in enumerate(found, start=1):
            left = _left(self._until) / (len(found) - place + 1)
            try:
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(found):
                    raise
            else:
                return _Stream(stream, self._until)
        raise httpcore.ConnectError


class _Stream(httpcore.NetworkStream):
    """A connection whose every read and write ends at one moment."""

    def __init__(self, inner: httpcore.NetworkStream, until: float) -> None:
        self._inner, self._until = inner, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._inner.read(max_bytes, _left(self._until))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, _left(self._until))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(self._until)), self._until)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def _left(until: float) -> float:
    """Return the seconds that are left; at the end every wait ends at once."""
    return max(until - time.monotonic(), 0.001)


def _rest(status: int, headers: Sequence[tuple[bytes, bytes]]) -> timedelta | None:
    """Return for how long a receiver asks to be left, where it says so in seconds."""
    given = next((value for name, value in headers if name.lower() == b"retry-after"), b"")
    if status not in AT_REST or not RETRY_AFTER.fullmatch(given):
        return None
    return min(timedelta(seconds=int(given)), REST_MAX)


def _name(fault: Exception) -> str:
    """Return the word for why there was no answer."""
    if isinstance(fault.__cause__, ssl.SSLError):
        return BAD_TLS
    return next((word for kind, word in ERRORS if isinstance(fault, kind)), NO_ANSWER)
