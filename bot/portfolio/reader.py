"""Read a text file or a workbook as rows of text, one at a time."""

import csv
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import TextIOWrapper
from typing import Any, NamedTuple

from bot.errors import BadFile
from bot.portfolio.mapping import Mapping
from bot.portfolio.source import Source, find_delimiter

ISO = "%Y-%m-%d"
HEADER_CHARACTERS_MAX = 1 << 16


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


@contextmanager
def opened(source: Source, mapping: Mapping, names: Collection[str]) -> Iterator[Table]:
    """Open a file; `names` are the column names looked for, in small letters. Raises BadFile, also while reading."""
    opening = _text(source, source.encoding, mapping, names) if source.encoding else _workbook(source, mapping)
    try:
        with opening as table:
            yield table
    except UnicodeError as fault:
        reason = f"is not text in {source.encoding}; set encoding in the mapping file, or save the file as UTF-8."
        raise BadFile(source.path.name, [reason]) from fault


@contextmanager
def _text(source: Source, encoding: str, mapping: Mapping, names: Collection[str]) -> Iterator[Table]:
    with source.path.open("rb") as binary, TextIOWrapper(binary, encoding, newline="") as text:
        delimiter = mapping.delimiter or find_delimiter(text.readline(HEADER_CHARACTERS_MAX), names)
        text.seek(0)
        lines = csv.reader(text, delimiter=delimiter)
        header, _ = next(_records(lines), ([], None))
        rows = (Row(place, cells, binary.tell(), fault) for place, (cells, fault) in enumerate(_records(lines), 1))
        yield Table(header, rows, encoding, delimiter)


def _records(lines: Any) -> Iterator[tuple[list[str], str | None]]:  # noqa: ANN401 - csv's reader has no public name
    """Yield the cells that the csv module reads, empty lines left out; what it cannot read comes with a fault."""
    while True:
        begun = lines.line_num + 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error:
            fault = f"a quotation mark of line {begun} is never closed; lines {begun} to {lines.line_num} were not read"
            yield [], fault
            continue
        if any(cells):
            yield cells, None


@contextmanager
def _workbook(source: Source, mapping: Mapping) -> Iterator[Table]:
    import openpyxl  # noqa: PLC0415 - a service that reads no workbook does without it
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = openpyxl.load_workbook(source.path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as fault:
        raise BadFile(source.path.name, ["is not a workbook that can be read; save it as XLSX or CSV."]) from fault
    try:
        sheet = book.worksheets[0]
        share = source.size / max(sheet.max_row or 1, 1)
        rows = ([_cell(value, mapping) for value in values] for values in sheet.iter_rows(values_only=True))
        filled = (cells for cells in rows if any(cells))
        header = next(filled, [])
        while header and not header[-1]:
            header.pop()
        width = len(header)
        yield Table(
            header,
            (
                Row(place, _fit(cells, width), min(int(place * share), source.size))
                for place, cells in enumerate(filled, 1)
            ),
            "utf-8-sig",
            ",",
        )
    finally:
        book.close()


def _fit(cells: list[str], width: int) -> list[str]:
    """Return a row of a sheet as wide as the header: sheets leave out empty cells, and keep formatted ones."""
    while len(cells) > width and not cells[-1]:
        cells.pop()
    return cells + [""] * (width - len(cells))


def _cell(value: object, mapping: Mapping) -> str:
    """Return a cell's value as the mapping would have it written."""
    if value is None:
        return ""
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.isoformat()
    if isinstance(value, date):
        return value.strftime(mapping.date_format or ISO)
    if isinstance(value, int | float) and not isinstance(value, bool):
        plain = f"{Decimal(repr(value)):f}"
        return (plain.removesuffix(".0") if plain.endswith(".0") else plain).replace(".", mapping.decimal)
    return str(value)
