"""Read what a client can pay at most: said unasked with a period, or in answer to how much and how often."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from nlu.grammar.items import NEUTRAL, OFFER, WINDOWS, Found, Item
from nlu.grammar.rules import Line
from nlu.reading import Capacity, Leg

ASKED: Final = "capacity"
MEANS: Final = frozenset({ASKED, "income", "costs", "debts"})
"""Questions about what a client has: a bare sum answers them and offers no payment."""

MONTHLY: Final = "monthly"
BETWEEN: Final[Mapping[str, int]] = MappingProxyType({"weekly": 4, "biweekly": 11, "semimonthly": 11, MONTHLY: 26})
CLOSER: Final[Mapping[str, Mapping[str, int]]] = MappingProxyType(
    {"AR": {"weekly": 2, "biweekly": 9, "semimonthly": 9}}
)
"""Days between two payments of a rhythm at the least, once each has moved to a business day; by country where its
holidays bring them closer still (contract on policies)."""

_LEFT: Final = frozenset(
    """
        queda quedan quedaria quedarian sobra sobran sobraria resta restan libra libre libres alcanza
        me_queda me_quedan me_sobra me_sobran left spare sobra_me sobrando over
    """.split()  # noqa: SIM905 - words are read best as a text
)
"""Words that make the sum beside an income what can be paid of it."""


def most(found: Found) -> Capacity | None:
    """Give the most that the words name with a period: 'máximo 50 al mes'; windows are the calendar's."""
    if found.capacity is None:
        return None
    amount, days = found.capacity
    before = next((item.value for item in found.items if item.kind == "freq"), None)
    days = days or WINDOWS.get(str(before), 0)
    return Capacity(amount, days) if days else None


def beside(legs: tuple[Leg, ...], found: Found) -> tuple[Leg, ...]:
    """Leave out the leg that only names the most, beside payments that come round: '20 al mes, máximo 30'."""
    if found.capacity is None or len(legs) == 1:
        return legs
    named = Decimal(found.capacity[0])
    limits = [leg for leg in legs if leg.date is None and leg.count in {None, 1} and _sum(leg) == named]
    runs = [leg for leg in legs if leg not in limits[-1:] and leg.frequency and (_sum(leg) or named + 1) <= named]
    return tuple(leg for leg in legs if leg is not limits[-1]) if limits and runs else legs


def _sum(leg: Leg) -> Decimal | None:
    """Give the sum of each payment, None where it is the rest, the whole or a share."""
    return Decimal(leg.amount) if leg.amount and leg.amount.replace(".", "").isdecimal() else None


def answered(found: Found, line: Line, country: str) -> Capacity | None:
    """Give the most that an answer to the question names, each month unless it says how often.

    `country` is ISO 3166; the window is the one within which two payments of that rhythm never fall.
    """
    sums = tuple(_payable(found, line))
    amount = found.capacity[0] if found.capacity else str(sums[0].value) if sums else None
    if amount is None:
        return None
    place = next((item.first for item in sums if item.value == amount), 0)
    rhythms = sorted((abs(item.first - place), str(item.value)) for item in found.items if item.kind == "freq")
    rhythm = rhythms[0][1] if rhythms else MONTHLY
    return Capacity(amount, CLOSER.get(country, {}).get(rhythm, BETWEEN[rhythm]))


def _payable(found: Found, line: Line) -> Iterator[Item]:
    """Yield the sums that may be paid; what is left of an income stands in for them, and an income alone is none."""
    sums = [item for item in found.items if item.kind == "amount" and str(item.value).replace(".", "").isdecimal()]
    offered = [item for item in sums if item.mode in {OFFER, NEUTRAL}]
    left = not _LEFT.isdisjoint(line.shapes)
    yield from offered or (reversed(sums) if left else ())


def proposes(found: Found, legs: Sequence[Leg]) -> bool:
    """Say whether an answer is a plan instead: payments counted, a day on which one is offered, a share of it all."""
    usable = [item for item in found.items if item.mode in {OFFER, NEUTRAL}]
    counted = any(item.kind == "count" and isinstance(item.value, int) and item.value > 1 for item in usable)
    offered = any(item.kind == "date" and item.strong for item in usable)
    return counted or offered or (any(_is_payment(leg) for leg in legs) and not _tells_payday(found, legs))


def _is_payment(leg: Leg) -> bool:
    """Tell one payment on a day, '300 el 31' or 'todo el viernes', from what comes round each month."""
    return leg.amount is not None and leg.date is not None and leg.count == 1 and leg.frequency is None


def _tells_payday(found: Found, legs: Sequence[Leg]) -> bool:
    """Tell 'me pagan cada viernes, 200': a lone sum whose day is one of a rhythm."""
    return len(legs) == 1 and any(item.kind in {"freq", "payday"} for item in found.items)
