"""Hold the texts that may be sent outside a provider's window, and fill their blanks from what a message stores.

A template stands for one text or several: what the message would have said, word for word, so that nothing is told in
two ways. Its blanks are named in the file, `{on:day}`, and numbered as the provider wants them when it is submitted.
The form behind a blank's name says how the stored value is written; without one it is a word.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flows.errors import BadAmount
from flows.negotiation.money import Money, to_minor
from flows.wording import figures
from flows.wording.errors import MissingBlank
from flows.wording.wording import Button

NUDGE = "nudge"  #: the text that says that an answer waits, and nothing else
WORD_MAX = 60  #: a longer word, such as a name of many parts, is cut
BLANK = re.compile(r"\{([a-z_]+)(?::([a-z]+))?\}")
MARK = 8  #: characters that tell a creditor's own words from any others in a name
PREFIX = "concilia"  #: of every name that we give; an account may hold others
OWN = f"{PREFIX}_own_"  #: of the names of creditors' own words


@dataclass(frozen=True, slots=True)
class Blank:
    """A place in a body: which stored value fills it, and in which form."""

    value: str
    form: str


@dataclass(frozen=True, slots=True)
class Template:
    """One text in one language or country's manner, as it is submitted for approval.

    `says` are the keys of the texts that it stands for; `sample` holds values as a message stores them; `whose` is the
    creditor whose own words it has, empty for the house's.
    """

    base: str
    locale: str
    version: int
    says: tuple[str, ...]
    category: str
    body: str
    sample: Mapping[str, Any]
    buttons: tuple[Button, ...] = ()
    whose: str = ""

    @property
    def name(self) -> str:
        """Return the name it has with the provider; it names the version, since a rejected name is spent.

        A creditor's own is named after it, and after its words.
        """
        if self.whose:
            mark = hashlib.sha256(self.body.encode()).hexdigest()[:MARK]
            place = f"{self.whose}_{self.base}_{self.locale}".lower().replace("-", "_")
            return f"{OWN}{place}_{mark}"
        return f"{PREFIX}_{self.base}_{self.locale.lower().replace('-', '_')}_v{self.version}"

    @property
    def language(self) -> str:
        """Return the provider's code: a country's manner is in the name, and Portuguese is known as Brazil's alone."""
        return {"pt": "pt_BR"}.get(self.locale[:2], self.locale[:2])

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Return the blanks of the body in their order."""
        return tuple(Blank(found[1], found[2] or "word") for found in BLANK.finditer(self.body))

    @property
    def numbered(self) -> str:
        """Return the body with {{1}}, {{2}} … in place of the names."""
        numbers = iter(range(1, len(self.blanks) + 1))
        return BLANK.sub(lambda _: f"{{{{{next(numbers)}}}}}", self.body)


class Catalogue:
    """All templates, found by what they say and to whom."""

    def __init__(self, templates: Iterable[Template]) -> None:
        """Take the templates; each text has one template in each language or country."""
        self.templates = tuple(templates)
        self._by_text = {(key, one.locale): one for one in self.templates for key in one.says}

    def choose(self, text_key: str, locale: str) -> Template | None:
        """Return the template of a text: the country's, else the language's, else none."""
        found = self._by_text.get((text_key, locale))
        return found or self._by_text.get((text_key, locale.partition("-")[0]))

    def chosen(self, locale: str) -> tuple[Template, ...]:
        """Return the templates that clients of a locale are written with."""
        keys = dict.fromkeys(key for one in self.templates for key in one.says)
        return tuple({one.name: one for key in keys if (one := self.choose(key, locale))}.values())


def variables(template: Template, values: Mapping[str, Any], locale: str, today: date | None = None) -> dict[str, str]:
    """Return what fills each number of a template, from a message's stored values: {"1": "Marcela", "2": …}.

    Amounts are {"amount", "currency"}, days and moments ISO 8601; they are written as the client's locale does, a day
    with its year when `today` lies in another one. Raises MissingBlank for a value that is not there or does not fit.
    """
    ends = [found.end() for found in BLANK.finditer(template.body)]
    given = [_fill(template, blank, values.get(blank.value), locale, today) for blank in template.blanks]
    return {
        str(number): _unended(words) if template.body[end : end + 1] == "." else words
        for number, (words, end) in enumerate(zip(given, ends, strict=True), 1)
    }


def _unended(words: str) -> str:
    """Return words without the full stop that follows them anyway: an abbreviated hour ends its sentence by itself."""
    return words.removesuffix(".").rstrip() or words


def filled(template: Template, given: Mapping[str, str]) -> str:
    """Return the words that a client reads: the body with its variables put in."""
    numbers = iter(range(1, len(template.blanks) + 1))
    return BLANK.sub(lambda _: given[str(next(numbers))], template.body)


def _fill(template: Template, blank: Blank, value: Any, locale: str, today: date | None) -> str:  # noqa: ANN401
    """Write one value; providers take no empty one, and no line breaks or rows of spaces inside."""
    try:
        words = " ".join(FORMS[blank.form](value, locale, today).split())
    except (KeyError, TypeError, ValueError, BadAmount) as fault:
        raise MissingBlank(template.name, locale, f"{blank.value!r} is no {blank.form}") from fault
    if not words:
        raise MissingBlank(template.name, locale, f"{blank.value!r} is empty")
    return words


def _word(value: Any, _: str, __: date | None) -> str:  # noqa: ANN401 - JSON values
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError
    text = " ".join(str(value).split())
    return text if len(text) <= WORD_MAX else f"{text[: WORD_MAX - 1].rstrip()}…"


def _amount(value: Any, locale: str, _: date | None) -> str:  # noqa: ANN401
    return figures.amount(Money(to_minor(value["amount"], value["currency"]), value["currency"]), locale)


def _day(value: Any, locale: str, today: date | None) -> str:  # noqa: ANN401
    return figures.day(date.fromisoformat(value), locale, today)


def _moment(value: Any, locale: str, today: date | None) -> str:  # noqa: ANN401
    return figures.moment(datetime.fromisoformat(value), locale, today)


FORMS: Mapping[str, Callable[[Any, str, date | None], str]] = {
    "word": _word,
    "amount": _amount,
    "day": _day,
    "moment": _moment,
}
"""How a stored value is written, by the form that stands behind its name."""
