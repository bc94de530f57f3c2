"""Lead a talk with a simulated client, message by message, and score it; every talk comes to an end.

Whoever helps moves the client on; whoever does not tires them, twice as fast by what hurts. A talk ends when the client
is content, when their patience is over, or after so many messages.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from flows.practice.book import OPENS, OUTCOME, SOLVED, Book, Situation, Spoken
from flows.practice.cast import Cast, pick, speak
from flows.practice.marks import BEYOND, Marks

TURNS_MAX = 9
LEFT, SPENT = "left", "spent"  #: how a talk may end, beside `solved`: the client had enough, or it took too long
FLOOR = "floor"  #: the part that lifts a score to nothing, where more was lost than won


@dataclass(frozen=True, slots=True)
class Part:
    """What a message won or lost, with the words that did where words are quoted."""

    code: str
    points: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the adviser, what it won and lost, and what the client answered; `stopped`: it would not leave."""

    text: str
    reply: str
    parts: tuple[Part, ...]
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk as it stands. `ending` is empty while it goes on; `opening` is the client's first message."""

    stage: str
    opening: str
    state: str
    patience: int
    turns: tuple[Turn, ...] = ()
    ending: str = ""

    @property
    def parts(self) -> list[Part]:
        """Return all that was won and lost, in order."""
        return [part for turn in self.turns for part in turn.parts]

    @property
    def score(self) -> int:
        """Return the sum of all parts."""
        return sum(part.points for part in self.parts)

    @property
    def earned(self) -> frozenset[str]:
        """Return what was done well already."""
        return frozenset(part.code for part in self.parts if part.points > 0)


@dataclass(frozen=True, slots=True)
class Scene:
    """With whom, about what, and on which day a talk is; the locale has the client's language and the country."""

    book: Book
    situation: Situation
    cast: Cast
    locale: str
    today: date

    def line(self, lines: Spoken, where: object) -> str:
        """Return one of the client's lines for a place in the talk."""
        return speak(
            pick(self.cast.seed, f"line {where}", lines[self.cast.language]), self.cast, self.locale, self.today
        )


class Moods(NamedTuple):
    """How a message strikes the client: it hurts, promises what nobody may, or helps."""

    hurt: bool
    promised: bool
    helped: bool


def begin(scene: Scene, stage: str) -> Talk:
    """Return a talk in which the client has just written first."""
    opens = scene.situation.states[OPENS]
    return Talk(stage, scene.line(opens.say, OPENS), OPENS, scene.cast.patience)


def answer(talk: Talk, scene: Scene, text: str, marks: Marks) -> Talk:
    """Return the talk after a message of the adviser and the client's answer to it."""
    won = [act for act in dict.fromkeys(marks.acts) if act not in talk.earned]
    hurt = any(scene.book.common.faults[fault.code].hurts for fault in marks.faults)
    patience = talk.patience - (2 if hurt else 0 if won else 1)
    state = talk.state if hurt else _led(talk.state, scene.situation, talk.earned | {*won})
    count = len(talk.turns) + 1
    ending = SOLVED if state == SOLVED else LEFT if patience <= 0 else SPENT if count >= TURNS_MAX else ""
    parts = [Part(act, scene.situation.rubric[act]) for act in won]
    parts += [Part(fault.code, -scene.book.common.faults[fault.code].costs, fault.quote) for fault in marks.faults]
    parts += _closing(talk, scene, parts, ending)
    moods = Moods(hurt, {fault.code for fault in marks.faults} >= {BEYOND}, bool(won))
    reply = _reply(talk, scene, state, ending, moods)
    turn = Turn(text, reply, tuple(parts), marks.is_stopped)
    return replace(talk, state=state, patience=patience, turns=(*talk.turns, turn), ending=ending)


def _led(name: str, situation: Situation, done: frozenset[str]) -> str:
    """Return where the client is led by all that was done so far; a full message may lead several steps."""
    while way := next((way for way in situation.states[name].ways if done >= {*way.after}), None):
        name = way.go
    return name


def _closing(talk: Talk, scene: Scene, parts: Sequence[Part], ending: str) -> list[Part]:
    """Return what the end of a talk wins, and what lifts a score below nothing."""
    if not ending:
        return []
    won = [Part(OUTCOME, scene.situation.rubric[OUTCOME])] if ending == SOLVED else []
    below = talk.score + sum(part.points for part in (*parts, *won))
    return won + ([Part(FLOOR, -below)] if below < 0 else [])


def _reply(talk: Talk, scene: Scene, state: str, ending: str, moods: Moods) -> str:
    situation, place = scene.situation, len(talk.turns)
    if ending in {LEFT, SPENT}:
        return scene.line(situation.left, ending)
    if moods.hurt:
        return scene.line(situation.hurt, place)
    if moods.promised and situation.promised and not ending:
        return scene.line(situation.promised, place)
    if state != talk.state:
        return scene.line(situation.states[state].say, state)
    return scene.line(scene.book.common.nods if moods.helped else situation.stuck, place)
