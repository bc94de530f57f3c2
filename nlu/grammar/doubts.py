# ruff: noqa: PLR2004 - digits after a separator, days of a week, payments of a run
"""Find what a client may have meant otherwise: a second plausible reading of a sum or a day that is offered.

The first reading is always the contract's; the second is what a hurried client of that country could mean as well.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from nlu.grammar.calendars import Calendar
from nlu.grammar.countries import Country
from nlu.grammar.dates import written
from nlu.grammar.items import NEUTRAL, OFFER, Item
from nlu.grammar.legs import split
from nlu.grammar.rules import Line
from nlu.grammar.text import NUMBER, Token
from nlu.reading import Doubt, decimal_text

THOUSANDS: Final = frozenset(("CLP", "COP", "ARS", "CRC", "PYG"))
"""Currencies in which a bare '50' is hardly fifty: people leave the thousands out."""
BARE_MOST: Final = 1_000
MIXED_ORDER: Final = frozenset(("US", "CA", "PR", "PA", "PH"))
"""Countries where day and month are written in either order."""
NEXT: Final = frozenset(
    "next proximo proxima siguiente viene vem entrante otro outra outro coming this este esta".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a message's doubts are weighed by."""

    line: Line
    calendar: Calendar
    country: Country
    currency: str
    language: str
    whole_cents: bool


def doubts(items: Sequence[Item], said: Said, text: str) -> tuple[Doubt, ...]:
    """Give the doubts about offered sums and days, in the order said; `text` is the client's own."""
    offered = [item for item in items if item.mode in {OFFER, NEUTRAL}]
    found = list(_of_values(offered, said)) + list(_of_runs(offered, said))
    tokens = said.line.tokens
    return tuple(
        Doubt(
            "date" if item.kind == "date" else "money",
            str(item.value),
            second,
            text[tokens[item.first].start : tokens[item.last - 1].end],
        )
        for item, second in sorted(found, key=lambda pair: pair[0].first)
    )


def _of_values(items: Sequence[Item], said: Said) -> Iterator[tuple[Item, str]]:
    for item in items:
        second = next(filter(None, (rule(item, said) for rule in _RULES.get(item.kind, ()))), None)
        if second is not None and second != item.value:
            yield item, second


def _figure(item: Item, said: Said) -> Token | None:
    """Give the number of a sum that no word, sign or multiplier explains."""
    if item.last - item.first != 1 or not str(item.value)[0].isdigit() or str(item.value).endswith("%"):
        return None
    token = said.line.tokens[item.first]
    return token if token.kind == NUMBER and not token.scaled and token.currency is None else None


def _separated(item: Item, said: Said) -> str | None:
    """Doubt a separator that the country uses otherwise: '1.500' in Mexico, '1.50' in Chile."""
    tokens = [token for token in said.line.tokens[item.first : item.last] if token.kind == NUMBER]
    mark = next((sign for sign in ".," if tokens and sign in tokens[0].form), "")
    if len(tokens) != 1 or tokens[0].scaled or not mark or tokens[0].form.count(".") + tokens[0].form.count(",") != 1:
        return None
    whole, _, tail = tokens[0].form.partition(mark)
    if not (whole + tail).isdigit():
        return None
    groups = mark in said.country.group
    if len(tail) == 3 and not groups and not said.whole_cents:
        return decimal_text(Decimal(f"{whole or 0}.{tail}"))
    if len(tail) in {1, 2} and groups and _figure(item, said):
        return decimal_text(Decimal(str(item.value)) * 1_000)
    return None


def _bare(item: Item, said: Said) -> str | None:
    """Doubt a bare '50' where thousands are left out."""
    token = _figure(item, said)
    if token is None or token.value is None or said.currency not in THOUSANDS:
        return None
    small = token.value < BARE_MOST and token.value == int(token.value)
    return decimal_text(token.value * 1_000) if small else None


def _other_order(item: Item, said: Said) -> str | None:
    """Doubt '3/4' where day and month come in either order."""
    if item.role != "=" or said.country.code not in MIXED_ORDER:
        return None
    form = said.line.tokens[item.first].form
    other = written(form, replace(said.calendar, month_first=not said.calendar.month_first))
    return other.isoformat() if other else None


def _today(item: Item, said: Said) -> str | None:
    """Doubt 'el martes' said on a Tuesday."""
    today = said.calendar.today
    if item.role != "weekday" or _shapes(item, said) & NEXT:
        return None
    return today.isoformat() if date.fromisoformat(str(item.value)) == today + timedelta(days=7) else None


def _week_after(item: Item, said: Said) -> str | None:
    """Doubt 'next Friday' said in the week of that Friday."""
    if item.role != "weekday" or said.language != "en" or "next" not in _shapes(item, said):
        return None
    day = date.fromisoformat(str(item.value))
    sunday = said.calendar.next_monday() - timedelta(days=1)
    return (day + timedelta(days=7)).isoformat() if day <= sunday else None


def _shapes(item: Item, said: Said) -> set[str]:
    return set(said.line.shapes[max(0, item.first - 1) : item.last + 2])


_RULES: Final[dict[str, tuple[Callable[[Item, Said], str | None], ...]]] = {
    "amount": (_separated, _bare),
    "date": (_other_order, _today, _week_after),
}


def _of_runs(items: Sequence[Item], said: Said) -> Iterator[tuple[Item, str]]:
    """Doubt a sum that may be each payment's or that of all: '300 por 3 meses', '3 cuotas 300'."""
    for at, count in enumerate(items):
        if count.kind != "count" or not isinstance(count.value, int) or count.value < 2:
            continue
        for amount in items[max(0, at - 1) : at + 2]:
            if amount.kind == "amount" and str(amount.value)[0].isdigit() and _unclear(amount, count, items):
                yield amount, split(str(amount.value), count.value, whole_cents=said.whole_cents)


def _unclear(amount: Item, count: Item, items: Sequence[Item]) -> bool:
    if amount.each:
        return any(item.value == "all" and 0 <= item.first - amount.last <= 2 for item in items)
    if amount.first < count.first:
        often = any(item.kind == "freq" and item.first != count.first for item in items)
        return count.role in {"countspan", "span"} and not count.split and not often
    return amount.first == count.last and not any(item.kind == "freq" for item in items)
