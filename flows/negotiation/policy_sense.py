"""Find what can be read in a policy and yet makes no sense, even where other parts of it cannot be read."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from flows.errors import BadAmount
from flows.negotiation.money import to_minor

Path = tuple[str | int, ...]
Problem = tuple[Path, str, str]  #: where, what, remedy

_DIGITS = re.compile(r"[0-9]{1,15}(\.[0-9]{1,4})?")
_AMOUNT_KEYS = frozenset({"payment_step", "payment_min", "balance_at_least", "balance_below", "amount_at_least"})
_NOT_BELOW = ("term_days_max", "payments_max", "first_payment_within_days")  # a smaller one is stricter
_NOT_ABOVE = ("payment_min", "down_payment_percent")  # a larger one is stricter
_EVERYTHING = Decimal(100)


def dig(data: Any, *path: str | int) -> Any:  # noqa: ANN401 (whatever a file holds)
    """Return what lies at a path, or None where there is nothing of that shape."""
    for part in path:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and part < len(data) else None
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return data


def number(value: Any) -> Decimal | None:  # noqa: ANN401
    """Return a number, quoted or not, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def sense_problems(data: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield amounts finer than the currency, levels that never apply, and staff stricter than the bot."""
    yield from fine_amounts(data)
    levels = dig(data, "levels")
    for index, level in enumerate(levels if isinstance(levels, list) else ()):
        path, when, last = ("levels", index), dig(level, "when"), index == len(levels) - 1
        if last and when:
            yield path, "the closing level is missing", "add a last level without conditions"
        if not last and not when:
            yield ("levels", index + 1), "this level is never reached", "put the level without conditions last"
        yield from _conditions(path, when)
        yield from _stricter(path, dig(level, "bot"), dig(level, "staff"))


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


def _conditions(path: Path, when: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield pairs of conditions that can never hold together."""
    for name in ("days_overdue", "balance"):
        floor, ceiling = number(dig(when, f"{name}_at_least")), number(dig(when, f"{name}_below"))
        if floor is not None and ceiling is not None and floor >= ceiling:
            yield (*path, "when", f"{name}_below"), "this level never applies", f"write more than {floor}"
    if dig(when, "segment_in") == []:
        yield (*path, "when", "segment_in"), "this level never applies", "name a segment, or remove the condition"


def _stricter(path: Path, bot: Any, staff: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield the limits under which an adviser may approve less than the bot."""
    what = "staff may approve less than the bot"
    for keys, sign in ((_NOT_BELOW, 1), (_NOT_ABOVE, -1)):
        for key in keys:
            ours, theirs = number(dig(bot, key)), number(dig(staff, key))
            if sign < 0 and ours is None and dig(bot, key) is None:
                ours = Decimal(0)
            if ours is not None and theirs is not None and (theirs - ours) * sign < 0:
                word = "at least" if sign > 0 else "at most"
                yield (*path, "staff", key), f"{key}: {what}", f"write {word} {ours}, or leave it out"
    yield from _stricter_milestones(path, bot, staff)
    yield from _stricter_settlements(path, bot, staff)


def _stricter_milestones(path: Path, bot: Any, staff: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield staff milestones that ask for more, or earlier, than anything the bot asks for."""
    asked = [
        (number(dig(row, "within_days")), number(dig(row, "percent"))) for row in dig(bot, "milestones") or () if row
    ]
    asked.append((number(dig(bot, "first_payment_within_days")), number(dig(bot, "down_payment_percent"))))
    asked.append((number(dig(bot, "term_days_max")), _EVERYTHING))
    points = [(day, share) for day, share in asked if day is not None and share is not None]
    rows = dig(staff, "milestones")
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        day, share = number(dig(row, "within_days")), number(dig(row, "percent"))
        if day is None or share is None or any(theirs <= day and ours >= share for theirs, ours in points):
            continue
        where: Path = (*path, "staff", "milestones", index)
        yield where, "milestones: staff may approve less than the bot", "ask for less or later, or leave it out"


def _stricter_settlements(path: Path, bot: Any, staff: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield bot settlements that no staff settlement covers."""
    rows = dig(staff, "settlements")
    ours = dig(bot, "settlements")
    if not isinstance(rows, list) or not isinstance(ours, list):
        return
    for row in ours:
        if isinstance(row, dict) and not any(_covers(wider, row) for wider in rows):
            where: Path = (*path, "staff", "settlements")
            what = f"settlements: staff may not approve the bot's {row.get('discount_percent')} %"
            yield where, what, "add it, or leave the key out"


def _covers(wider: Any, row: Any) -> bool:  # noqa: ANN401
    """Say whether one settlement allows at least what another allows; a limit left out is the level's own."""
    most, least = number(dig(wider, "discount_percent")), number(dig(row, "discount_percent"))
    if most is None or least is None:
        return True  # reported elsewhere
    limits = [(number(dig(wider, key)), number(dig(row, key))) for key in ("within_days", "payments_max")]
    return most >= least and all(wide is None or (own is not None and wide >= own) for wide, own in limits)
