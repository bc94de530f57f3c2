"""Read a text file or a workbook as rows of text, one at a time."""

import csv
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import TextIOWrapper
from typing import Any

from bot.cells import as_meant
from bot.errors import BadFile
from bot.portfolio.columns import REASON
from bot.portfolio.mapping import Mapping
from bot.portfolio.source import Source, find_delimiter
from bot.portfolio.table import PREAMBLE_MAX, Row, Table, header_of
from bot.portfolio.workbook import workbook

HEADER_CHARACTERS_MAX = 1 << 16


@contextmanager
def opened(source: Source, mapping: Mapping, names: Collection[str]) -> Iterator[Table]:
    """Open a file; `names` are the column names looked for, in small letters. Raises BadFile, also while reading."""
    encoding = source.encoding
    opening = _text(source, encoding, mapping, names) if encoding else workbook(source, mapping, names)
    try:
        with opening as table:
            yield _meant(table) if table.header[-1:] == [REASON] else table
    except UnicodeError as fault:
        reason = f"is not text in {source.encoding}; set encoding in the mapping file, or save the file as UTF-8."
        raise BadFile(source.path.name, [reason]) from fault


def _meant(table: Table) -> Table:
    """Return the rows of a file of ours as they were before they were written into it."""
    rows = (row._replace(cells=[as_meant(cell) for cell in row.cells]) for row in table.rows)
    return replace(table, header=[as_meant(cell) for cell in table.header], rows=rows)


@contextmanager
def _text(source: Source, encoding: str, mapping: Mapping, names: Collection[str]) -> Iterator[Table]:
    with source.path.open("rb") as binary, TextIOWrapper(binary, encoding, newline="") as text:
        delimiter = _leave_preamble(text, mapping, names)
        lines = csv.reader(text, delimiter=delimiter)
        header, _ = next(_records(lines), ([], None))
        rows = (Row(place, cells, binary.tell(), fault) for place, (cells, fault) in enumerate(_records(lines), 1))
        yield Table(header, rows, encoding, delimiter)


def _leave_preamble(text: TextIOWrapper, mapping: Mapping, names: Collection[str]) -> str:
    """Go to where the header begins, and return its delimiter."""
    lines = []
    for _ in range(PREAMBLE_MAX):
        place, line = text.tell(), text.readline(HEADER_CHARACTERS_MAX)
        if line.strip():
            delimiter = mapping.delimiter or find_delimiter(line, names)
            lines.append((place, delimiter, next(csv.reader([line], delimiter=delimiter), [])))
    at = header_of([cells for *_, cells in lines], names)
    place, delimiter, _ = lines[at] if lines else (0, mapping.delimiter or ",", [])
    text.seek(place)
    return delimiter


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
