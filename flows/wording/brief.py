"""Shorten a message for a channel that is paid by the character: a long list becomes one line with a link to all of it.

What the client must know before a yes stays in the message: how many payments, the first with its date, and the total
that the text itself tells; every row stands on the page behind the link.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flows.outcome import Lines, Say, Value


@dataclass(frozen=True, slots=True)
class Many:
    """What stands for a list of more than `rows_max` rows: a text, and what it takes from the first row."""

    key: str
    rows_max: int
    first: tuple[str, ...] = ()


PAYMENTS = Many("plan-many", 3, ("amount", "on"))
MANY: Mapping[str, Many] = {
    **dict.fromkeys(("plan-line", "plan-rolled-line", "plan-changed-line"), PAYMENTS),
    "invoice-line": Many("invoice-many", 3),
    "pay-line": Many("pay-many", 2),
}


def is_long(say: Say) -> bool:
    """Say whether a message holds a list that is too long for an SMS."""
    return any(_is_long(value) for value in say.values.values())


def offers_payments(say: Say) -> bool:
    """Say whether a message asks for a yes to a list of payments."""
    rows = [value for value in say.values.values() if isinstance(value, Lines)]
    return say.question == "confirm" and any(MANY.get(lines.key) is PAYMENTS for lines in rows)


def brief(say: Say, link: str) -> Say:
    """Return a message with each long list told in one line; `link` opens the whole."""
    return replace(say, values={name: _told(value, link) for name, value in say.values.items()})


def _told(value: Value, link: str) -> Value:
    if not isinstance(value, Lines) or not _is_long(value):
        return value
    many, first = MANY[value.key], value.rows[0]
    row: dict[str, Value] = {"count": len(value.rows), "link": link, **{name: first[name] for name in many.first}}
    return Lines(many.key, (row,))


def _is_long(value: Value) -> bool:
    return isinstance(value, Lines) and value.key in MANY and len(value.rows) > MANY[value.key].rows_max
