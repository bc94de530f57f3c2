"""Say what may happen to a request that makes a message, and to the message after it."""

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final

from tests.fakes.twilio.faults import REFUSALS


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One way to treat one request, and the message that it makes.

    The answer: `status` of HTTP, 201 when all is well, with the error `code`; `accepts` tells whether the message is
    taken all the same; `drops` closes the connection instead of answering; `late` and `slow` are seconds of the wall
    before it is taken and before it is answered; `last` answers when no callback is under way any more; `retry_after`
    is a header of the answer, in seconds.

    The message: `steps` are the statuses after the first one ('undelivered:30003' names a code), by default those of
    its channel; `callbacks` are the statuses called back, in that order, by default its steps, none for silence;
    `delay` is the seconds of the wall before each. `held` keeps it in the queue until it is released; `queued` does so
    for seconds of the provider's clock, and `unlisted` keeps it out of lists for as long.
    """

    status: int = 201
    code: int | None = None
    accepts: bool = True
    drops: bool = False
    late: float = 0
    slow: float = 0
    last: bool = False
    retry_after: int | None = None
    steps: tuple[str, ...] | None = None
    callbacks: tuple[str, ...] | None = None
    delay: float = 0
    held: bool = False
    queued: float = 0
    unlisted: float = 0


NORMAL: Final = Behaviour()


def read_behaviour(data: Mapping[str, Any]) -> Behaviour:
    """Read a behaviour from JSON."""
    lists = {key: tuple(data[key]) for key in ("steps", "callbacks") if data.get(key) is not None}
    return Behaviour(**{**data, **lists})


def too_many(retry_after: int | None = None) -> Behaviour:
    """Answer 429: the request was not processed."""
    return replace(refuses(20429), retry_after=retry_after)


def refuses(code: int) -> Behaviour:
    """Refuse at once, with any code."""
    return Behaviour(status=REFUSALS.get(code, (400, ""))[0], code=code, accepts=False)


def breaks(status: int = 503) -> Behaviour:
    """Answer 5xx without taking the message."""
    return Behaviour(status=status, accepts=False)


def breaks_after(status: int = 503) -> Behaviour:
    """Take the message, and answer 5xx."""
    return Behaviour(status=status)


def drops(*, accepts: bool = True) -> Behaviour:
    """Close the connection without a word, after the message was taken or before."""
    return Behaviour(drops=True, accepts=accepts)


def slow(seconds: float) -> Behaviour:
    """Take the message, and answer late."""
    return Behaviour(slow=seconds)


def answers_last() -> Behaviour:
    """Take the message, call its statuses back, and answer only then."""
    return Behaviour(last=True)


def ends(status: str, code: int | None = None) -> Behaviour:
    """Accept the message, which ends as failed or undelivered, with a code."""
    last = f"{status}:{code}" if code else status
    return Behaviour(steps=(last,) if status == "failed" else ("sent", last))


def calls_back(*statuses: str) -> Behaviour:
    """Deliver the message, and call these statuses back, in this order; none for silence."""
    return Behaviour(callbacks=statuses)


def held() -> Behaviour:
    """Accept the message and keep it until it is released."""
    return Behaviour(held=True)


class Script:
    """What is written down to happen next, for one number or for all; and the weather, when nothing is."""

    def __init__(self, seed: int = 0) -> None:
        """Begin with nothing written down, in fair weather."""
        self._queues: dict[str | None, deque[list[Any]]] = {}
        self._weather: tuple[tuple[float, Behaviour], ...] = ()
        self._chance, self._lock = Random(seed), threading.Lock()

    def add(self, behaviour: Behaviour, *, to: str | None, times: int | None) -> None:
        """Let a behaviour meet the next so many requests to a number, or to all; without a count, from now on."""
        with self._lock:
            self._queues.setdefault(to, deque()).append([behaviour, times])

    def clear(self) -> None:
        """Forget all that was written down, and the weather."""
        with self._lock:
            self._queues, self._weather = {}, ()

    def set_weather(self, *shares: tuple[float, Behaviour]) -> None:
        """Let behaviours happen by chance, each to a share of the requests between 0 and 1."""
        self._weather = shares

    def next(self, to: str) -> Behaviour:
        """Take what happens to this request: by its number, by all numbers, by the weather."""
        with self._lock:
            return self._take(to) or self._take(None) or self._by_chance()

    def _take(self, key: str | None) -> Behaviour | None:
        queue = self._queues.get(key)
        if not queue:
            return None
        entry = queue[0]
        behaviour: Behaviour = entry[0]
        if entry[1] is not None:
            entry[1] -= 1
            if entry[1] <= 0:
                queue.popleft()
        return behaviour

    def _by_chance(self) -> Behaviour:
        drawn = self._chance.random()
        for share, behaviour in self._weather:
            if (drawn := drawn - share) < 0:
                return behaviour
        return NORMAL
