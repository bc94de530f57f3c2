"""Connect a call: to an address that the guard has looked at, and for no longer than it has time."""

import ssl
import time
from collections.abc import Iterable

import httpcore

from bot.webhooks.guard import Guard


class Network(httpcore.NetworkBackend):
    """Connects to addresses that the guard lets through; every wait ends at `until`, on the monotonic clock."""

    def __init__(self, guard: Guard) -> None:
        """Take the guard; the time is set before each letter."""
        self._guard, self.until, self._inner = guard, 0.0, httpcore.SyncBackend()

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
            left = _left(self.until) / (len(found) - place + 1)
            try:
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(found):
                    raise
            else:
                return _Stream(stream, self)
        raise httpcore.ConnectError


class _Stream(httpcore.NetworkStream):
    """A connection whose every read and write ends at its network's moment."""

    def __init__(self, inner: httpcore.NetworkStream, network: Network) -> None:
        self._inner, self._network = inner, network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._inner.read(max_bytes, _left(self._network.until))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, _left(self._network.until))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(self._network.until)), self._network)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def _left(until: float) -> float:
    """Return the seconds that are left; at the end every wait ends at once."""
    return max(until - time.monotonic(), 0.001)
