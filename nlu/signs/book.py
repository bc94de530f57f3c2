"""Hold the patterns of each language, compiled once: codes in the order in which they count, the gravest first."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Self

from nlu.signs.sounds import as_sounds, told

LANGUAGES: Final = ("es", "en", "pt")
CONTINGENCY, GOAL, ROUTE, IRRITATED, IDLE = "contingency", "goal", "route", "irritated", "idle"
KINDS: Final = (CONTINGENCY, GOAL, ROUTE, IRRITATED, IDLE)
TAKEN_OUT: Final = " ~ "  #: stands for words that sound like a sign and are none; nothing reads across it

Patterns = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Book:
    """The patterns of one language, by kind of sign and code."""

    kinds: Mapping[str, Patterns]

    @classmethod
    def read(cls, language: str) -> Self:
        """Read and compile a language's files."""
        return cls(MappingProxyType({kind: _compile(language, kind) for kind in KINDS}))

    def without_idle(self, said: str) -> str:
        """Take out of a spelt message what only sounds like a sign."""
        return self.kinds[IDLE][IDLE].sub(TAKEN_OUT, said)

    def find(self, kind: str, said: str) -> str | None:
        """Give the first code of a kind whose words stand in a spelt message, or None."""
        return next((code for code, pattern in self.kinds[kind].items() if pattern.search(said)), None)


@cache
def book_of(language: str) -> Book:
    """Give the patterns of one of `LANGUAGES`."""
    return Book.read(language)


def _compile(language: str, kind: str) -> Patterns:
    words = told(language, "words")
    guard = "" if kind == IDLE else "".join(f"(?<! {as_sounds(word, language)} )" for word in words["denials"].split())
    return MappingProxyType(
        {
            code: re.compile(f"(?<= ){guard}(?:{'|'.join(_plain(lines.split(chr(10)), language))})(?= )", re.ASCII)
            for code, lines in told(language, kind).items()
        }
    )


def _plain(lines: Iterable[str], language: str) -> Iterable[str]:
    words = told(language, "words")["words"]
    for line in filter(None, map(str.strip, lines)):
        for name, choice in words.items():
            line = line.replace("{" + name + "}", choice)  # noqa: PLW2901 - name by name
        yield as_sounds(line, language)
