"""Turn what a step decided to say into the words of a language and a country.

One file holds a language; a country's file holds only what that country says otherwise. A locale takes the nearest:
es-CL before es; a country without a file, such as en-CL, has the language's texts with the country's amounts.
A text may carry an attribute `sms`, its shorter form for that channel. Inside a text, DAY($at), DATE($at), TIME($at)
and SHORT($at) write a part of a date; a blank alone writes the whole. JOIN($a, $b) joins what is not empty, and HAS($a)
chooses between wordings by whether there is anything.
"""

import re
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from fluent.runtime.types import fluent_number

from flows.negotiation.money import Money
from flows.outcome import AgreementCode, AgreementLink, CaseNumber, Lines, PaperLink, PayLink, Say, Term, Value
from flows.wording import figures
from flows.wording.errors import MissingBlank, OpenCaseNumber, UnknownLanguage, UnknownText
from flows.wording.functions import Moment, Style
from flows.wording.sources import blanks, bundle, merge, parse, remark, runs, written

THIN_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})  # SMS would pay for them
OWN = "own"  #: what a creditor's own texts are called among the sources
TWO_STOPS = re.compile(r"([ap]\. ?m\.)\.(?!\.)")  # an abbreviated hour ends its sentence by itself


@dataclass(frozen=True, slots=True)
class Button:
    """A quick reply as the client sees it; `title` has at most 20 characters."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Text:
    """A message in words, ready for any channel."""

    body: str
    buttons: tuple[Button, ...] = ()


class Wording:
    """All texts of all languages, parsed once.

    `sources` maps 'es', 'es-CL', … to the contents of their files. Raises `BrokenSource` for a file with a fault.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        """Parse every source and lay each country's texts over its language's."""
        self._resources = {name: parse(name, text) for name, text in sources.items()}
        self._entries = {name: merge(self._resources, name) for name in sources}
        self._bundles = {name: bundle(self._resources, name) for name in sources}

    def with_own(self, sources: Mapping[str, str]) -> "Wording":
        """Return these texts with a creditor's own laid over them; `sources` maps locales to files of them.

        Raises `BrokenSource` for one with a fault, `UnknownLanguage` for one in another language.
        """
        if not sources:
            return self
        found = copy(self)
        found._entries, found._bundles = {**self._entries}, {**self._bundles}  # noqa: SLF001 - another one of these
        for locale, text in sources.items():
            self._source(locale)
            resources = {**self._resources, OWN: parse(locale, text)}
            found._entries[locale] = merge(resources, locale, OWN)  # noqa: SLF001
            found._bundles[locale] = bundle(resources, locale, OWN)  # noqa: SLF001
        return found

    def render(self, say: Say, locale: str, channel: str = "web", today: date | None = None) -> Text:
        """Write a message and its buttons.

        Times are written on the clock they carry. A day gets its year when `today` lies in another year, except on a
        button, which has no room for it.
        Raises `WordingError` for an unknown key, an empty blank or a case number not put in.
        """
        style, brief = Style(locale, channel, today), Style(locale, channel)
        buttons = tuple(Button(choice.id, self._fill(choice.key, choice.values, brief)) for choice in say.choices)
        return Text(self._fill(say.key, say.values, style), buttons)

    def word(self, key: str, locale: str, values: Mapping[str, Value] | None = None) -> str:
        """Write one text without buttons: a word of another text, or of the staff's pages."""
        return self._fill(key, values or {}, Style(locale))

    def keys(self, language: str) -> frozenset[str]:
        """Return the keys of a language or of a country with its language's."""
        return frozenset(self._entries[self._source(language)])

    def blanks(self, key: str, locale: str) -> frozenset[str]:
        """Return the names of the values that a text needs, its short form's and quoted texts' among them."""
        entries = self._entries[self._source(locale)]
        if key not in entries:
            raise UnknownText(key, locale)
        return frozenset(blanks(entries, key))

    def words(self, key: str, locale: str) -> str:
        """Return the words that stand in a text and its short form, each run of them a line, without what fills it."""
        return "\n".join(runs(self._entries[self._source(locale)][key]))

    def remark(self, key: str, locale: str) -> str:
        """Return what whoever wrote a text says of it, such as 'Answers bad news'."""
        return remark(self._entries[self._source(locale)][key])

    def written(self, key: str, locale: str) -> dict[str, str]:
        """Return a text as it is written, by the channel that has a form of its own; '' is every other channel."""
        return written(self._entries[self._source(locale)][key])

    def _source(self, locale: str) -> str:
        """Return the nearest source: the country's, else the language's."""
        language = locale.partition("-")[0]
        if language not in self._bundles:
            raise UnknownLanguage(locale, ", ".join(sorted(name for name in self._bundles if "-" not in name)))
        return locale if locale in self._bundles else language

    def _fill(self, key: str, values: Mapping[str, Value], style: Style) -> str:
        """Write one text with its blanks filled."""
        texts = self._bundles[self._source(style.locale)]
        if not texts.has_message(key):
            raise UnknownText(key, style.locale)
        message = texts.get_message(key)
        pattern = message.attributes.get(style.channel) or message.value
        if pattern is None:
            raise UnknownText(key, style.locale)
        arguments = {name: self._argument(name, value, style) for name, value in values.items()}
        body, faults = texts.format_pattern(pattern, arguments)
        if faults:
            raise MissingBlank(key, style.locale, "; ".join(map(str, faults)))
        return TWO_STOPS.sub(r"\1", str(body).translate(THIN_SPACES))

    def _argument(self, name: str, value: Value, style: Style) -> Any:  # noqa: ANN401 - Fluent's own values
        """Turn a value into what Fluent fills in."""
        match value:
            case CaseNumber() | AgreementLink() | AgreementCode() | PaperLink() | PayLink():
                raise OpenCaseNumber(name)
            case Money():
                return figures.amount(value, style.locale)
            case Lines(key, rows):
                return "\n".join(self._fill(key, row, style) for row in rows)
            case Term(key):
                return self._fill(key, {}, style)
            case int():
                return fluent_number(value, useGrouping=False)
            case date():
                return Moment(value, style)
        return value
