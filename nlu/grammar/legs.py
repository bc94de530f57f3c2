# ruff: noqa: PLR0911 - a run begins at two, and a case ends where it is decided
"""Compose values into legs: drafts are filled, settled among one another, weighed, and written as the contract does."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from nlu.grammar.drafts import SEGMENT_LONGEST, Draft, draft_all
from nlu.grammar.items import NEUTRAL, OFFER, Item
from nlu.grammar.lists import join, listed, part_first, share_months, spread, without_asides
from nlu.reading import Leg, decimal_text

_SHORT_MESSAGE: Final = 2  #: plain words that an elliptical proposal may hold: 'listo vecina, 200 el viernes'


def compose(
    items: Sequence[Item],
    unknown: dict[int, int],
    held: Item | None,
    question: str | None,
    *,
    whole_cents: bool,
    paid_after_hold: bool = False,
) -> tuple[Leg, ...]:
    """Give the legs that the offered values make, in the order said.

    `unknown` counts each sentence's plain words; `held` is an income's date for a payment without one;
    `whole_cents` says that the currency has no cents, so that a split sum is rounded to units.
    """
    usable = [item for item in items if item.mode in {OFFER, NEUTRAL}]
    drafts = listed(without_asides(join([draft for draft in draft_all(usable) if draft.items])))
    drafts = [draft for draft in drafts if _stands(draft, unknown, question, alone=len(drafts) == 1, held=held)]
    part_first(drafts)
    spread(drafts)
    share_months(drafts)
    if held is not None and (drafts or paid_after_hold):
        drafts = drafts or [Draft(items=[held])]
        _hang(drafts, held)
    return tuple(
        _leg(draft, whole_cents=whole_cents, after=any(other.amount is not None for other in drafts[:at]))
        for at, draft in enumerate(drafts)
    )


def _stands(draft: Draft, unknown: dict[int, int], question: str | None, *, alone: bool, held: Item | None) -> bool:
    """Tell whether a draft is a proposal: offered with a verb, or said with hardly another word."""
    offered = [item for item in draft.items if item.mode == OFFER]
    first = draft.items[0]
    words = unknown.get(first.phrase, 0)
    if all(item.asked and item.is_wish for item in draft.items):
        return False
    dated_only = draft.amount is None and draft.settle is None and draft.count is None and draft.run is None
    if dated_only:
        if question == "date" or (question in {"amount", "count", "confirm"} and words == 0):
            return question != "identity"
        return any(item.strong for item in offered) or words == 0
    if offered:
        if draft.amount is None and not any(item.strong for item in offered):
            return words <= _SHORT_MESSAGE
        return True
    if question in {"amount", "count", "date"}:
        return True
    if draft.amount is not None and draft.amount.value in {"all", "rest"} and len(draft.items) == 1 and alone:
        return words == 0 and (draft.amount.value == "rest" or held is not None)
    return words <= _SHORT_MESSAGE


def _hang(drafts: list[Draft], held: Item) -> None:
    """Let the first payment without a date fall on the day that the client is paid."""
    for at, draft in enumerate(drafts):
        beside = draft.items[-1].last <= held.first and held.separator == "" and draft.items[-1].phrase == held.phrase
        if draft.date is None and (at == 0 or beside):
            draft.date = held
            return


def _leg(draft: Draft, *, whole_cents: bool, after: bool) -> Leg:
    run = draft.run is not None or draft.freq is not None
    count = int(draft.count.value) if draft.count is not None and draft.count.value is not None else None if run else 1
    amount = (
        str(draft.amount.value)
        if draft.amount is not None
        else None
        if draft.settle is None
        else "rest"
        if after
        else "all"
    )
    if amount is not None and draft.amount is not None and count is not None and count > 1 and _is_total(draft):
        amount = split(amount, count, whole_cents=whole_cents)
    frequency = str(draft.freq.value) if draft.freq is not None and count != 1 else None
    when = str(draft.date.value) if draft.date is not None else None
    return Leg(amount, when, count, frequency)


def _is_total(draft: Draft) -> bool:
    """Tell whether the sum is for all payments together: 'X en N cuotas', with nothing that says each."""
    amount, count = draft.amount, draft.count
    if amount is None or count is None or amount.value in {"all", "rest"} or amount.each:
        return False
    between = [
        item
        for item in draft.items[-SEGMENT_LONGEST:]
        if amount.first < item.first < count.first and item.kind == "freq"
    ]
    return count.split and amount.first < count.first and not between


def split(amount: str, count: int, *, whole_cents: bool) -> str:
    """Give each payment's part of a sum or a share; `whole_cents` rounds to units, for a currency without cents."""
    share = amount.endswith("%")
    value = Decimal(amount.rstrip("%")) / count
    step = Decimal(1) if whole_cents and not share else Decimal("0.01")
    return decimal_text(value.quantize(step, ROUND_HALF_UP)) + ("%" if share else "")
