"""Give practice a creditor without a database, and advisers who always write the same."""

from functools import cache

from bot.objections import default_text
from bot.practice.course import TEXT_MAX
from bot.practice.hearing import hear, write_plan
from bot.practice.library import open_book
from bot.profiles import Profile, build
from flows.practice.cast import draw
from flows.practice.hints import example, missing
from flows.practice.marks import Heard, read_marks
from flows.practice.talk import Scene, Talk, answer, begin
from tests.bot.world import CREDITOR, FILE, NOON, POLICY

TODAY = NOON.date()
SEEDS = range(12)
RUDE = {
    "es": "Usted es deudor y tiene que pagar hoy mismo, o habrá acciones legales.",
    "en": "You must pay your debt immediately or we will take legal action.",
    "pt": "Você tem que pagar imediatamente ou haverá ações legais.",
}


@cache
def profile() -> Profile:
    """Return the creditor of tests, as it is in force."""
    policy = POLICY.format(creditor=CREDITOR, country="CL", currency="CLP")
    document = {**FILE, "contact": {"forbidden_phrases": ["su caso está cerrado"]}}
    return build(document, policy, default_text(), {}, legal_answers={})


def scene(code: str, language: str, seed: int) -> Scene:
    """Return a scene of practice."""
    book = open_book()
    cast = draw(seed, language, "CLP", TODAY, book.common)
    return Scene(book, book.situations[code], cast, f"{language}-CL", TODAY)


def write(talk: Talk, at: Scene, text: str) -> Talk:
    """Write a message to a simulated client."""
    assert len(text) < TEXT_MAX
    banned = profile().described.contact.forbidden_phrases
    return answer(talk, at, text, read_marks(text, at.locale, hear_it(text, at), at.situation, at.book, banned))


def hear_it(text: str, at: Scene) -> Heard:
    """Return what is read in a message."""
    return hear(text, at.locale, at.cast, profile(), at.book, TODAY)


def hint(talk: Talk, at: Scene) -> tuple[str, str]:
    """Return what a talk lacks first, and the words that are suggested for it."""
    act = missing(talk, at.situation)[0]
    plan = write_plan(at.cast, profile(), at.book, at.locale, TODAY)
    return act, example(act, at.situation, at.book, at.cast.language, plan)


def heed(at: Scene) -> Talk:
    """Lead a talk as the hints say, to its end."""
    talk = begin(at, "coached")
    while not talk.ending:
        _, words = hint(talk, at)
        talk = write(talk, at, words)
    return talk


def repeat(at: Scene, text: str) -> Talk:
    """Write the same again and again until the talk ends."""
    talk = begin(at, "before")
    while not talk.ending:
        talk = write(talk, at, text)
    return talk
