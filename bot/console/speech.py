"""Speak to staff in their own language: Spanish as it stands in the code, others from their catalogues.

A text is written in Spanish where it is used, and marked: `say` in Python, `_` and `trans` in pages. Tables mark with
`N_` and are `Phrases`, which speak when they are read. A blank is `%(name)s`, a percent sign `%%`.
"""

from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations

SOURCE = "es"
LANGUAGES: Mapping[str, str] = {SOURCE: "Español", "en": "English", "pt": "Português"}
"""The languages that the console speaks throughout, each by its own name; one whose catalogue lacks texts is none."""
CATALOGUES = Path(__file__).parent / "phrases"

Key = TypeVar("Key")


@dataclass(slots=True)
class Ear:
    """The language that whoever asks for a page hears; threads that work for one request share it."""

    language: str


_EAR: ContextVar[Ear] = ContextVar("ear")


def listen(language: str) -> None:
    """Begin a request in a language; Spanish for one that the console does not speak."""
    _EAR.set(Ear(language if language in LANGUAGES else SOURCE))


def speak(language: str) -> None:
    """Go on in another language, in every thread of the request."""
    ear = _EAR.get(None)
    if ear is None:
        listen(language)
    else:
        ear.language = language if language in LANGUAGES else SOURCE


def language() -> str:
    """Return the language that is spoken; Spanish outside a request."""
    ear = _EAR.get(None)
    return ear.language if ear else SOURCE


def say(text: str, /, **blanks: object) -> str:
    """Say a marked text with its blanks filled."""
    return _of(language()).gettext(text) % blanks if text else ""


def say_many(one: str, many: str, num: int, /, **blanks: object) -> str:
    """Say one text or another, as the language counts; `num` is a blank too, as it is in pages."""
    return _of(language()).ngettext(one, many, num) % {"num": num, **blanks}


def tenths(figure: float) -> str:
    """Write a figure with one decimal."""
    return format_decimal(round(figure, 1), "#,##0.0", locale=language())


def percent(share: float) -> str:
    """Write a share as the language has it, '50 %' or '50%', with a decimal where there is one."""
    form = Locale.parse(language()).percent_formats[None].pattern.replace("0", "0.#")
    return str(format_percent(round(share, 3), form, locale=language()))


def N_(text: str) -> str:  # noqa: N802 - the name that tools of gettext look for
    """Mark a text of a table, which is said later."""
    return text


class Phrases(Mapping[Key, str]):
    """A table of marked texts, which are said in the language of whoever reads it."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        """Take the texts as they stand in the code."""
        self._texts = texts

    def __getitem__(self, key: Key) -> str:
        """Say a text. Raises KeyError."""
        return say(self._texts[key])

    def __or__(self, other: "Phrases[Key]") -> "Phrases[Key]":
        """Return both tables as one."""
        return Phrases({**self._texts, **other._texts})

    def __iter__(self) -> Iterator[Key]:
        """Go through the keys."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self._texts)


class Told:
    """What Jinja asks for when it fills a page: texts in the language of whoever asks for it."""

    def gettext(self, text: str) -> str:
        """Return a text, its blanks open."""
        return str(_of(language()).gettext(text))

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return one text or another, as the language counts, their blanks open."""
        return str(_of(language()).ngettext(one, many, count))


@cache
def _of(language: str) -> NullTranslations:
    """Return the texts of a language; those of the code for Spanish."""
    if language == SOURCE:
        return NullTranslations()
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    binary = BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return Translations(binary)
