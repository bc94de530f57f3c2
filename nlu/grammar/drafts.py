# ruff: noqa: PLR2004, PLR0911 - distances are in tokens, and a case ends where it is decided
"""Fill drafts of legs: what belongs to one payment, what begins another, and what replaces what was said."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from nlu.grammar.calendars import day_of
from nlu.grammar.items import Item

SEGMENT_LONGEST: Final = 12  #: values said without any separator


@dataclass(slots=True, eq=False)
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


def draft_all(items: Sequence[Item]) -> list[Draft]:
    """Fill one draft after another with the values in the order said."""
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
        if drafts and item.start and drafts[-1].freq is not None and drafts[-1].date is not None:
            drafts[-1].put(item)
            continue
        if drafts and _is_period(drafts[-1], item):
            continue
        if not drafts or _begins(drafts[-1], item, _segment(items, at), separator):
            drafts.append(Draft())
        _fill(drafts[-1], item)
    return drafts


def _is_period(draft: Draft, item: Item) -> bool:
    """Tell whether a span only says within which time the payments counted before come: '3 payments over 6 weeks'."""
    spans = item.role in {"countspan", "span"} and item.separator == "" and draft.count is not None
    if not spans or draft.count is None or draft.count.first == item.first:
        return False
    return item.kind == "freq" or item.value != draft.count.value


def _segment(items: Sequence[Item], at: int) -> list[Item]:
    """Give the values from a place up to the next separator."""
    segment = [items[at]]
    for item in items[at + 1 : at + SEGMENT_LONGEST]:
        if item.separator:
            break
        segment.append(item)
    return segment


def _starts_in(draft: Draft, item: Item) -> bool:
    """Let a month say when a dated run starts: 'el 15 de cada mes desde abril'."""
    if draft.freq is None or draft.date is None or draft.date.value is None:
        return False
    first, month = date.fromisoformat(str(draft.date.value)), date.fromisoformat(str(item.value))
    start = day_of(month.year, month.month, first.day)
    if draft.freq.value == "weekly":
        start = month + timedelta(days=(first.weekday() - month.weekday()) % 7)
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
    if separator and amounts and draft.amount is None and any(_differs(draft, other) for other in segment):
        return draft.date is not None or draft.count is not None
    if item.kind == "date" and draft.date is not None:
        return draft.date.value != item.value
    if item.kind in {"count", "run"}:
        return _new_run(draft, item, separator)
    return item.kind == "freq" and draft.freq is not None and draft.freq.value != item.value and bool(separator)


def _differs(draft: Draft, item: Item) -> bool:
    """Tell whether a slot is taken by another value than this."""
    before = getattr(draft, item.kind)
    return isinstance(before, Item) and before.value != item.value


def _new_run(draft: Draft, item: Item, separator: str) -> bool:
    if draft.count is not None:
        return item.kind == "count" and item.value != draft.count.value
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
