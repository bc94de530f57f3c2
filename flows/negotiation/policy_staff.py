"""Find where an adviser may approve less than the bot, which can only be a mistake."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from flows.lined_yaml import Path, Problem, dig, number, rows

_NOT_BELOW = ("term_days_max", "payments_max", "first_payment_within_days")  # a smaller one is stricter
_NOT_ABOVE = ("payment_min", "down_payment_percent")  # a larger one is stricter
_LIMITS = {"within_days": "term_days_max", "payments_max": "payments_max"}  # of a settlement, and of its level
_EVERYTHING = 100


def stricter(path: Path, bot: Any, staff: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield the limits under which an adviser may approve less than the bot."""
    what = "staff may approve less than the bot"
    for key in (*_NOT_BELOW, *_NOT_ABOVE):
        ours, theirs = number(dig(bot, key)), number(dig(staff, key))
        if key in _NOT_ABOVE and dig(bot, key) is None:
            ours = Decimal(0)
        if ours is None or theirs is None:
            continue
        if theirs < ours if key in _NOT_BELOW else theirs > ours:
            word = "at least" if key in _NOT_BELOW else "at most"
            yield (*path, "staff", key), f"{key}: {what}", f"write {word} {ours}, or leave it out"
    yield from _stricter_milestones(path, bot, staff)
    yield from _stricter_settlements(path, bot, staff)


def demands(bot: Any) -> list[tuple[Decimal, Decimal]]:  # noqa: ANN401
    """Return the shares that terms ask for, each with its day: down payment, milestones, and all by the term."""
    asked = [(dig(row, "within_days"), dig(row, "percent")) for row in rows(bot, "milestones")]
    asked.append((dig(bot, "first_payment_within_days"), dig(bot, "down_payment_percent")))
    asked.append((dig(bot, "term_days_max"), _EVERYTHING))
    numbers = ((number(day), number(share)) for day, share in asked)
    return [(day, share) for day, share in numbers if day is not None and share is not None]


def _stricter_milestones(path: Path, bot: Any, staff: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield staff milestones that ask for more, or earlier, than anything the bot asks for."""
    points = demands(bot)
    for index, row in enumerate(rows(staff, "milestones")):
        day, share = number(dig(row, "within_days")), number(dig(row, "percent"))
        if day is None or share is None or any(theirs <= day and ours >= share for theirs, ours in points):
            continue
        where: Path = (*path, "staff", "milestones", index)
        yield where, "milestones: staff may approve less than the bot", "ask for less or later, or leave it out"


def _stricter_settlements(path: Path, bot: Any, staff: Any) -> Iterator[Problem]:  # noqa: ANN401
    """Yield bot settlements that no staff settlement covers."""
    if not isinstance(dig(staff, "settlements"), list):
        return
    for row in rows(bot, "settlements"):
        if isinstance(row, dict) and not any(covers(wider, row, bot) for wider in rows(staff, "settlements")):
            where: Path = (*path, "staff", "settlements")
            what = f"settlements: staff may not approve the bot's {row.get('discount_percent')} %"
            yield where, what, "add it, or leave the key out"


def covers(wider: Any, row: Any, bot: Any) -> bool:  # noqa: ANN401
    """Say whether one settlement allows at least what another of the bot's does; a limit left out is the level's."""
    most, least = number(dig(wider, "discount_percent")), number(dig(row, "discount_percent"))
    if most is None or least is None:
        return True  # reported elsewhere
    return most >= least and all(_reaches(dig(wider, key), dig(row, key), dig(bot, _LIMITS[key])) for key in _LIMITS)


def _reaches(wider: Any, own: Any, level: Any) -> bool:  # noqa: ANN401
    """Say whether a limit is no tighter than another, which the level's own may cut."""
    wide, cuts = number(wider), [limit for limit in (number(own), number(level)) if limit is not None]
    return wide is None or not cuts or wide >= min(cuts)
