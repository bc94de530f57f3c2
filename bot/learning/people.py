"""Mask the names of people: those that are known here, those that everybody knows, those that say they are one.

A run of names becomes one given name and one surname, written as the run was. Names that are words too (Luz, Julio,
Domingo) are masked where they are written or stand as a name, and stay where they are the word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.learning import stand_ins
from bot.learning.words import CALENDAR, NAMES, ORDINARY, STOP, fold

WORD = re.compile(r"[^\W\d_]+(?:['’´`-][^\W\d_]+)*")
PARTICLES = frozenset({"de", "del", "la", "las", "los", "da", "do", "dos", "das", "van", "von", "di", "y", "e"})
SURE_CUE = re.compile(
    r"(?:me llamo|mi nombre(?: completo)? es|a nombre de|nombre:|name is|under the name(?: of)?|me chamo|meu nome [eé]|"
    r"em nome de|(?:titular|firma|atte|atentamente|atenciosamente)[:.,]?)\s*$",
    re.IGNORECASE,
)
CUE = re.compile(
    r"(?:\b(?:soy|habla|hablo con|don|doña|señora?|sra?|srta|doctora?|dra?|tía|tío|i am|i'm|this is|mr|mrs|ms|miss|sou|"
    r"eu sou|aqui [eé]|fala|dona|senhora?)\.?(?: el| la| o| a)?|"
    r"\b(?:mi|mis|minha|meu|my) (?:espos[ao]|hij[ao]|mam[aá]|pap[aá]|madre|padre|herman[ao]|marido|mujer|señora|"
    r"suegr[ao]|prim[ao]|t[ií][ao]|abuel[ao]|m[aã]e|pai|filh[ao]|irm[aã]o?|wife|husband|son|daughter|mother|father|brother|"
    r"sister|mum|mom|dad))\s*$",
    re.IGNORECASE,
)
CUED_MAX = 3  #: words behind a sure cue that are taken for a name
SHORT = 2


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text, folded; `is_capital` where a capital tells something."""

    start: int
    end: int
    folded: str
    is_capital: bool


def parts_of(names: Sequence[str]) -> frozenset[str]:
    """Return the parts of known names, folded."""
    return frozenset(fold(word) for name in names for word in WORD.findall(name)) - PARTICLES


def mask_people(text: str, known: frozenset[str], spared: frozenset[str] = frozenset()) -> str:
    """Return a text without names of people.

    `known` are parts of the names of those it may speak of, `spared` those of the company's own name; both folded.
    """
    words = _words(text, spared - known)
    marked = _mark(text, words, known)
    given = stand_ins.name_of(stand_ins.GIVEN, known)
    surname = stand_ins.name_of(stand_ins.SURNAMES, known)
    shown, place = [], 0
    for run in _runs(text, words, marked):
        original = text[words[run[0]].start : words[run[-1]].end]
        name = f"{given} {surname}" if len(run) > 1 else given
        shown += [text[place : words[run[0]].start], stand_ins.like(name, original)]
        place = words[run[-1]].end
    return "".join([*shown, text[place:]])


def _words(text: str, spared: frozenset[str]) -> list[_Word]:
    shouted = text.isupper()
    found = [(word, fold(word[0])) for word in WORD.finditer(text)]
    return [
        _Word(word.start(), word.end(), folded, word[0][0].isupper() and not shouted)
        for word, folded in found
        if folded not in spared
    ]


def _mark(text: str, words: Sequence[_Word], known: frozenset[str]) -> list[bool]:
    marked = [_is_name(word, known) for word in words]
    for place, word in enumerate(words):
        before = text[max(0, word.start - 40) : word.start]
        if SURE_CUE.search(before):
            _mark_behind(text, words, marked, place, known, is_sure=True)
        elif CUE.search(before):
            _mark_behind(text, words, marked, place, known, is_sure=False)
    for place in range(1, len(words)):  # what stands beside a name with a capital is its other part
        if marked[place - 1] and _may_be_name(words[place], known) and _touch(text, words, place):
            marked[place] = True
    for place in range(len(words) - 1, 0, -1):
        if marked[place] and _may_be_name(words[place - 1], known) and _touch(text, words, place):
            marked[place - 1] = True
    return marked


def _is_name(word: _Word, known: frozenset[str]) -> bool:
    """Say whether a word is a name wherever it stands."""
    parts = {word.folded, *re.split(r"['’´`-]", word.folded)}
    if parts & (known | (ORDINARY - CALENDAR)) and word.is_capital and word.folded not in STOP:
        return True
    plain = {part for part in parts if len(part) > SHORT and part not in ORDINARY and part not in STOP}
    return bool(plain & (known | NAMES)) or bool(parts & known and len(parts) > 1)


def _may_be_name(word: _Word, known: frozenset[str]) -> bool:
    if word.folded in STOP:
        return False
    return word.is_capital or word.folded in known or word.folded in ORDINARY


def _mark_behind(
    text: str, words: Sequence[_Word], marked: list[bool], place: int, known: frozenset[str], *, is_sure: bool
) -> None:
    """Mark the words behind a cue: whatever they are behind a sure one, what may be a name behind another."""
    for at in range(place, min(place + CUED_MAX, len(words))):
        if at > place and not _touch(text, words, at):
            return
        if words[at].folded in STOP and words[at].folded not in known:
            return
        if not (is_sure or _may_be_name(words[at], known) or marked[at]):
            return
        marked[at] = True


def _touch(text: str, words: Sequence[_Word], place: int) -> bool:
    """Say whether a word stands right behind the one before it."""
    return text[words[place - 1].end : words[place].start] in {" ", "  ", "\t"}


def _runs(text: str, words: Sequence[_Word], marked: Sequence[bool]) -> list[list[int]]:
    """Return the marked words in runs; particles between two of them belong to the run."""
    runs: list[list[int]] = []
    for place, is_marked in enumerate(marked):
        if not is_marked:
            continue
        if runs and _is_joined(text, words, runs[-1][-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _is_joined(text: str, words: Sequence[_Word], first: int, second: int) -> bool:
    between = text[words[first].end : words[second].start]
    return between.strip(" \t") == "" or (
        second - first <= CUED_MAX and all(fold(part) in PARTICLES - {"y", "e"} for part in between.split())
    )
