"""Draw a simulated client by a seed: a name, a bill, a temper; the same seed gives the same client."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from flows.negotiation.money import Money, digits
from flows.practice.book import Common
from flows.wording import figures

BILL_MIN, BILL_MAX = 60, 240  #: hundredths of a usual bill
PARTS_OF_BILL = 8  #: a part in dispute is one of so many
LATE_MIN, LATE_MAX = 5, 40  #: days
PATIENCE_MIN, PATIENCE_MAX = 3, 4  #: messages that do not help, until the client leaves


@dataclass(frozen=True, slots=True)
class Cast:
    """A simulated client: amounts in minor units of the creditor's currency, days of its calendar."""

    seed: int
    language: str
    name: str
    balance: int
    currency: str
    due_on: date
    patience: int


def draw(seed: int, language: str, currency: str, today: date, common: Common) -> Cast:
    """Return the client that a seed gives on a day."""
    unit = common.units.get(currency, 1) * 10 ** digits(currency)
    return Cast(
        seed=seed,
        language=language,
        name=pick(seed, "name", common.names[language]),
        balance=number(seed, "bill", BILL_MIN, BILL_MAX) * unit,
        currency=currency,
        due_on=today - timedelta(days=number(seed, "late", LATE_MIN, LATE_MAX)),
        patience=number(seed, "patience", PATIENCE_MIN, PATIENCE_MAX),
    )


def speak(line: str, cast: Cast, locale: str, today: date) -> str:
    """Return a client's line with its blanks filled; `locale` has the client's language and the creditor's country."""
    blanks = {
        "name": cast.name,
        "month": format_date(cast.due_on, "LLLL", locale=cast.language),
        "amount": _written(cast, cast.balance, locale),
        "half": _written(cast, cast.balance // 2, locale),
        "part": _written(cast, cast.balance // PARTS_OF_BILL, locale),
        "day": figures.date_alone(max(cast.due_on, today - timedelta(days=LATE_MIN)), locale),
    }
    return line.format(**blanks)


def pick(seed: int, what: str, choices: Sequence[str]) -> str:
    """Return one of several by a seed."""
    return choices[number(seed, what, 0, len(choices) - 1)]


def number(seed: int, what: str, low: int, high: int) -> int:
    """Return a number of a range, both ends included, by a seed."""
    drawn = int.from_bytes(hashlib.sha256(f"{what}:{seed}".encode()).digest())
    return low + drawn % (high - low + 1)


def _written(cast: Cast, minor: int, locale: str) -> str:
    whole = minor - minor % 10 ** digits(cast.currency)
    return figures.amount(Money(whole, cast.currency), locale)
