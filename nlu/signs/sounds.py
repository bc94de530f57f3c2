"""Spell words as they sound, so that a pattern meets them however they are written: asalto, azalto; hospital, ospital.

The same spelling is given to the patterns, so that people read and write them in plain words.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import yaml

from nlu.features import fold
from nlu.grammar.spelling import spellings

FOLDER: Final = Path(__file__).parent
LONG: Final = 7  #: letters of a word from which a slip of one letter leaves it recognisable

_WORD: Final = re.compile(r"[a-z0-9']+|[.;!\n…]+|[,:()¿?]")
_STOPS: Final = MappingProxyType({"¿": "?", "?": "?", **dict.fromkeys(",:()", ",")})
_DROPPED: Final = re.compile(r"(?<=\w\w\w)ao(?=s?$)")  # asaltao, pesaos
_DOUBLED: Final = re.compile(r"([a-qs-z])\1")
_LATIN: Final = (
    ("ch", "x"),
    ("h", ""),
    (r"cc?(?=[ei]|\[[ei])", "s"),
    (r"c(?=[\\(])", "[ks]"),
    ("c", "k"),
    (r"qu(?=[ei])", "k"),
    ("z", "s"),
    (r"g(?=[ei])", "j"),
    (r"g(?=[\\(])", "[gj]"),
    (r"n(?=[bp])", "m"),
)
_SOUNDS: Final = MappingProxyType(
    {
        "es": (("v", "b"), *_LATIN, ("ll", "y"), (r"y", "i")),
        "pt": (*_LATIN, ("y", "i")),
        "en": ((r"(?<=\w)'(?=ll?\b)", "wi"), ("'", "")),
    }
)
"""What is written alike, in order; brackets and back-slashes stand in patterns only."""


def as_sounds(text: str, language: str) -> str:
    """Write words, or the pattern of words, by their sound; letters only, whatever else stands among them."""
    for written, sound in _compiled(language):
        text = written.sub(sound, text)
    return _DOUBLED.sub(r"\1", text)


@cache
def _compiled(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(written), sound) for written, sound in _SOUNDS[language])


@cache
def told(language: str, name: str) -> Mapping[str, Any]:
    """Read one of a language's files: words, contingency, goal, route, irritated or idle."""
    return MappingProxyType(yaml.safe_load((FOLDER / language / f"{name}.yml").read_text(encoding="utf-8")))


@cache
def _short(language: str) -> Mapping[str, str]:
    return MappingProxyType(dict(spellings(language)) | told(language, "words")["spellings"])


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(as_sounds(word, language) for word in told(language, "words")["keywords"].split())


@cache
def _lacking(language: str) -> Mapping[str, tuple[str, int]]:
    """Give the long words that a sign hangs on, under each spelling that lacks one letter, with that letter's place."""
    long = (word for word in _known(language) if len(word) >= LONG)
    return MappingProxyType({lack: (word, place) for word in long for place, lack in enumerate(_without_one(word))})


def _without_one(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


def spell(text: str, language: str) -> str:
    """Give a message as the patterns read it: words by their sound with a blank on each side, and its stops."""
    short = _short(language)
    tokens = (short.get(token, token) for token in _WORD.findall(fold(text)))
    return f" {' '.join(_spell_token(token, language) for token in tokens)} "


def _spell_token(written: str, language: str) -> str:
    if written[0].isalnum():
        return _by_sound(written, language)
    return _STOPS.get(written, ".")


@lru_cache(maxsize=20_000)
def _by_sound(word: str, language: str) -> str:
    sounds = as_sounds(_DROPPED.sub("ado", word) if language == "es" else word, language)
    known = _known(language)
    if len(sounds) < LONG - 1 or sounds in known:
        return sounds
    return _meant(sounds, language) or sounds


def _meant(word: str, language: str) -> str | None:
    """Give the long word that a slip of one letter made: one left out, one too many, one struck wrong, two swapped."""
    known, lacking = _known(language), _lacking(language)
    if word in lacking:
        return lacking[word][0]
    for place, rest in enumerate(_without_one(word)):
        if rest in known and len(rest) >= LONG:
            return rest
        meant, left_out = lacking.get(rest, ("", -LONG))
        if abs(left_out - place) <= 1:
            return meant
    return None
