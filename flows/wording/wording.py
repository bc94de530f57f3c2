"""Turn what a step decided to say into the words of a language and a country.

One file holds a language; a country's file holds only what that country says otherwise. A locale takes the nearest:
es-CL before es; a country without a file, such as en-CL, has the language's texts with the country's amounts.
A text may carry an attribute `sms`, its shorter form for that channel. Inside a text, DAY($at), TIME($at) and
SHORT($at) write a part of a date; a blank alone writes the whole. JOIN($a, $b) joins what is not empty, and HAS($a)
chooses between wordings by whether there is anything.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType, fluent_number
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from flows.negotiation.money import Money
from flows.outcome import CaseNumber, Lines, Say, Term, Value
from flows.wording import figures
from flows.wording.errors import BrokenSource, MissingBlank, OpenCaseNumber, UnknownLanguage, UnknownText

THIN_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})  # SMS would pay for them
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


@dataclass(frozen=True, slots=True)
class Style:
    """What the filling of one text depends on beside its values."""

    locale: str
    channel: str = "web"
    today: date | None = None


class Moment(FluentType):
    """A day or a time inside a text, open to DAY, TIME and SHORT."""

    def __init__(self, at: date, style: Style) -> None:
        """Keep the moment and how its locale writes it."""
        self.at = at
        self.style = style

    def format(self, locale: object) -> str:  # noqa: ARG002 - Fluent's signature; the client's own locale decides
        """Write the whole moment."""
        write: Callable[..., str] = figures.moment if isinstance(self.at, datetime) else figures.day
        return write(self.at, self.style.locale, self.style.today)

    def day(self) -> str:
        """Write the day alone."""
        return figures.day(self.at, self.style.locale, self.style.today)

    def time(self) -> str:
        """Write the time alone; a date has none, and says so."""
        if not isinstance(self.at, datetime):
            raise TypeError("TIME() of a date without a time")
        return figures.hour(self.at.timetz(), self.style.locale)

    def short(self) -> str:
        """Write day and time for a button."""
        return figures.short(self.at, self.style.locale)


def join(*parts: str, by: str = ", ") -> str:
    """Join what there is, each once: a bank without an account's holder leaves no gap."""
    return by.join(dict.fromkeys(part for part in parts if part))


def has(part: str) -> str:
    """Say 'yes' or 'no', for a choice between two wordings."""
    return "yes" if part else "no"


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "DAY": Moment.day,
    "TIME": Moment.time,
    "SHORT": Moment.short,
    "JOIN": join,
    "HAS": has,
}


class Wording:
    """All texts of all languages, parsed once.

    `sources` maps 'es', 'es-CL', … to the contents of their files. Raises `BrokenSource` for a file with a fault.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        """Parse every source and lay each country's texts over its language's."""
        resources = {name: parse(name, text) for name, text in sources.items()}
        self._entries = {name: merge(resources, name) for name in sources}
        self._bundles = {name: bundle(resources, name) for name in sources}

    def render(self, say: Say, locale: str, channel: str = "web", today: date | None = None) -> Text:
        """Write a message and its buttons.

        Times are written on the clock they carry. A day gets its year when `today` lies in another year.
        Raises `WordingError` for an unknown key, an empty blank or a case number not put in.
        """
        style = Style(locale, channel, today)
        buttons = tuple(Button(choice.id, self._fill(choice.key, choice.values, style)) for choice in say.choices)
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
            case CaseNumber():
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


def parse(name: str, source: str) -> ast.Resource:
    """Parse a file of texts; refuse it whole when any of it is not Fluent."""
    resource = FluentResource(source)
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            start = entry.span.start if entry.span else 0
            raise BrokenSource(name, source.count("\n", 0, start) + 1, str(entry.annotations[0].message))
    return resource


def chain(resources: Mapping[str, ast.Resource], name: str) -> Iterator[ast.Resource]:
    """Yield the language's texts, then the country's that stand above them."""
    yield from (resources[part] for part in dict.fromkeys((name.partition("-")[0], name)) if part in resources)


def merge(resources: Mapping[str, ast.Resource], name: str) -> dict[str, ast.Message]:
    """Return the texts that hold in a source, by key."""
    entries = (entry for resource in chain(resources, name) for entry in resource.body)
    return {entry.id.name: entry for entry in entries if isinstance(entry, ast.Message)}


def bundle(resources: Mapping[str, ast.Resource], name: str) -> FluentBundle:
    """Return the bundle that writes a source's texts."""
    made = FluentBundle([name], functions=dict(FUNCTIONS), use_isolating=False)
    for resource in chain(resources, name):
        made.add_resource(resource, allow_overrides=True)
    return made


class BlankFinder(Visitor):
    """Collect the variables of a text and the texts it quotes."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.blanks: set[str] = set()
        self.quoted: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's name
        """Note a blank."""
        self.blanks.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - the visitor's name
        """Note a quoted text."""
        self.quoted.add(node.id.name)


def blanks(entries: Mapping[str, ast.Message], key: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """Return the blanks of a text and of the texts it quotes."""
    finder = BlankFinder()
    finder.visit(entries[key])
    quoted = (finder.quoted & entries.keys()) - seen - {key}
    return finder.blanks.union(*(blanks(entries, other, seen | {key}) for other in quoted))
