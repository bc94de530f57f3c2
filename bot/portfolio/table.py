"""Say what a portfolio's file is once it is opened: a header, and rows of text behind it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

PREAMBLE_MAX = 40  #: lines at the top of a file among which the header is looked for: banks write their own before it
NAMED_MIN = 2  #: columns of ours that a header behind other lines names


class Row(NamedTuple):
    """One row behind the header: its place (from 1), its cells, how much of the file lies behind it, in bytes.

    `fault` says why a row could not be read.
    """

    place: int
    cells: list[str]
    position: int
    fault: str | None = None


class CreditNote(NamedTuple):
    """What lowers bills: its own number, the bills, its amount and day as they are written, and its cells."""

    place: int
    reference: str
    invoices: tuple[str, ...]
    amount: str
    dated_on: str
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """An opened file: its header, its rows, and how a file beside it is to be written.

    `credits` are the credit notes among its rows, known once all rows were read.
    """

    header: list[str]
    rows: Iterator[Row]
    encoding: str
    delimiter: str
    credits: list[CreditNote] = field(default_factory=list)


def header_of(rows: Sequence[Sequence[str]], names: Collection[str]) -> int:
    """Return which of the first rows names most of the columns that are looked for: the first, where none does."""
    counts = [sum(cell.strip().casefold() in names for cell in cells) for cells in rows]
    most = max(counts, default=0)
    return counts.index(most) if most >= NAMED_MIN else 0
