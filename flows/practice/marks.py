"""Say what an adviser's message does, by stated checks: words, questions, what the grammar and the judge found in it.

It is no judgement of tone or truth. What is not seen by these checks earns nothing, and costs nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.practice.book import CONCERN, Book, Common, Situation
from flows.wording.lint import faults, fold, phrase_in, sentences

WORDS_MAX = 60
EASY_MAX = 20  #: words of a message that is easily answered
WITHIN, EXCEPTION, BEYOND = "within", "exception", "beyond"
LINTED = {
    "threatens": "threatens", "accuses": "accuses", "rushes": "rushes", "says": "banned", "feigns warmth": "warmth",
    "talks like a file": "file", "uses a word that ends": "opt_out", "raises its voice": "shouts",
    "exclaims": "shouts", "asks": "questions",
}  # fmt: skip
"""What the judge of texts finds, by the beginning of its sentence, and the fault that it is here."""
QUOTED = re.compile(r"""(?:'(.+)'|"(.+)")$""")
QUESTION = re.compile(r"[^.?!\n¿]*\?")
WORD = re.compile(r"[\w'’]+")


@dataclass(frozen=True, slots=True)
class Heard:
    """What the grammar read in a message, and the judge made of it.

    `plan` is `within`, `exception` or `beyond` the policy, empty for none; `discount` says that more is promised off
    than the policy has.
    """

    dated: bool = False
    sums: bool = False
    plan: str = ""
    discount: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault with the words that are one, empty where no words are."""

    code: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a message does, and its faults; one that is refused or spoiled does nothing."""

    acts: tuple[str, ...]
    faults: tuple[Fault, ...]
    is_stopped: bool


def read_marks(
    text: str, locale: str, heard: Heard, situation: Situation, book: Book, banned: Iterable[str] = ()
) -> Marks:
    """Return what a message does; `banned` are the phrases that the creditor lets nobody say."""
    language, common = locale.partition("-")[0], book.common
    every = [*_linted(text, locale, banned), *_own(text, language, heard, situation, common)]
    found = tuple({one.code: one for one in reversed(every)}.values())[::-1]  # each fault once, by its first words
    kinds = [common.faults[one.code] for one in found]
    is_spoiled = any(kind.stopped or kind.spoils for kind in kinds)
    acts = () if is_spoiled else tuple(_acts(text, language, heard, situation, common))
    return Marks(tuple(act for act in acts if act in situation.rubric), found, any(kind.stopped for kind in kinds))


def _linted(text: str, locale: str, banned: Iterable[str]) -> Iterator[Fault]:
    for sentence in faults(text, locale, banned):
        code = next((code for start, code in LINTED.items() if sentence.startswith(start)), None)
        if code:
            quoted = QUOTED.search(sentence)
            yield Fault(code, (quoted[1] or quoted[2]) if quoted else "")
    if len(text.split()) > WORDS_MAX:
        yield Fault("long")


def _own(text: str, language: str, heard: Heard, situation: Situation, common: Common) -> Iterator[Fault]:
    """Yield the faults that are some only in this situation."""
    if situation.negotiates and (heard.discount or heard.plan in {EXCEPTION, BEYOND}):
        decided = said_plainly(text, common.cues["decides"][language], common.denied[language])
        if heard.plan == BEYOND or not decided:
            yield Fault("beyond")
    if "asks_money" in situation.faults:
        hit = said_plainly(text, common.asks_to_pay[language], common.denied[language])
        yield from [Fault("asks_money", hit)] if hit else []
    if "discloses" in situation.faults:  # to deny a debt discloses it all the same
        hit = _hit(fold(text), common.about_account[language])
        yield from [Fault("discloses", hit)] if hit or heard.sums else []


def _acts(text: str, language: str, heard: Heard, situation: Situation, common: Common) -> Iterator[str]:
    folded = fold(text)
    if _hit(folded, situation.concern[language]):
        yield CONCERN
    yield from (act for act, cues in common.cues.items() if _hit(folded, cues[language]))
    asked = [part.strip() for part in QUESTION.findall(text)]
    if any(_opens(part, language, common) for part in asked) or _hit(folded, common.open[language].tell):
        yield "open"
    if len(asked) == 1 and len(text.split()) <= EASY_MAX and _is_choice(asked[0], language, common):
        yield "easy"
    yield from (act for act, holds in (("date", heard.dated), ("plan", heard.plan == WITHIN)) if holds)


def _opens(question: str, language: str, common: Common) -> bool:
    words, opening = WORD.findall(question.lower()), common.open[language]
    first = fold(words[0]) if words else ""
    return first in opening.first or any(word in opening.anywhere for word in words)


def _is_choice(question: str, language: str, common: Common) -> bool:
    return common.either[language] in WORD.findall(question.lower())


def said_plainly(text: str, cues: Sequence[str], denied: Sequence[str]) -> str:
    """Return the words of a cue in a sentence that does not deny them; empty for none."""
    for sentence in map(fold, sentences(text)):
        hit = _hit(sentence, cues)
        if hit and not _hit(sentence, denied):
            return hit
    return ""


def _hit(folded: str, cues: Sequence[str]) -> str:
    return next((hit for cue in cues if (hit := phrase_in(cue, folded))), "")
