"""Play the clients: each says one line after another, a while after the answer to the last one has come."""

import heapq
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from random import Random

from tests.failure.people import Phone
from tests.load.mix import Mix
from tests.load.tail import Heard

HANDS = 16  #: what is said at one time; a provider answers in hundredths of a second
AGREES = ("puedo pagar todo en 3 cuotas mensuales", "sí")  #: how a talk goes on that ends with an agreement


@dataclass
class Talk:
    """One client's talk: `agrees` when it is to end with an agreement, `line` what they say next."""

    client: str
    address: str
    phone: Phone
    lines: Sequence[str]
    line: int = 0
    turn: int = 0

    @property
    def agrees(self) -> bool:
        """Tell whether they take a plan."""
        return AGREES[0] in self.lines

    @property
    def agreed(self) -> bool:
        """Tell whether they said yes to it."""
        return self.agrees and self.line > self.lines.index(AGREES[-1])

    @property
    def is_over(self) -> bool:
        """Tell whether all was said."""
        return self.line >= len(self.lines)


@dataclass
class Crowd:
    """All who talk, in one line of what is to happen next.

    `unheard`: what no provider could hand over; `failed`: what else could not be done.
    """

    chance: Random
    mix: Mix
    over: Callable[[Talk], None]
    talks: dict[str, Talk] = field(default_factory=dict)
    due: list[tuple[float, int, Callable[[], None]]] = field(default_factory=list)
    numbers: count = field(default_factory=count)  # type: ignore[type-arg] # of whole numbers
    said: int = 0
    begun: int = 0
    unheard: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    hands: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(HANDS, "client"))
    under_way: set[Future[None]] = field(default_factory=set)

    def at(self, moment: float, act: Callable[[], None]) -> None:
        """Do something at a moment of the monotonic clock, in this thread."""
        heapq.heappush(self.due, (moment, next(self.numbers), act))

    def begin(self, talk: Talk) -> None:
        """Let somebody say their first line."""
        self.begun += 1
        self.talks[talk.address] = talk
        self._say(talk)

    def hear(self, heard: Heard) -> None:
        """Let whoever was answered read it, and go on; a second message to one line changes nothing."""
        talk = self.talks.get(heard.address)
        if talk is not None and heard.answer:
            self._later(talk, self.chance.uniform(*self.mix.reads))

    def step(self) -> None:
        """Do what is due."""
        self._end([one for one in self.under_way if one.done()])
        while self.due and self.due[0][0] <= time.monotonic():
            heapq.heappop(self.due)[2]()

    def hand(self, act: Callable[[], None]) -> None:
        """Do something that takes a while, beside all else."""
        self.under_way.add(self.hands.submit(act))

    def close(self) -> None:
        """Wait for what is in hand."""
        self.hands.shutdown(wait=True)
        self._end(list(self.under_way))

    def let_go(self) -> None:
        """Begin nothing more of what is in hand: whoever it is said to is gone."""
        self.hands.shutdown(wait=False, cancel_futures=True)

    def _end(self, done: Sequence[Future[None]]) -> None:
        """Note what could not be done at all, such as a call that nobody answered."""
        self.failed += [repr(fault) for one in done if (fault := one.exception())]
        self.under_way.difference_update(done)

    def _later(self, talk: Talk, seconds: float) -> None:
        """Let somebody go on after so many seconds, unless they went on before."""
        talk.turn += 1
        turn = talk.turn
        self.at(time.monotonic() + seconds, lambda: self._say(talk) if talk.turn == turn else None)

    def _say(self, talk: Talk) -> None:
        if talk.is_over:
            self.talks.pop(talk.address, None)
            self.over(talk)
            return
        line = talk.lines[talk.line]
        talk.line += 1
        self.said += 1
        self._later(talk, self.mix.patience)
        self.hand(lambda: self._tell(talk, line))

    def _tell(self, talk: Talk, line: str) -> None:
        if not talk.phone.say(line) and not talk.phone.again():
            self.unheard.append(f"{talk.client}: {line}")
