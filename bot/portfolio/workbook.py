"""Read the first sheet of a workbook as rows of text, one at a time."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import BinaryIO
from zipfile import ZipFile

from bot.errors import BadFile
from bot.portfolio.mapping import Mapping
from bot.portfolio.source import Source
from bot.portfolio.table import PREAMBLE_MAX, Row, Table, header_of

ISO = "%Y-%m-%d"
UNPACKED_MB_MAX = 512  #: of all parts together: about a full sheet, a million rows of a dozen columns
DAMAGED = (
    "is a workbook that cannot be opened: it is damaged or cut short; save it again as XLSX, or its first sheet as CSV."
)
TOO_LARGE = (
    f"is a workbook that unpacks to more than {UNPACKED_MB_MAX} MB, which is not read; "
    "save its first sheet as CSV, which may be of any size, or divide it into several files."
)


@contextmanager
def workbook(source: Source, mapping: Mapping, names: Collection[str]) -> Iterator[Table]:
    """Open a workbook. Raises BadFile, also while its rows are read."""
    import openpyxl  # noqa: PLC0415 - a service that reads no workbook does without it

    with source.path.open("rb") as file:
        _check_size(source, file)
        with _damage_told(source):
            sheet = openpyxl.load_workbook(file, read_only=True, data_only=True).worksheets[0]
            share = source.size / max(sheet.max_row or 1, 1)
        read = _read(source, sheet.iter_rows(values_only=True))
        rows = ([_cell(value, mapping) for value in values] for values in read)
        filled = (cells for cells in rows if any(cells))
        top = list(islice(filled, PREAMBLE_MAX))
        header, behind = (top or [[]])[at := header_of(top, names)], top[at + 1 :]
        while header and not header[-1]:
            header.pop()
        width = len(header)
        yield Table(
            header,
            (
                Row(place, _fit(cells, width), min(int(place * share), source.size))
                for place, cells in enumerate(chain(behind, filled), 1)
            ),
            "utf-8-sig",
            ",",
        )


def _check_size(source: Source, file: BinaryIO) -> None:
    """Refuse a workbook whose parts unpack to too much; no part is unpacked further than the size it states."""
    with _damage_told(source), ZipFile(file) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > UNPACKED_MB_MAX << 20:
        raise BadFile(source.path.name, [TOO_LARGE])
    file.seek(0)


@contextmanager
def _damage_told(source: Source) -> Iterator[None]:
    """Tell whatever the library makes of a damaged file as one; a ZIP archive of XML can be broken in any place."""
    try:
        yield
    except Exception as fault:
        raise BadFile(source.path.name, [DAMAGED]) from fault


def _read(source: Source, rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a sheet as they are unpacked."""
    while True:
        with _damage_told(source):
            row = next(rows, None)
        if row is None:
            return
        yield row


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
