"""Find what can be read in a policy and yet makes no sense, even where other parts of it cannot be read."""

import re
from collections.abc import Iterator
from typing import Any

from flows.errors import BadAmount
from flows.lined_yaml import Path, Problem, dig, number, rows
from flows.negotiation.money import to_minor
from flows.negotiation.policy_staff import stricter

_DIGITS = re.compile(r"[0-9]{1,15}(\.[0-9]{1,4})?")
_AMOUNT_KEYS = frozenset({"payment_step", "payment_min", "balance_at_least", "balance_below", "amount_at_least"})
_FLOORS = ("days_overdue_at_least", "balance_at_least")  # a condition holds for every value from it on
_CEILINGS = ("days_overdue_below", "balance_below", "broken_agreements_at_most")  # for every value up to it


def sense_problems(data: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield amounts finer than the currency, levels that never apply, and staff stricter than the bot."""
    yield from fine_amounts(data)
    levels = rows(data, "levels")
    for index, level in enumerate(levels):
        path, when = ("levels", index), dig(level, "when")
        if index == len(levels) - 1 and when:
            yield path, "the closing level is missing", "add a last level without conditions"
        yield from _hidden(path, when, levels[:index])
        yield from _conditions(path, when)
        yield from stricter(path, dig(level, "bot"), dig(level, "staff"))


def fine_amounts(data: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield amounts with more decimals than the policy's currency has."""
    yield from _fine_amounts(data, (), dig(data, "currency"))


def _fine_amounts(data: Any, path: Path, currency: Any) -> Iterator[Problem]:  # noqa: ANN401
    if isinstance(data, dict):
        for key, value in data.items():
            where = (*path, key)
            if key in _AMOUNT_KEYS and isinstance(value, str) and isinstance(currency, str):
                yield from _fine_amount(where, value, currency)
            yield from _fine_amounts(value, where, currency)
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _fine_amounts(item, (*path, index), currency)


def _fine_amount(path: Path, value: str, currency: str) -> Iterator[Problem]:
    if not _DIGITS.fullmatch(value):
        return  # already reported as no amount
    try:
        to_minor(value, currency)
    except BadAmount:
        yield path, f"{path[-1]}: {value!r} has more decimals than {currency}", "round it"


def _hidden(path: Path, when: Any, before: list[Any]) -> Iterator[Problem]:  # noqa: ANN401
    """Yield a level whose every case is taken by one that stands before it."""
    for index, other in enumerate(before):
        taken = dig(other, "when") or {}
        if (
            isinstance(other, dict)
            and isinstance(taken, dict)
            and all(_implied(key, value, when) for key, value in taken.items())
        ):
            name = dig(other, "name") or f"level {index + 1}"
            remedy = f"put it before {name}" if taken else "put the level without conditions last"
            yield path, f"this level is never reached: {name} takes all its cases", remedy
            return


def _implied(key: str, value: Any, when: Any) -> bool:  # noqa: ANN401
    """Say whether one condition holds for every case that meets all of `when`."""
    own = dig(when, key)
    if key == "segment_in":
        return isinstance(own, list) and isinstance(value, list) and all(segment in value for segment in own)
    ours, theirs = number(own), number(value)
    if ours is None or theirs is None:
        return False
    return (key in _FLOORS and ours >= theirs) or (key in _CEILINGS and ours <= theirs)


def _conditions(path: Path, when: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield pairs of conditions that can never hold together."""
    for name in ("days_overdue", "balance"):
        floor, ceiling = number(dig(when, f"{name}_at_least")), number(dig(when, f"{name}_below"))
        if floor is not None and ceiling is not None and floor >= ceiling:
            yield (*path, "when", f"{name}_below"), "this level never applies", f"write more than {floor}"
    if dig(when, "segment_in") == []:
        yield (*path, "when", "segment_in"), "this level never applies", "name a segment, or remove the condition"
