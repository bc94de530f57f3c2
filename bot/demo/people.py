"""Invent clients: names of their country, documents, bills, what was paid and when; the same seed, the same people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from babel.dates import format_date
from dateutil.relativedelta import relativedelta

from bot.demo.documents import Bearer, invent
from flows.negotiation.money import digits, to_minor

TWO_SURNAMES = frozenset({"CL", "MX", "CO", "PE", "CR", "ES", "DO"})
WITHOUT_FACT = 0.04  #: share of clients of whom nothing is known that could show who they are
BORN_ONLY = 0.10  #: share with a birth date and no document
DISPUTED = 0.05
HISTORY_MAX = 5  #: settled bills
OPEN_MAX = 4


@dataclass(frozen=True, slots=True)
class Bill:
    """One bill; amounts in minor units. `paid_on` stands where it was settled, `paid` is what arrived in all."""

    what: str
    issued_on: date
    due_on: date
    amount: int
    paid: int = 0
    paid_on: date | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Invented:
    """A client of the demonstration. `plan` is an agreement of before: days and amounts, the first `kept` paid."""

    id: str
    name: str
    locale: str
    segment: str
    document: str | None = None
    born: date | None = None
    bills: tuple[Bill, ...] = ()
    plan: tuple[tuple[date, int], ...] = ()
    kept: int = 0
    broken: bool = False
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trade:
    """What a creditor bills, as the file of trades says, and where."""

    creditor: str
    country: str
    locale: str
    currency: str
    rows: Mapping[str, Any]
    names: Mapping[str, Sequence[str]]


def invent_client(trade: Trade, number: int, today: date, chance: Random) -> Invented:
    """Return one client: most owe a bill or two, some nothing, some much and for long."""
    given, family = chance.choice(trade.names["given"]), _surnames(trade, chance)
    born = date(1948, 1, 1) + timedelta(days=chance.randint(0, 57 * 365))
    known = chance.random()
    document = invent(trade.country, Bearer(given, family, born), chance)
    bills = tuple(_bills(trade, today, chance))
    plan = _plan(bills, today, chance, trade.currency) if chance.random() < 0.22 else ()  # noqa: PLR2004 - one in five
    return Invented(
        id=f"{_prefix(trade.creditor)}-{number:04}",
        name=" ".join((given, *(family if trade.country in TWO_SURNAMES else family[:1]))),
        locale=trade.locale,
        segment=chance.choice(trade.rows["segments"]),
        document=document if known > WITHOUT_FACT + BORN_ONLY else None,
        born=born if known > WITHOUT_FACT else None,
        bills=bills,
        plan=plan,
        kept=sum(day < today for day, _ in plan),
        broken=bool(plan) and chance.random() < 0.3,  # noqa: PLR2004 - promises are not all kept
    )


def tell(row: Mapping[str, Any], currency: str, today: date) -> Invented:
    """Return the client of a story, its days counted from today."""
    bills = tuple(
        _told_bill(what, today + timedelta(days=due), amount, currency) for what, amount, due in row["invoices"]
    )
    agreed = row.get("agreement", {"plan": [], "paid": 0})
    plan = tuple((today + timedelta(days=days), to_minor(amount, currency)) for days, amount in agreed["plan"])
    born = row.get("birth_date")
    return Invented(
        id=row["id"],
        name=row["name"],
        locale=row["locale"],
        segment=row["segment"],
        document=row.get("document"),
        born=date.fromisoformat(born) if born else None,
        bills=bills,
        plan=plan,
        kept=agreed["paid"],
    )


def _told_bill(what: str, due_on: date, amount: str, currency: str) -> Bill:
    issued_on = due_on - timedelta(days=20)
    return Bill(_name(what, issued_on, "es"), issued_on, due_on, to_minor(amount, currency))


def _name(what: str, issued_on: date, language: str) -> str:
    """Name a bill by the month before it."""
    return what.format(month=format_date(issued_on - relativedelta(months=1), "MMMM", locale=language))


def _bills(trade: Trade, today: date, chance: Random) -> list[Bill]:
    """Return settled bills, oldest first, then open ones; the newest may not be due yet."""
    settled, unpaid = chance.randint(0, HISTORY_MAX), min(int(chance.expovariate(0.65)), OPEN_MAX)
    due, offset = chance.randint(1, 28), chance.randint(-1, 1)
    what = chance.choice(trade.rows["what"])
    bills = []
    for place in range(settled + unpaid):
        months = settled + unpaid - place - 1 + offset
        due_on = (today - relativedelta(months=months)).replace(day=due)
        bills.append(_bill(trade, what, due_on, chance, settled=place < settled and due_on < today))
    return bills


def _bill(trade: Trade, what: str, due_on: date, chance: Random, *, settled: bool) -> Bill:
    low, high = trade.rows["amount"]
    step = Decimal(str(trade.rows["round"]))
    amount = to_minor(Decimal(chance.randint(int(low / step), int(high / step))) * step, trade.currency)
    issued_on = due_on - timedelta(days=20)
    said = _name(what, issued_on, trade.locale[:2])
    late = max(0, int(chance.gauss(4, 9)))
    if settled:
        return Bill(said, issued_on, due_on, amount, amount, due_on + timedelta(days=late - 3))
    part = _share(amount, 4, trade.currency) if chance.random() < 0.1 else 0  # noqa: PLR2004 - some paid a part
    return Bill(said, issued_on, due_on, amount, part, due_on if part else None, chance.random() < DISPUTED)


def _plan(bills: Sequence[Bill], today: date, chance: Random, currency: str) -> tuple[tuple[date, int], ...]:
    """Return a plan that began some weeks ago over what is open, in equal monthly parts."""
    total = sum(bill.amount - bill.paid for bill in bills)
    if not total or any(bill.disputed for bill in bills):
        return ()
    parts, begin = chance.randint(2, 5), today - timedelta(days=chance.randint(3, 50))
    share = _share(total, parts, currency)
    amounts = [share] * (parts - 1) + [total - share * (parts - 1)]
    return tuple((_weekday(begin + relativedelta(months=place)), amount) for place, amount in enumerate(amounts))


def _share(amount: int, parts: int, currency: str) -> int:
    """Return one of equal parts of an amount, without cents: nobody agrees on them."""
    unit: int = 10 ** digits(currency)
    return amount // parts // unit * unit


def _weekday(day: date) -> date:
    """Return the day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day  # noqa: PLR2004 - Friday


def _surnames(trade: Trade, chance: Random) -> tuple[str, str]:
    first, second = chance.sample(list(trade.names["family"]), 2)
    return first, second


def _prefix(creditor: str) -> str:
    words = [word for word in creditor.split("-") if word not in {"de", "del", "los", "la"}]
    return "".join(word[0] for word in words[:2]).upper()
