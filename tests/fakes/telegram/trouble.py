"""Make the provider fail on purpose: before it has taken a call, or after."""

import random
import threading
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal


@dataclass(slots=True)
class Trouble:
    """What shall go wrong, with which calls, how often.

    `method` may hold wildcards; `chat` is an id. `times` is how many calls suffer (None: all), `chance` the share of
    the matching calls that do. `error` answers `status`, `drop` closes the connection without an answer, `slow` waits
    `seconds`, `limit` asks to wait `seconds` (429, of everybody). With `accepted` the call is done before it suffers,
    so that whoever called cannot know.
    """

    kind: Literal["error", "drop", "slow", "limit"]
    method: str = "*"
    chat: int | None = None
    times: int | None = 1
    chance: float = 1.0
    accepted: bool = False
    status: int = 502
    seconds: float = 1.0

    def meets(self, method: str, chat: object) -> bool:
        """Return whether a call suffers this."""
        return self.times != 0 and fnmatchcase(method, self.method) and self.chat in {None, chat}


class Dropped(Exception):
    """The connection is to be closed without an answer."""


class Broken(Exception):
    """The call is to be answered with a status of the web server, and no JSON."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(status)


@dataclass(slots=True)
class Troubles:
    """All that shall go wrong, in the order in which it was asked for; chance is seeded."""

    seed: int = 0
    waiting: list[Trouble] = field(default_factory=list)
    _chance: random.Random = field(init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)

    def add(self, trouble: Trouble) -> None:
        """Ask for a trouble."""
        with self._lock:
            self.waiting.append(trouble)

    def clear(self) -> None:
        """Let everything go well from now on."""
        with self._lock:
            self.waiting.clear()

    def take(self, method: str, chat: object) -> Trouble | None:
        """Return what a call suffers, if anything, and count it."""
        with self._lock:
            for trouble in self.waiting:
                if trouble.meets(method, chat) and self._chance.random() < trouble.chance:
                    trouble.times = None if trouble.times is None else trouble.times - 1
                    return trouble
        return None
