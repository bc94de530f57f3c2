"""Leave a server alone for a while after it failed, so that messages do not wait for it one by one."""

from collections.abc import Callable
from threading import Lock


class Circuit:
    """Says whether to ask: always, until a fault; then one try after each rest, until one succeeds."""

    def __init__(self, rest_seconds: float, clock: Callable[[], float]) -> None:
        """Take the length of a rest, and a clock that counts seconds and never goes back."""
        self._rest_seconds = rest_seconds
        self._clock = clock
        self._lock = Lock()
        self._rests_until: float | None = None

    def may_ask(self) -> bool:
        """Say whether the server may be asked now; whoever is let through after a rest is the only one."""
        with self._lock:
            if self._rests_until is None:
                return True
            if self._clock() < self._rests_until:
                return False
            self._rests_until = self._clock() + self._rest_seconds
            return True

    def succeeded(self) -> None:
        """Note an answer: the server is well."""
        with self._lock:
            self._rests_until = None

    def failed(self) -> None:
        """Note a fault: the server rests from now on."""
        with self._lock:
            self._rests_until = self._clock() + self._rest_seconds
