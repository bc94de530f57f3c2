"""Write what is said to a client, and look at the words as they would: the plan's sums and days, and what lacks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from bot.laboratory.text.book import Book
from bot.texts import load_wording
from flows.negotiation.money import Money
from flows.negotiation.proposal import Plan
from flows.outcome import AgreementCode, AgreementLink, CaseNumber, Effect, Lines, PaperLink, PayLink, Say, Value
from flows.wording import figures
from flows.wording.forbidden import PHRASES
from flows.wording.lint import said as words_said
from flows.wording.wording import Text

CHANNEL = "whatsapp"
CASE, CODE, LINK = 1042, "4821-77", "https://example.org/a/4821"
MADE: Mapping[type, int | str] = {
    CaseNumber: CASE,
    AgreementCode: CODE,
    AgreementLink: LINK,
    PaperLink: LINK,
    PayLink: LINK,
}
"""What stands where a text names what is written with it."""
LINES = "lines"  #: the value of a text that is a plan, payment by payment
ROW = re.compile(r"^• (.+? el .+?)(?: \(.+\))?$", re.MULTILINE)  #: a payment of a plan, on a line of its own
COUNTED = re.compile(r"\bpagos? de\b|\bpagos,|en cada pago")  #: a line that stands for several payments
COMPLETE: Mapping[str, re.Pattern[str]] = {
    "interest": re.compile(r"sin intereses|intereses de"),
    "missed": re.compile(r"se atrasa|de atraso|acuerdo (?:solo )?termina|pagos seguidos"),
    "how_to_pay": re.compile(r"(?i)cómo pagar|para pagar"),
    "change_or_complain": re.compile(r"(?i)cambiar .*reclamar|reclamar .*cambiar"),
}
"""What a confirmation has to say beside its figures, by the words that say it in every country's texts."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The texts of one answer, with their quick replies, and the country and day on which they are read.

    `tells_plan` says whether a plan is told in them, payment by payment.
    """

    texts: tuple[Text, ...]
    tells_plan: bool
    locale: str
    currency: str
    today: date

    @property
    def body(self) -> str:
        """Return all that is to be read, the quick replies too."""
        parts = ([text.body, *(button.title for button in text.buttons)] for text in self.texts)
        return "\n".join(line for lines in parts for line in lines)


def show(effects: Iterable[Effect], book: Book, currency: str, today: date) -> Shown:
    """Return the texts of what is said."""
    wording, locale = load_wording(), f"es-{book.country}"
    said = [one for one in effects if isinstance(one, Say)]
    texts = tuple(wording.render(_put_in(one), locale, CHANNEL, today) for one in said)
    return Shown(texts, any(LINES in one.values for one in said), locale, currency, today)


def faults(shown: Shown, plan: Plan, own: Plan) -> Iterator[str]:
    """Yield what is wrong with an answer: a payment of the plan that is not told, one that is in no plan, a threat."""
    body, expected = shown.body, set(_rows(shown, plan))
    told = {row for row in ROW.findall(body) if not COUNTED.search(row)}
    if shown.tells_plan and not expected <= told:
        yield "a payment is not told"
    if told - expected - set(_rows(shown, own)):
        yield "a payment is of no plan"
    if words_said(body, PHRASES["es"]["threatens"]):
        yield "threatens"


def lacks(shown: Shown, plan: Plan) -> tuple[str, ...]:
    """Name what the texts that confirm a plan leave out."""
    body = shown.body
    total = figures.amount(Money(sum(part.amount for part in plan), shown.currency), shown.locale)
    parts = {
        "total": f"{total} en total" in body or (len(plan) == 1 and f"Son {total}" in body),
        "payments": all(row in body for row in _rows(shown, plan)),
    }
    said_too = {name: pattern.search(body) is not None for name, pattern in COMPLETE.items()}
    return tuple(name for name, is_there in (parts | said_too).items() if not is_there)


def _rows(shown: Shown, plan: Plan) -> list[str]:
    """Return each payment as a text tells it."""
    return [_row(part.amount, part.due_on, shown.currency, shown.locale, shown.today.year) for part in plan]


@lru_cache(maxsize=65536)
def _row(amount: int, on: date, currency: str, locale: str, year: int) -> str:
    """Return a payment as a text of a year tells it."""
    return f"{figures.amount(Money(amount, currency), locale)} el {figures.day(on, locale, date(year, 1, 1))}"


def _put_in(say: Say) -> Say:
    return replace(say, values={name: _known(value) for name, value in say.values.items()})


def _known(value: Value) -> Any:  # noqa: ANN401 - a text's values
    if isinstance(value, Lines):
        rows = ({name: _known(part) for name, part in row.items()} for row in value.rows)
        return Lines(value.key, tuple(rows))
    return MADE.get(type(value), value)
