"""Judge a creditor's own text as clients would read it: by the house's voice, and by what the house's text promises."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from flows.outcome import Value
from flows.wording import lint
from flows.wording.choices import listed
from flows.wording.sms import fold, measure

ANOTHER_YEAR = date(2020, 1, 1)  #: every day is told with its year
EVERYDAY = 4800  #: an amount as it is every day, in major units
KEPT: Mapping[str, tuple[str, ...]] = {
    "es": ("automático", "BAJA", "«persona»"),
    "en": ("automated", "STOP", '"person"'),
    "pt": ("automático", "SAIR", "«pessoa»"),
}
"""What a text of ours says in each language that a creditor's own says too: a machine writes, how to stop, a person."""
OWED = re.compile(
    r"pag[ao]|debe|deuda|saldo|factura|vence|atras|pendiente|owe|pay|bill|due|debt|balance|dívida|fatura|venc|aberto|"
    r"\$|€|£|₡",
    re.IGNORECASE,
)
STRANGERS = ("identify-", "contact-opening", "nudge-silence")  #: what texts begin with that anybody may read
CONTACTS = ("contact-", "reminder-", "nudge-", "payment-received")  #: and those with which we write first
TELLING = re.compile(r"cuénteme|contame|cuéntame|tell me|me conte|explique|explicá|explain", re.IGNORECASE)
SENTENCE_MAX = 30  #: words of the longest sentence of a contact
FIGURE = re.compile(r"\d+|[$€£₡₲%]")
ROOM: tuple[tuple[str, str], ...] = tuple((str(place), "m" * lint.TITLE_MAX) for place in range(lint.BUTTONS_MAX))


@dataclass(frozen=True, slots=True)
class Read:
    """An own text as it is read with one set of values on a channel, and the house's text in the same place."""

    key: str
    locale: str
    channel: str
    values: Mapping[str, Value]
    body: str
    house: str
    is_news: bool
    forbidden: tuple[str, ...]

    @property
    def language(self) -> str:
        """Return the language."""
        return self.locale.partition("-")[0]


Rule = Callable[[Read], Iterator[str]]


def voice(read: Read) -> Iterator[str]:
    """Find what no text of ours says, and what the creditor forbids."""
    yield from lint.faults(read.body, read.locale, read.forbidden)


def length(read: Read) -> Iterator[str]:
    """Find a text that is too long for its channel, by SMS also with its quick replies where the house's has room."""
    yield from lint.length_faults(read.body, read.channel)
    if read.channel == "sms" and _with_replies(read, read.house) <= lint.SEGMENTS_MAX < _with_replies(read, read.body):
        yield "leaves no room for its quick replies"


def news(read: Read) -> Iterator[str]:
    """Find a figure before bad news are acknowledged."""
    yield from lint.news_faults(read.body) if read.is_news else ()


def question(read: Read) -> Iterator[str]:
    """Find a text that asks where the house's does not, or asks nothing where that does: answers depend on it."""
    if ("?" in read.body) != ("?" in read.house):
        yield "asks where nothing is heard" if "?" in read.body else "does not ask what is to be answered"


def promises(read: Read) -> Iterator[str]:
    """Find what the house's text tells of the machine, the word that stops and a person, and this one does not."""
    for word in KEPT[read.language]:
        if _count(word, read.house) != _count(word, read.body):
            yield f"must say as often as the house's: {word!r}"


def figures(read: Read) -> Iterator[str]:
    """Find figures that nobody computed: every one stands in the house's text too."""
    for figure in sorted(set(FIGURE.findall(read.body)) - set(FIGURE.findall(read.house))):
        if not _shows(read, figure):
            yield f"states a figure: {figure!r}"


def strangers(read: Read) -> Iterator[str]:
    """Find what whoever is not verified must not read."""
    if read.key.startswith(STRANGERS) and (hit := OWED.search(read.body)):
        yield f"tells a stranger of a debt: {hit[0]!r}"


def contacts(read: Read) -> Iterator[str]:
    """Find in what we write first a request to explain, and a sentence that must be read twice."""
    if not read.key.startswith(CONTACTS):
        return
    if hit := TELLING.search(read.body):
        yield f"asks for a story: {hit[0]!r}"
    if read.channel == "web" and any(len(one.split()) > SENTENCE_MAX for one in lint.sentences(read.body)):
        yield "has a sentence of too many words"


def _with_replies(read: Read, body: str) -> int:
    return measure(fold(listed(body, ROOM, read.locale))).segments


def _count(word: str, text: str) -> int:
    return text.count(word) if word != word.lower() else text.lower().count(word)


def _shows(read: Read, figure: str) -> bool:
    """Say whether a figure is part of a value that fills a blank: the house's shorter form may leave that out."""
    return any(figure in str(value) for value in read.values.values())


RULES: tuple[Rule, ...] = (voice, length, news, question, promises, figures, strangers, contacts)
"""Every rule, in the order in which faults are told."""
