"""Say what a portfolio's file is once it is opened: a header, and rows of text behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Row(NamedTuple):
    """One row behind the header: its place (from 1), its cells, how much of the file lies behind it, in bytes.

    `fault` says why a row could not be read.
    """

    place: int
    cells: list[str]
    position: int
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """An opened file: its header, its rows, and how a file beside it is to be written."""

    header: list[str]
    rows: Iterator[Row]
    encoding: str
    delimiter: str
