"""Lay a practice out for the page: the talk so far, what each message won and lost, what would help next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.console.login import Signed
from bot.console.practice.words import AIMS, ENDINGS, HELPS, LOST, SITUATIONS, STAGES, WON
from bot.console.speech import say
from bot.practice.course import COACHED, scene_of, talks_of
from bot.practice.course import STAGES as ORDER
from bot.practice.hearing import write_plan
from bot.profiles import Profile
from flows.practice.hints import example, missing, wrong
from flows.practice.talk import Part, Scene, Talk
from storage.schema import Practice

PLAN = "plan"  #: what has no example where the policy admits no plan


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was won or lost: its points with their sign, what it is, and the words that did it."""

    points: str
    title: str
    quote: str


@dataclass(frozen=True, slots=True)
class Line:
    """One message: `side` is `client` or `adviser`; rows are shown once they may be."""

    side: str
    author: str
    text: str
    rows: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """What went wrong, with the words that did, or what would help, with words by which it may be said."""

    title: str
    quote: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A talk of a practice: `turn` is what its next message must name, so that none counts twice.

    `is_over`: it has ended, or was left as it stands (`is_left`); `is_last`: none follows it.
    """

    number: int
    title: str
    aim: str
    stage: str
    lines: Sequence[Line]
    turn: str
    is_over: bool
    is_last: bool
    is_left: bool
    ending: str
    score: int
    before: int | None
    after: int | None
    hints: Sequence[Hint]
    lacking: Sequence[Row]
    language: str
    talks: int


def read_talk(row: Practice, profile: Profile, me: Signed, place: int | None = None) -> Shown:
    """Return a talk of a practice for the page, by its place; where it stands without one."""
    talks = talks_of(row)
    at = len(talks) - 1 if place is None or not 0 <= place < len(talks) else place
    talk, scene = talks[at], scene_of(row, profile, at)
    is_over = bool(talk.ending) or row.ended_at is not None
    return Shown(
        number=row.id,
        title=SITUATIONS[row.situation],
        aim=AIMS[row.situation],
        stage=STAGES[talk.stage],
        lines=[*_lines(talk, scene, me, shows=is_over or talk.stage == COACHED)],
        turn=f"{talk.stage}-{len(talk.turns)}",
        is_over=is_over,
        is_last=talk.stage == ORDER[-1] or row.ended_at is not None,
        is_left=not talk.ending,
        ending=ENDINGS[talk.ending] if talk.ending else "",
        score=talk.score,
        before=row.score_before,
        after=row.score_after,
        hints=[*_hints(talk, scene, profile)] if talk.stage == COACHED and not is_over else (),
        lacking=[_open(act, scene) for act in _undone(talk, scene)] if is_over else (),
        language=row.language,
        talks=len(talks),
    )


def _lines(talk: Talk, scene: Scene, me: Signed, *, shows: bool) -> Iterator[Line]:
    client = scene.cast.name
    yield Line("client", client, talk.opening)
    for turn in talk.turns:
        yield Line("adviser", me.staff.name, turn.text, [_row(part) for part in turn.parts] if shows else ())
        yield Line("client", client, turn.reply)


def _row(part: Part) -> Row:
    return Row(f"{part.points:+d}".replace("-", "−"), WON.get(part.code) or LOST.get(part.code, part.code), part.quote)


def _undone(talk: Talk, scene: Scene) -> list[str]:
    """Return what a talk never won, the client's content included."""
    return [act for act in scene.situation.rubric if act not in talk.earned]


def _open(act: str, scene: Scene) -> Row:
    """Return what could have been won."""
    return Row(str(scene.situation.rubric[act]), WON[act], "")


def _hints(talk: Talk, scene: Scene, profile: Profile) -> Iterator[Hint]:
    """Yield what went wrong in the last message, then what would help next."""
    for fault in wrong(talk):
        yield Hint(LOST[fault.code], quote=fault.quote)
    lacking = missing(talk, scene.situation)
    if not lacking:
        yield Hint(say("Ya dijo lo que ayuda: responda con calma a lo último."))
    for act in lacking[:1]:
        plan = write_plan(scene.cast, profile, scene.book, scene.locale, scene.today)
        words = example(act, scene.situation, scene.book, scene.cast.language, plan)
        yield Hint(HELPS[act], example=words if plan or act != PLAN else "")
