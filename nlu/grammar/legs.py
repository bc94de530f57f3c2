# ruff: noqa: PLR2004, PLR0911 - a run begins at two
"""Compose values into legs: what belongs to one payment, what begins another, and what replaces what was said."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from nlu.grammar.calendars import day_of
from nlu.grammar.items import NEUTRAL, OFFER, Item
from nlu.reading import Leg, decimal_text

SEGMENT_LONGEST = 12  #: values said without any separator
_SHORT_MESSAGE = 2  #: plain words that an elliptical proposal may hold: 'listo vecina, 200 el viernes'


@dataclass(slots=True)
class Draft:
    """A leg while it is being filled."""

    items: list[Item] = field(default_factory=list)
    amount: Item | None = None
    date: Item | None = None
    count: Item | None = None
    freq: Item | None = None
    run: Item | None = None
    settle: Item | None = None

    def has(self, kind: str) -> bool:
        """Tell whether a slot is taken; an open run takes the count's place until a count is said."""
        return getattr(self, kind) is not None

    def put(self, item: Item) -> None:
        """Fill the slot of a kind."""
        setattr(self, item.kind, item)
        self.items.append(item)


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
    drafts = _listed(_without_asides(_join(_kept(_draft(usable)))))
    drafts = [draft for draft in drafts if _stands(draft, unknown, question, alone=len(drafts) == 1)]
    _spread(drafts)
    if held is not None and (drafts or paid_after_hold):
        drafts = drafts or [Draft(items=[held])]
        _hang(drafts, held)
    return tuple(
        _leg(draft, whole_cents=whole_cents, after=any(other.amount is not None for other in drafts[:at]))
        for at, draft in enumerate(drafts)
    )


def _segment(items: Sequence[Item], at: int) -> list[Item]:
    """Give the values from a place up to the next separator."""
    segment = [items[at]]
    for item in items[at + 1 : at + SEGMENT_LONGEST]:
        if item.separator:
            break
        segment.append(item)
    return segment


def _draft(items: Sequence[Item]) -> list[Draft]:
    drafts: list[Draft] = []
    separator = ""
    for at, item in enumerate(items):
        separator = item.separator
        if item.correction and drafts and _replace(drafts[-1], item):
            continue
        if item.kind == "settle":
            if not drafts or ((drafts[-1].has("settle") or drafts[-1].has("amount")) and not _same_offer(separator)):
                drafts.append(Draft())
            drafts[-1].put(item)
            continue
        if drafts and item.role == "month" and _starts_in(drafts[-1], item):
            continue
        if not drafts or _begins(drafts[-1], item, _segment(items, at), separator):
            drafts.append(Draft())
        _fill(drafts[-1], item)
    return drafts


def _starts_in(draft: Draft, item: Item) -> bool:
    """Let a month say when a dated run starts: 'el 15 de cada mes desde abril'."""
    if draft.freq is None or draft.date is None or draft.date.value is None:
        return False
    first, month = date.fromisoformat(str(draft.date.value)), date.fromisoformat(str(item.value))
    start = day_of(month.year, month.month, first.day)
    if start is None:
        return False
    draft.put(replace(draft.date, value=start.isoformat()))
    return True


def _same_offer(separator: str) -> bool:
    return separator in {"", ","}


def _replace(draft: Draft, item: Item) -> bool:
    """Let a correction take the place of what it corrects, once for each slot."""
    before = getattr(draft, item.kind, None)
    if isinstance(before, Item) and before.correction:
        return False
    if item.separator == "y" and any(other.correction for other in draft.items):
        return False
    draft.put(item)
    return True


def _fill(draft: Draft, item: Item) -> None:
    if item.kind == "amount" and draft.amount is not None and draft.amount.value == "all" and item.value == "all":
        return
    draft.put(item)


def _begins(draft: Draft, item: Item, segment: list[Item], separator: str) -> bool:
    """Tell whether a value begins another leg."""
    amounts = [other for other in segment if other.kind == "amount"]
    if item.kind == "amount" and item.down and draft.count is not None:
        return True
    if item.kind == "amount" and draft.amount is not None:
        if item.value == "all" and draft.amount.value == "all":
            return False
        return not _each_of(draft, item, separator)
    if amounts and separator and draft.amount is not None:
        return not (separator == "," and _each_of(draft, amounts[0], separator))
    if separator and amounts and draft.amount is None and any(draft.has(other.kind) for other in segment):
        return draft.date is not None or draft.count is not None
    if item.kind == "date" and draft.date is not None:
        return draft.date.value != item.value
    if item.kind in {"count", "run"}:
        return _new_run(draft, item, separator)
    return item.kind == "freq" and draft.freq is not None and draft.freq.value != item.value and bool(separator)


def _new_run(draft: Draft, item: Item, separator: str) -> bool:
    if draft.count is not None:
        return item.kind == "count"
    if draft.amount is not None and draft.amount.down:
        return True
    return separator in {"y", "then"} and draft.amount is not None


def _each_of(draft: Draft, item: Item, separator: str) -> bool:
    """Tell whether a sum is each payment of the run already named: 'todo en 3 cuotas de 100'."""
    in_run = draft.count is not None or draft.run is not None or draft.freq is not None
    if not in_run or separator in {"y", "then", "."} or item.value in {"all", "rest"}:
        return False
    last = draft.items[-1]
    return item.each or (last.kind in {"count", "run", "freq"} and item.first - last.last <= 2 and not separator)


def _kept(drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.items]


def _join(drafts: list[Draft]) -> list[Draft]:
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


def _without_asides(drafts: list[Draft]) -> list[Draft]:
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
    if any(value.endswith("%") for value in values):
        return False
    return Decimal(values[0]) == sum(Decimal(value) for value in values[1:])


def _whole(draft: Draft) -> bool:
    return draft.settle is not None or (draft.amount is not None and draft.amount.value == "all")


def _listed(drafts: list[Draft]) -> list[Draft]:
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


def _stands(draft: Draft, unknown: dict[int, int], question: str | None, *, alone: bool) -> bool:
    """Tell whether a draft is a proposal: offered with a verb, or said with hardly another word."""
    offered = [item for item in draft.items if item.mode == OFFER]
    first = draft.items[0]
    words = unknown.get(first.phrase, 0)
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
        return words == 0 and draft.amount.value == "rest"
    return words <= _SHORT_MESSAGE


def _spread(drafts: list[Draft]) -> None:
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


def _hang(drafts: list[Draft], held: Item) -> None:
    """Let the first payment without a date fall on the day that the client is paid."""
    for draft in drafts:
        if draft.date is not None:
            return
        if draft.items[-1].first > held.last or draft.items:
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
        amount = _split(amount, count, whole_cents=whole_cents)
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


def _split(amount: str, count: int, *, whole_cents: bool) -> str:
    share = amount.endswith("%")
    value = Decimal(amount.rstrip("%")) / count
    step = Decimal(1) if whole_cents and not share else Decimal("0.01")
    return decimal_text(value.quantize(step, ROUND_HALF_UP)) + ("%" if share else "")
