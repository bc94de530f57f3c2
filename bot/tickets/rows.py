"""Read one row of a file of tickets: what it says, or why it cannot be kept."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.portfolio.cells import BadCell, choice_reader, date_reader, text_reader
from bot.portfolio.layout import Layout
from bot.portfolio.mapping import Mapping
from bot.portfolio.rows import BadRow, fit
from bot.portfolio.table import Row
from bot.tickets.form import ALL, REQUIRED
from storage.schema import TicketKind

URL = re.compile(r'https?://[^\s<>"]{1,2000}')
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
ID_MAX, SUBJECT_MAX, STATUS_MAX = 100, 200, 60  #: characters


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a ticket or an order. Whatever its status says, a day in `closed_on` closes it.

    Raises BadRow for one that was closed before it was opened.
    """

    number: str
    client_id: str
    subject: str
    opened_on: date
    kind: TicketKind = TicketKind.TICKET
    status: str = ""
    closed_on: date | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if self.closed_on is not None and self.closed_on < self.opened_on:
            raise BadRow("closed_on is before opened_on")


class RowReader:
    """Reads the rows of one file."""

    def __init__(self, layout: Layout, mapping: Mapping) -> None:
        """Take where the columns are and how days are written."""
        self._pick, self._dress = layout.pick(ALL), layout.dress(ALL)
        self._width, day, read_kind = layout.width, date_reader(mapping), choice_reader(*TicketKind)
        self._readers: dict[str, Callable[[str], Any]] = {
            "number": _line(ID_MAX),
            "client_id": _line(ID_MAX),
            "kind": lambda text: TicketKind(read_kind(text)),
            "subject": _line(SUBJECT_MAX),
            "status": _line(STATUS_MAX),
            "opened_on": day,
            "closed_on": day,
            "url": read_url,
        }

    def read(self, row: Row) -> Told:
        """Return what a row says. Raises BadRow."""
        if row.fault:
            raise BadRow(row.fault)
        picked = self._dress(self._pick((*fit(self._width, row.cells), "")))
        return Told(**dict(self._values(picked)))

    def _values(self, cells: Sequence[str]) -> Iterator[tuple[str, Any]]:
        for column, cell in zip(ALL, cells, strict=True):
            if not cell and column in REQUIRED:
                raise BadRow(f"{column} is empty")
            if cell:
                yield column, self._value(column, cell)

    def _value(self, column: str, cell: str) -> Any:  # noqa: ANN401 - what the column holds
        try:
            return self._readers[column](cell)
        except BadCell as fault:
            raise BadRow(f"{column} {fault}") from fault


def read_url(text: str) -> str:
    """Read the address of a page."""
    if not URL.fullmatch(text):
        raise BadCell("is not the address of a page such as https://service.example/tickets/1")
    return text


def _line(length: int) -> Callable[[str], str]:
    read = text_reader(length)

    def line(text: str) -> str:
        return read(CONTROL.sub(" ", text))

    return line
