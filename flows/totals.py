"""Say what is owed to creditors, and to all of them together: by currency, which are never added to one another."""

from collections.abc import Sequence
from dataclasses import dataclass

ALL = ""  #: in place of a creditor: all that were asked for
AMOUNTS = ("owed", "overdue", "agreed", "disputed", "not_due", "paid")


@dataclass(frozen=True, slots=True)
class Total:
    """What is owed in one currency, in minor units; `overdue`, `agreed`, `disputed` and `not_due` make up `owed`.

    `clients` are people, each once, who owe something, be it under two numbers or to two creditors. `disputed` is all
    that is stopped, whatever else it is; `agreed` what agreements in force cover; `overdue` and `not_due` the rest, by
    its date. `paid` arrived in the calendar month so far, and was not taken back.
    """

    creditor: str
    currency: str
    clients: int
    owed: int
    overdue: int
    agreed: int
    disputed: int
    not_due: int
    paid: int


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed to each creditor, and to all of them, one line for each currency, in the order of their names."""

    creditors: Sequence[Total]
    all: Sequence[Total]
