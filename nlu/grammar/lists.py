# ruff: noqa: PLR2004 - a list begins at two
"""Settle what several drafts say together: payments listed one by one, totals only mentioned, sums said once."""

import itertools
from dataclasses import replace
from decimal import Decimal
from typing import Final

from nlu.grammar.drafts import Draft
from nlu.grammar.items import OFFER

WHOLE: Final = 100  #: per cent


def join(drafts: list[Draft]) -> list[Draft]:
    """Give a verb of settling its sum when the sum came in a clause of its own."""
    joined: list[Draft] = []
    for draft in drafts:
        alone = draft.settle is not None and len(draft.items) == 1
        if alone and joined and (joined[-1].amount is not None):
            continue
        joined.append(draft)
    if len(joined) > 1 and joined[0].settle is not None and len(joined[0].items) == 1:
        return joined[1:]
    return joined


def without_asides(drafts: list[Draft]) -> list[Draft]:
    """Drop 'como pago total' beside the sum that settles, and a sum only mentioned in a sentence before the offer."""
    sums = [draft for draft in drafts if draft.amount is not None and str(draft.amount.value)[0].isdigit()]
    if len(sums) > 2 and sums[0] is drafts[0] and len(sums[0].items) == 1 and _adds_up(sums):
        return drafts[1:]
    offered = [draft for draft in sums if any(item.mode == OFFER for item in draft.items)]
    return [
        draft
        for draft in drafts
        if len(draft.items) > 1
        or not (
            (_whole(draft) and sums)
            or (
                draft in sums
                and draft not in offered
                and offered
                and draft.items[0].sentence < offered[0].items[0].sentence
            )
        )
    ]


def _adds_up(sums: list[Draft]) -> bool:
    """Tell whether the first sum is only the total of those after it: '500 mil: 200 ahora y 300 el 30'."""
    values = [str(draft.amount.value) for draft in sums if draft.amount is not None]
    if all(value.endswith("%") for value in values[1:]):
        return sum(Decimal(value.rstrip("%")) for value in values[1:]) == WHOLE  # '500: mitad hoy y mitad el 30'
    if any(value.endswith("%") for value in values):
        return False
    return Decimal(values[0]) == sum(Decimal(value) for value in values[1:])


def _whole(draft: Draft) -> bool:
    return draft.settle is not None or (draft.amount is not None and draft.amount.value == "all")


def listed(drafts: list[Draft]) -> list[Draft]:
    """Let payments listed one by one replace the run that announced them: 'en 2 pagos, uno el 15 y otro el 30'."""
    for at, draft in enumerate(drafts):
        number = draft.count.value if draft.count is not None else None
        after = drafts[at + 1 :]
        apart = draft.amount is not None and draft.amount.separator != ""
        single = all(
            other.count is None
            and other.run is None
            and other.freq is None
            and (other.date is not None or (apart and other.amount is not None))
            for other in after
        )
        if not isinstance(number, int) or number < 2 or not after or not single:
            continue
        if len(after) == number:
            return drafts[:at] + after
        first = draft.date or (draft.amount if apart else None)
        if (
            len(after) == number - 1
            and first is not None
            and draft.count is not None
            and draft.count.first < first.first
        ):
            if draft.amount is None or draft.amount.first < draft.count.first:
                draft.amount = draft.settle = None
            draft.count = None
            return drafts
    return drafts


def part_first(drafts: list[Draft]) -> None:
    """Let a first payment of its own leave one fewer to the others: '4 cuotas, la primera de 30 y las otras de 20'."""
    for before, after in itertools.pairwise(drafts):
        orders = [draft.amount.order if draft.amount is not None else "" for draft in (before, after)]
        number = before.count.value if before.count is not None else None
        if orders != ["first", "others"] or before.count is None or not isinstance(number, int) or number < 2:
            continue
        after.count = after.count or replace(before.count, value=number - 1, split=False)
        after.freq, before.count, before.freq, before.run = after.freq or before.freq, None, None, None


def share_months(drafts: list[Draft]) -> None:
    """Let 'de cada mes' said once hold for the days listed before it: '50 el 5 y 50 el 20 de cada mes'."""
    for before, after in reversed(list(itertools.pairwise(drafts))):
        repeats = (
            after.freq is not None and after.date is not None and after.freq.role in {"monthly+day", "monthly+end"}
        )
        single = before.freq is None and before.count is None and before.run is None
        listed_day = before.date is not None and before.date.role == "day" and before.amount is not None
        if repeats and single and listed_day and after.items[0].separator in {"y", ","}:
            before.freq = after.freq


def spread(drafts: list[Draft]) -> None:
    """Give payments listed by date alone the sum said for all of them: '100 el 15 y el 30'."""
    for before, after in itertools.pairwise(drafts):
        bare = after.amount is None and after.date is not None and len(after.items) == 1 and after.settle is None
        linked = after.items[0].separator in {"y", ","} and before.date is not None
        if bare and linked and before.amount is not None and before.amount.value not in {"all", "rest"}:
            after.amount = before.amount
    for before, after in reversed(list(itertools.pairwise(drafts))):
        bare = before.amount is None and before.date is not None and len(before.items) == 1
        linked = after.items[0].kind == "date" and after.items[0].separator in {"y", ","}
        if (
            bare
            and linked
            and after.amount is not None
            and after.amount.value not in {"all", "rest"}
            and after.amount is not (before.amount)
        ):
            before.amount = after.amount
