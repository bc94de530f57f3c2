"""Read a text file or a workbook as rows of text, one at a time."""

import csv
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any

from bot.errors import BadFile
from bot.portfolio.mapping import Mapping
from bot.portfolio.source import Source, find_delimiter
from bot.portfolio.table import Row, Table
from bot.portfolio.workbook import workbook

HEADER_CHARACTERS_MAX = 1 << 16


@contextmanager
def opened(source: Source, mapping: Mapping, names: Collection[str]) -> Iterator[Table]:
    """Open a file; `names` are the column names looked for, in small letters. Raises BadFile, also while reading."""
    opening = _text(source, source.encoding, mapping, names) if source.encoding else workbook(source, mapping)
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
