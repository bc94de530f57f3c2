"""Fuzz what reads portfolios, tax documents, and how their columns are called."""

import csv
import io
import zipfile
from collections.abc import Mapping

import openpyxl

from bot.portfolio import columns, mapping
from bot.portfolio.opening import open_portfolio
from bot.portfolio.reader import opened
from bot.portfolio.source import look_at
from bot.portfolio.taxes.rows import table as read_taxes
from tests.bot.portfolio import tax_files
from tests.fuzz.target import Target, written

SHEET = "xl/worksheets/sheet1.xml"
BILLS = """client_id,name,document_id,phone,invoice_number,due_on,amount,currency,reason
C1,"Peña, Ana",12.345.678-5,+56 9 1234 5678,F-1,2026-03-01,"1.000,50",CLP,
"""


def portfolio(data: bytes) -> None:
    """Read a table of bills to its end."""
    names = {name.casefold() for name in columns.ALL}
    with opened(look_at(written(data, "fuzz.csv")), mapping.PLAIN, names) as table:
        for _ in table.rows:
            pass


def workbook(data: bytes) -> None:
    """Read a workbook whose one sheet is these bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in PARTS.items():
            archive.writestr(name, part)
        archive.writestr(SHEET, data)
    portfolio(packed.getvalue())


def taxes(data: bytes) -> None:
    """Read a tax document to its end."""
    path = written(data, "fuzz-tax.xml")
    for _ in read_taxes(open_portfolio(path, None).source, lambda *_: None).rows:
        pass


def _workbook() -> tuple[Mapping[str, bytes], bytes]:
    """Return the parts of a small workbook, and apart from them its sheet."""
    book, packed = openpyxl.Workbook(), io.BytesIO()
    for row in csv.reader(BILLS.splitlines()):
        book.worksheets[0].append(row)
    book.save(packed)
    with zipfile.ZipFile(packed) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return parts, parts.pop(SHEET)


PARTS, SHEET_XML = _workbook()
TARGETS: Mapping[str, Target] = {
    "mapping": Target(
        lambda data: mapping.read(written(data, "fuzz-map.yml")),
        [b"columns: {client_id: RUT}\ndate_format: '%d/%m/%Y'\ndecimal: ','\nencoding: cp1252\nvalues: {a: {b: c}}\n"],
    ),
    "portfolio": Target(portfolio, [BILLS.encode()]),
    "taxes": Target(
        taxes,
        [tax_files.dtes(tax_files.dte(1)), tax_files.cfdi("u-1")],
        signs=["DTE", "Documento", "Encabezado", "cfdi:Comprobante"],
    ),
    "workbook": Target(workbook, [SHEET_XML], signs=["<row", "<c r=", "<is><t>", "inlineStr", "<f>"]),
}
