"""Hold bots to Telegram's rates: what comes too soon is refused, with the seconds to wait."""

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.telegram.refusal import too_many


@dataclass(slots=True)
class Window:
    """So many within so many seconds, looking back from each moment."""

    count: int
    seconds: float
    taken: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Return the seconds until the next one is free."""
        while self.taken and self.taken[0] <= now - self.seconds:
            self.taken.popleft()
        return 0 if len(self.taken) < self.count else self.taken[0] + self.seconds - now

    def take(self, now: float) -> None:
        """Take one."""
        self.taken.append(now)


@dataclass(slots=True)
class Drip:
    """One every so many seconds, and a few at once after a rest (the generic cell rate algorithm)."""

    seconds: float
    burst: int
    due: float = -math.inf

    def wait(self, now: float) -> float:
        """Return the seconds until the next one is free."""
        return max(0, self.due - (self.burst - 1) * self.seconds - now)

    def take(self, now: float) -> None:
        """Take one."""
        self.due = max(self.due, now) + self.seconds


class Pace:
    """The rates: overall per second, per private chat and per group. Real ones unless told otherwise."""

    def __init__(
        self,
        *,
        private_seconds: float = 1.0,
        private_burst: int = 3,
        group_per_minute: int = 20,
        overall_per_second: int = 30,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._overall = Window(overall_per_second, 1)
        self._private = defaultdict[int, Drip](lambda: Drip(private_seconds, private_burst))
        self._groups = defaultdict[int, Window](lambda: Window(group_per_minute, 60))

    def admit(self, chat_id: int) -> None:
        """Take a message's place in its chat; raise `Refusal` with the seconds to wait, at least one."""
        now = self._clock()
        rates = (self._overall, self._groups[chat_id] if chat_id < 0 else self._private[chat_id])
        wait = max(rate.wait(now) for rate in rates)
        if wait > 0:
            raise too_many(math.ceil(wait))
        for rate in rates:
            rate.take(now)


def unhurried() -> Pace:
    """Return a pace that refuses nobody, for tests of other things."""
    return Pace(private_seconds=0, group_per_minute=10**9, overall_per_second=10**9)
