"""Fold words as the server does (`concilia_words`), and ask its full text for them: what is typed begins a word.

Capitals and accents are nothing; every sign that is neither letter nor figure parts words; a number is known by its
parts and by all of them in one.
"""

import re
import unicodedata
from collections.abc import Iterable

BETWEEN = re.compile(
    "[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u3000-\u303f]+"
)
MARKS = re.compile("[\u0300-\u036f]")
SMALL = {ord(capital): capital.lower() for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}  # as the server's "C" has them
TEXT_MAX = 20_000  #: characters of a text that are looked through
WORD_MAX = 60  #: characters by which a word is known
NUMBERS_MAX = 1_000  #: of one row
ASKED_MAX = 8  #: words that are looked for at once


def fold(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    plain = MARKS.sub("", unicodedata.normalize("NFKD", text[:TEXT_MAX])).translate(SMALL)
    return [word[:WORD_MAX] for word in BETWEEN.sub(" ", plain).split(" ") if word]


def words_of(text: str, numbers: Iterable[str] = ()) -> frozenset[str]:
    """Return the words by which a row with a text and numbers is found."""
    told = list(numbers)[:NUMBERS_MAX]
    joined = {"".join(fold(number))[:WORD_MAX] for number in told}
    return frozenset((*fold(text), *fold(" ".join(told)), *joined)) - {""}


def queries_of(typed: str) -> list[str]:
    """Return what asks the server for each word that was typed, the last letters left open."""
    asked = dict.fromkeys(fold(typed))
    return [f"'{word}':*" for word in list(asked)[:ASKED_MAX]]


def query_of(typed: str) -> str | None:
    """Return what asks the server for every word that was typed; nothing for no words."""
    return " & ".join(queries_of(typed)) or None
