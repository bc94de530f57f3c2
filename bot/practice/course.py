"""Lead an adviser through a practice: a talk by themselves, one with hints, one by themselves with another client.

The clients are drawn by a seed; what is written here is kept with the practice alone. `by` is a member of staff.
"""

import secrets
from dataclasses import asdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.errors import ClientMistake
from bot.practice.hearing import hear
from bot.practice.library import open_book
from bot.profiles import Profile
from flows.practice.book import LANGUAGES
from flows.practice.cast import draw
from flows.practice.marks import read_marks
from flows.practice.talk import Part, Scene, Talk, Turn, answer, begin
from storage.errors import Missing
from storage.schema import Json, Practice
from storage.unit_of_work import UnitOfWork

STAGES = ("before", "coached", "after")
COACHED = "coached"  #: the talk in which hints are given
SEEDS = 2**31
TEXT_MAX = 1_000  #: characters of one message


def start(uow: UnitOfWork, profile: Profile, by: int, situation: str, language: str, now: datetime) -> Practice:
    """Begin a practice. Raises ClientMistake for an unknown situation or language, and while another one is open."""
    if situation not in open_book().situations or language not in LANGUAGES:
        raise ClientMistake("There is no such situation: choose one of the list.", 404, "situation")
    if uow.practices.open_of(by):
        raise ClientMistake("A practice is open: go on with it, or leave it.", 409, "open")
    row = uow.practices.put(profile.id, by, situation, language, secrets.randbelow(SEEDS), now)
    _begin(row, profile)
    return row


def say(row: Practice, profile: Profile, text: str, now: datetime) -> None:
    """Write to the simulated client. Raises ClientMistake when their talk is over."""
    talk = current(row)
    if talk.ending:
        raise ClientMistake("This talk is over.", 409, "over")
    scene, today = scene_of(row, profile), _day(now, profile)
    heard = hear(text, scene.locale, scene.cast, profile, scene.book, today)
    banned = profile.described.contact.forbidden_phrases
    marks = read_marks(text, scene.locale, heard, scene.situation, scene.book, banned)
    after = answer(talk, scene, text, marks)
    row.talks = [*row.talks[:-1], _to_json(after)]
    if after.ending:
        _close(row, after, now)


def go_on(row: Practice, profile: Profile) -> None:
    """Begin the next talk, where the last one is over and another follows."""
    if current(row).ending and row.ended_at is None:
        _begin(row, profile)


def leave(row: Practice, now: datetime) -> None:
    """Leave a practice as it stands; it counts nowhere."""
    row.ended_at = row.ended_at or now


def talks_of(row: Practice) -> list[Talk]:
    """Return the talks of a practice, the last one is where it stands."""
    return [_from_json(talk) for talk in row.talks]


def current(row: Practice) -> Talk:
    """Return the talk in which a practice stands."""
    return _from_json(row.talks[-1])


def scene_of(row: Practice, profile: Profile, place: int | None = None) -> Scene:
    """Return with whom and about what a talk of a practice is, by its place; the last one without.

    Raises Missing for a situation that this version has no more.
    """
    book, described = open_book(), profile.described
    if row.situation not in book.situations:
        raise Missing("situation", row.situation)
    seed = row.seed + (len(row.talks) - 1 if place is None else place)
    today = _day(row.started_at, profile)
    cast = draw(seed, row.language, described.currency, today, book.common)
    locale = described.locale if described.locale.startswith(row.language) else f"{row.language}-{described.country}"
    return Scene(book, book.situations[row.situation], cast, locale, today)


def _begin(row: Practice, profile: Profile) -> None:
    scene = scene_of(row, profile, len(row.talks))
    row.talks = [*row.talks, _to_json(begin(scene, STAGES[len(row.talks)]))]


def _close(row: Practice, talk: Talk, now: datetime) -> None:
    """Write the score that a talk by oneself came to; the last one ends the practice."""
    if talk.stage == STAGES[0]:
        row.score_before = talk.score
    if talk.stage == STAGES[-1]:
        row.score_after, row.ended_at = talk.score, now


def _day(at: datetime, profile: Profile) -> date:
    return at.astimezone(ZoneInfo(profile.described.timezone)).date()


def _to_json(talk: Talk) -> Json:
    return asdict(talk)


def _from_json(written: Json) -> Talk:
    turns = tuple(Turn(**{**turn, "parts": tuple(Part(**part) for part in turn["parts"])}) for turn in written["turns"])
    return Talk(**{**written, "turns": turns})
