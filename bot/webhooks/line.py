"""Call a webhook: at an address that was looked at, within a time that no answer stretches, following nobody."""

import re
import ssl
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from socket import gaierror

import httpcore

from bot.log import logger
from bot.trust import trusted
from bot.webhooks.guard import Guard, RefusedAddress
from bot.webhooks.network import Network

PATIENCE_SECONDS = 10.0  #: from the connection to the answer's first lines
BODY_MAX = 10_000  #: bytes of an answer that are read, and thrown away
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


class Call:
    """A call to one webhook: its connection is kept from one letter to the next, its time is each letter's own."""

    def __init__(self, pool: httpcore.ConnectionPool, network: Network, patience: float) -> None:
        """Take the connections, and how many seconds each letter has."""
        self._pool, self._network, self._patience = pool, network, patience

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Send an event and return the answer's status; what else it says is thrown away."""
        self._network.until = time.monotonic() + self._patience
        given = {"content-type": "application/json", **headers}
        try:
            with self._pool.stream("POST", url, headers=list(given.items()), content=body) as response:
                answer = Answer(code=response.status, rest=_rest(response.status, response.headers))
                _throw_away(response)
                return answer
        except Exception as fault:  # noqa: BLE001 - whatever it is, this receiver has not answered
            logger().info("webhook.not_reached", fault=type(fault).__name__)
            return Answer(error=_name(fault))


@dataclass(frozen=True, slots=True)
class Line:
    """Calls webhooks; one for a process."""

    guard: Guard
    patience: float = PATIENCE_SECONDS
    trust: ssl.SSLContext = field(default_factory=trusted)

    @contextmanager
    def calling(self) -> Iterator[Call]:
        """Give a call, and hang up at its end."""
        network = Network(self.guard)
        with httpcore.ConnectionPool(ssl_context=self.trust, network_backend=network) as pool:
            yield Call(pool, network, self.patience)


def _throw_away(response: httpcore.Response) -> None:
    """Read an answer to its end, so that the connection can be used again; a long one is not waited for."""
    seen = 0
    with suppress(httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException):
        for part in response.iter_stream():
            seen += len(part)
            if seen > BODY_MAX:
                return


def _rest(status: int, headers: Sequence[tuple[bytes, bytes]]) -> timedelta | None:
    """Return for how long a receiver asks to be left, where it says so in seconds."""
    given = next((value for name, value in headers if name.lower() == b"retry-after"), b"")
    if status not in AT_REST or not RETRY_AFTER.fullmatch(given):
        return None
    return min(timedelta(seconds=int(given)), REST_MAX)


def _name(fault: Exception) -> str:
    """Return the word for why there was no answer."""
    if any(isinstance(one, ssl.SSLError) for one in _causes(fault)):
        return BAD_TLS
    return next((word for kind, word in ERRORS if isinstance(fault, kind)), NO_ANSWER)


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    """Yield a fault and what led to it, the last first."""
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__
