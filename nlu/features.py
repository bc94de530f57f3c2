"""Turn a message into what the embedded engine weighs: words, pieces of words, and meanings shared across countries."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import yaml

WORDS: Final = Path(__file__).parent / "words.yml"
IDIOMS: Final = Path(__file__).parent / "idioms.yml"
EDGES: Final = ("<", ">")
LONGEST_TEXT: Final = 1000  #: letters that are weighed; what people write beyond is the same story again
SHORTEST_STEM: Final = 3
LONGEST_STEM: Final = 6
PIECES: Final = range(2, 6)

_TOKEN = re.compile(r"[a-z0-9']+|[^\sa-z0-9.,;:\"()\-_¡¿'*]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_DRASTIC = re.compile(r"m[ou]r[ri]|muer|die|dying|dead| u[nm] [itpsyab]|attack|stroke")  # where an idiom may stand
_DRAWL = re.compile(r"(.)\1{2,}")


def fold(text: str) -> str:
    """Fold a text: lower case, no accents, straight apostrophes, no letter more than twice in a row."""
    plain = text.lower().replace("’", "'").replace("´", "'")
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))
    return _DRAWL.sub(r"\1\1", plain)


def words(text: str) -> list[str]:
    """Cut a text into folded words, question marks and pictures; every figure is written 0, idioms what they mean."""
    plain = _FIGURE.sub("0", fold(text[:LONGEST_TEXT]))
    if _DRASTIC.search(plain):
        for idiom in _idioms():
            plain = idiom.sub(r"\g<left>", plain)
    return _TOKEN.findall(plain)


def word_features(tokens: list[str]) -> list[str]:
    """Give words and pairs of neighbours, with the message's edges."""
    row = [EDGES[0], *tokens, EDGES[1]]
    return row + [f"{left} {right}" for left, right in pairwise(row)]


def piece_features(tokens: list[str]) -> list[str]:
    """Give the pieces of two to five letters of each word, its edges marked by blanks."""
    return [piece for token in tokens for piece in _pieces(token)]


def meaning_features(tokens: list[str]) -> list[str]:
    """Give the meanings that words share across countries, and pairs of neighbouring meanings."""
    row = [EDGES[0], *filter(None, map(_meaning, tokens)), EDGES[1]]
    return row + [f"{left} {right}" for left, right in pairwise(row)]


def frame_features(tokens: list[str]) -> list[str]:
    """Give each word by its meaning or its beginning, with the next and with the one after that."""
    row = [EDGES[0], *(_meaning(token) or token[:LONGEST_STEM] for token in tokens), EDGES[1]]
    nearby = [f"{left}_{right}" for left, right in zip(row, row[2:], strict=False)]
    return row + [f"{left} {right}" for left, right in pairwise(row)] + nearby


BLOCKS: Final[tuple[tuple[str, float, Callable[[list[str]], list[str]]], ...]] = (
    ("word", 0.8, word_features),
    ("piece", 1.2, piece_features),
    ("meaning", 0.6, meaning_features),
    ("frame", 1.0, frame_features),
)
"""Name, weight and analyser of each group of features; each group has length one before it is weighed."""


@lru_cache(maxsize=20_000)
def _pieces(token: str) -> tuple[str, ...]:
    padded = f" {token} "
    found: list[str] = []
    for size in PIECES:
        if len(padded) <= size:
            return (*found, padded)
        found += [padded[start : start + size] for start in range(len(padded) - size + 1)]
    return tuple(found)


@lru_cache(maxsize=20_000)
def _meaning(token: str) -> str | None:
    exact, stems = _meanings()
    if token in exact:
        return exact[token]
    sizes = range(len(token), SHORTEST_STEM - 1, -1)
    return next((stems[token[:size]] for size in sizes if token[:size] in stems), None)


@lru_cache(maxsize=1)
def _meanings() -> tuple[dict[str, str], dict[str, str]]:
    exact: dict[str, str] = {"0": "figure"}
    stems: dict[str, str] = {}
    for meaning, line in yaml.safe_load(WORDS.read_text(encoding="utf-8")).items():
        for word in line.split():
            (stems if word.endswith("*") else exact).setdefault(word.rstrip("*"), meaning)
    return exact, stems


@lru_cache(maxsize=1)
def _idioms() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, yaml.safe_load(IDIOMS.read_text(encoding="utf-8"))))
