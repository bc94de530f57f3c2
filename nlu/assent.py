# ruff: noqa: SIM905 - words are read best as a text
"""Tell an explicit yes to what was just read back from words that only lean to one: a plan is booked by no other.

What the model is sure to be a yes is one, unless something in the message doubts, bargains, asks or chooses. A yes is
explicit, whatever the model makes of it, when nothing does so and it either holds a word that says yes by itself or
nothing but words of agreement. A slip makes no word a yes, unless the word is long and can be no other; it makes one a
doubt as soon as it may be one.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from nlu.assent_words import AROUND, DOUBTED, DOUBTS, IDIOMS, LIKING, PLAIN
from nlu.features import fold
from nlu.nearness import is_slip

LONG: Final = 6  #: letters from which a word of assent with one slip is still that word
LONG_DOUBTED: Final = 5
SLIP_LEAST: Final = 4  #: letters of a word of assent that is asked back with a slip
OTHERS: Final = frozenset("puta dura perra excepto nada nadie mala malo caro cara".split())
"""Words one letter away from an agreement that are words of their own."""
STRANGE_MOST: Final = 3  #: words beside a plain yes that say something else

PURA_VIDA: Final = "pura vida"
HARSH: Final = frozenset({"puta vida", "dura vida", "perra vida", "una vida"})
"""One letter away from it, and meant as they stand."""

_LIVING: Final = re.compile(r"\b[a-z]{2,5} vida\b")
_ACCENTED: Final = re.compile(r"\bsí\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[a-z0-9'_]+|[👍👌✅]")
_KNOWN: Final = PLAIN | LIKING | AROUND
_IF: Final = re.compile(r"\bsi ([^,.;:!\n]+)")  #: a yes that runs on may be a condition: 'si la cosa mejora'
_ASKING: Final = frozenset("?¿")


def is_explicit(text: str) -> bool:
    """Say whether a message says yes to what was just read back, and nothing that takes any of it back."""
    if is_doubtful(text):
        return False
    words = _WORD.findall(_said(text))
    return (
        _strange(words) <= STRANGE_MOST
        if _says_yes(words, PLAIN)
        else _strange(words) == 0 and _says_yes(words, LIKING)
    )


def is_thankful_yes(text: str) -> bool:
    """Say whether a message of thanks holds a word that says yes by itself, and nothing but courtesy around it."""
    words = _WORD.findall(_said(text))
    return not is_doubtful(text) and _says_yes(words, PLAIN) and _strange(words) == 0


def _strange(words: list[str]) -> int:
    """Count the words that say something else."""
    return sum(word not in _KNOWN for word in words)


def is_doubtful(text: str) -> bool:
    """Say whether a message doubts, bargains, asks, chooses or names a condition: no yes to what was just read back."""
    said = _said(text)
    return bool(is_asked(text) or DOUBTS.search(said) or _may_be_if(said) or any(map(_may_doubt, _WORD.findall(said))))


def _said(text: str) -> str:
    return IDIOMS.sub("no_mas", fold(_ACCENTED.sub("yes", text))).replace(PURA_VIDA, PURA_VIDA.replace(" ", "_"))


def is_asked(text: str) -> bool:
    """Say whether a message asks something: what is asked is no word given."""
    return not _ASKING.isdisjoint(text)


def mend(text: str) -> str:
    """Write the greeting that sounds like despair with a slip as it was meant: 'pua vida'; any other text as it is."""
    slipped = [said for said in _LIVING.findall(fold(text)) if said not in HARSH and is_slip(said, PURA_VIDA)]
    return re.sub(slipped[0], PURA_VIDA, fold(text)) if slipped else text


def is_mended(text: str) -> bool:
    """Say whether a text holds that greeting with a slip."""
    return mend(text) != text


def is_slipped(text: str, knows: Callable[[str], bool]) -> bool:
    """Say whether a message would be an explicit yes but for slips: it is asked back, and taken for nothing else.

    A word that the model `knows` is none: 'pagar' is no slip of 'pagaré'.
    """
    if is_mended(text):
        return not is_explicit(text) and is_explicit(mend(text))
    words = _WORD.findall(fold(text))
    mended = [word if word in _KNOWN else None if knows(word) else _meant(word) for word in words]
    return mended != words and not is_explicit(text) and None not in mended and is_explicit(" ".join(map(str, mended)))


def _may_be_if(said: str) -> bool:
    """Say whether a yes without its accent runs on in words that are no agreement: it may be a condition."""
    words = (word for clause in _IF.findall(said) for word in _WORD.findall(clause))
    return any(word not in _KNOWN and not _is_nearly(word) for word in words)


@lru_cache(maxsize=2048)
def _may_doubt(word: str) -> bool:
    """Say whether a word is none that is known, and one slip away from a doubt."""
    return len(word) >= LONG_DOUBTED and word not in _KNOWN and any(is_slip(word, doubted) for doubted in DOUBTED)


def _says_yes(words: list[str], saying: frozenset[str]) -> bool:
    return any(word in saying or _is_nearly(word) for word in words)


@lru_cache(maxsize=2048)
def _is_nearly(word: str) -> bool:
    """Say whether a long word is a plain yes with one slip, and no other word."""
    return (
        len(word) >= LONG and word not in _KNOWN and any(is_slip(word, plain) for plain in PLAIN if len(plain) >= LONG)
    )


@lru_cache(maxsize=2048)
def _meant(word: str) -> str | None:
    """Return the word of assent that one slip made another of; nothing where it is a word of its own."""
    likely = sorted(known for known in PLAIN | LIKING if len(known) >= SLIP_LEAST and is_slip(word, known))
    return likely[0] if likely and word not in OTHERS else None
