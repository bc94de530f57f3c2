"""Know which words are names of people, which may be, and which are none."""

import unicodedata
from pathlib import Path

import yaml


def fold(word: str) -> str:
    """Return a word without accents and capitals."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def _read() -> dict[str, frozenset[str]]:
    told = yaml.safe_load((Path(__file__).parent / "names.yml").read_text("utf-8"))
    return {kind: frozenset(words.split()) for kind, words in told.items()}


_NAMES = _read()
STOP = _NAMES["stop"]
COMPANY = _NAMES["company"]  #: words of the names of companies
CALENDAR = _NAMES["calendar"]
ORDINARY = _NAMES["ordinary"] | CALENDAR  #: names that are words too
NAMES = (_NAMES["given"] | _NAMES["surnames"]) - ORDINARY - STOP


def is_stop(word: str) -> bool:
    """Say whether a word is no part of a name."""
    return fold(word) in STOP
