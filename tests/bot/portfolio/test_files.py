"""Files as systems write them: encodings, delimiters, dates, decimals, workbooks; and rows that cannot be kept."""

import codecs
import copy
import csv
import io
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bot.errors import BadFile, UnknownCreditor
from bot.portfolio import import_portfolio
from bot.portfolio.source import NO_TABLE
from bot.portfolio.workbook import DAMAGED, TOO_LARGE, UNPACKED_MB_MAX
from storage.staging import ImportUnderWay
from tests.bot.portfolio.desk import HEADER, NOW, VAULT, ImportDesk

ROW = "C1,Íñigo Peña,F1,2026-03-01,1000\n"
TEXT = f"{HEADER}\n{ROW}"


@pytest.mark.parametrize(
    ("content", "mapping"),
    [
        (TEXT.encode(), None),
        (codecs.BOM_UTF8 + TEXT.encode(), None),
        (TEXT.encode("cp1252"), None),
        (TEXT.encode("utf-16"), None),  # what Excel calls Unicode text
        (TEXT.encode("mac_roman"), "encoding: mac-roman"),
        (TEXT.encode().replace(b"\n", b"\r\n"), None),
        (TEXT.replace(",", ";").encode("cp1252"), None),
        (TEXT.replace(",", "\t").encode(), None),
        (TEXT.replace(",", "|").encode(), None),
        (TEXT.replace(",", ";").encode(), 'delimiter: ";"'),
        (TEXT.replace(",", "\t").encode(), r"delimiter: \t"),
        (TEXT.upper().replace("ÍÑIGO PEÑA", "Íñigo Peña").encode(), None),  # names of columns in capitals
        (f"{HEADER}\n\n\n{ROW},,,,\n".encode(), None),  # empty lines, and one of empty cells
        (
            "client_id;name;invoice_number;due_on;amount;a,b,c,d,e,f,g\nC1;Íñigo Peña;F1;2026-03-01;1000;\n".encode(),
            None,
        ),
        (
            b'client_id,name,invoice_number,due_on,amount\n"C1"," \xc3\x8d\xc3\xb1igo Pe\xc3\xb1a ",F1,2026-03-01,1000',
            None,
        ),
    ],
)
def test_encodings_and_delimiters_are_found(desk: ImportDesk, content: bytes, mapping: str | None) -> None:
    """The same row arrives whichever system wrote it."""
    report = desk.take(content, mapping)

    assert (1, 0) == (report.accepted, report.rejected)
    assert ("F1", "C1", 1000) == desk.invoices()[0][:3]
    assert "Íñigo Peña" == desk.client("C1").name


@pytest.mark.parametrize(
    ("mapping", "amount", "currency", "minor"),
    [
        ("", "1000", "CLP", 1000),
        ("", "1000.00", "CLP", 1000),
        ("", "1000.5", "CLP", None),
        ("", "97.6", "USD", 9760),
        ("", "0.07", "USD", 7),
        ("", "0", "USD", 0),
        ("", "1.005", "USD", None),
        ("", "1,5", "USD", None),
        ("", "-1", "USD", None),
        ("", "1e3", "USD", None),
        ("", "NaN", "USD", None),
        ("", "$ 5", "USD", None),
        ("", "٥", "USD", None),
        ("", "", "USD", None),
        ("", "9" * 30, "USD", None),
        ("decimal: ','", "97,6", "EUR", 9760),
        ("decimal: ','", "97.6", "EUR", None),
        ("{decimal: ',', thousands: .}", "1.234.567,89", "EUR", 123456789),
        ("{decimal: ',', thousands: .}", "1234567,89", "EUR", 123456789),
        ("{decimal: ',', thousands: .}", "1.23,4", "EUR", None),  # not where thousands stand
        ("{decimal: ',', thousands: .}", "97.60", "EUR", None),
        ("{thousands: ','}", "1,234.50", "USD", 123450),
        ("{thousands: ' ', decimal: ','}", "1 234,50", "EUR", 123450),
        ("{thousands: .}", "1", "USD", "decimal and thousands are both '.'; they must differ"),
    ],
)
def test_amounts(desk: ImportDesk, mapping: str, amount: str, currency: str, minor: int | str | None) -> None:
    """An amount is read as the mapping says, never guessed; half a peso does not exist."""
    desk.add("b", currency=currency)
    text = f'{HEADER}\nC1,Ana,F1,2026-03-01,"{amount}"\n'
    if isinstance(minor, str):
        with pytest.raises(BadFile, match=minor):
            desk.take(text, mapping, "b")
        return
    report = desk.take(text, mapping or None, "b")

    assert ([] if minor is None else [minor]) == [row[2] for row in desk.invoices("b")]
    assert (1 if minor is None else 0) == report.rejected


@pytest.mark.parametrize(
    ("form", "text", "day"),
    [
        (None, "2026-03-01", date(2026, 3, 1)),
        (None, "01/03/2026", None),
        (None, "20260301", None),
        (None, "2026-W09-1", None),
        (None, "2026-02-30", None),
        ("%d/%m/%Y", "01/03/2026", date(2026, 3, 1)),
        ("%d/%m/%Y", "1/3/2026", date(2026, 3, 1)),
        ("%m/%d/%Y", "01/03/2026", date(2026, 1, 3)),
        ("%m/%d/%Y", "31/03/2026", None),
        ("%d-%b-%y", "01-Mar-26", date(2026, 3, 1)),
        ("%Y%m%d", "20260301", date(2026, 3, 1)),
        ("%d/%m/%Y", "2026-03-01", None),
    ],
)
def test_dates(desk: ImportDesk, form: str | None, text: str, day: date | None) -> None:
    """A date is read in the one form that the mapping names, or as ISO 8601 writes it; nothing is guessed."""
    report = desk.take(f"{HEADER}\nC1,Ana,F1,{text},1000\n", f'date_format: "{form}"' if form else None)

    with desk.database.unit_of_work("a") as uow:
        assert ([day] if day else []) == [row.due_on for row in uow.invoices.of("a", "C1")]
    assert (0 if day else 1) == report.rejected


def test_workbook(desk: ImportDesk) -> None:
    """A workbook's own dates and numbers need no format; ids that are numbers lose nothing."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*HEADER.split(","), "issued_on", "disputed", "phone", "balance"])
    sheet.append([1001, "Ana", 42, date(2026, 3, 1), 1500, date(2026, 2, 1), True, 56987654321, 700.0])
    sheet.append([])
    sheet.append(["C2", "Eva", "F2", "01/03/2026", "1.500", None, "no"])
    sheet.append(["C3", "Leo", "F3", "mañana", 5])
    book.save(desk.folder / "book.xlsx")

    report = desk.take(
        desk.folder / "book.xlsx",
        "{date_format: '%d/%m/%Y', thousands: ., decimal: ',', pad: {invoice_number: 4}}",
    )

    assert (2, 1) == (report.accepted, report.rejected)
    assert [("0042", "1001", 1500, 700, 700), ("00F2", "C2", 1500, 1500, 0)] == [row[:5] for row in desk.invoices()]
    assert [("1001", "sms", "+56987654321", False)] == desk.points()
    with (desk.folder / "book.xlsx.rejected.csv").open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    assert ("reason", "due_on is not a date such as 31/01/2026") == (header[-1], row[-1])


MAPPING = """
columns: {client_id: Cliente, name: Nombre, invoice_number: Factura, due_on: Vence, amount: Monto, disputed: Estado}
date_format: "%d.%m.%Y"
values: {disputed: {En Disputa: yes, Normal: no}}
defaults: {segment: hogar, disputed: Normal}
pad: {client_id: 5}
"""


def test_mapping(desk: ImportDesk) -> None:
    """Columns bear other names, values other words; what is blank takes its default, and numbers their zeros."""
    desk.take(
        "Cliente;Nombre;Factura;Vence;Monto;Estado\n7;Ana;F1;1.3.2026;10;en disputa\n8;Eva;F2;1.3.2026;10;\n", MAPPING
    )

    assert [("F1", "00007", 10), ("F2", "00008", 0)] == [(row[0], row[1], row[4]) for row in desk.invoices()]
    assert "hogar" == desk.client("00008").segment


KEYS = "columns, date_format, decimal, thousands, encoding, delimiter, defaults, values, pad"
NAMED = "name its column under columns in the mapping file, or give it a default there"
FORM = 'write the day as %d, the month as %m and the year as %Y, such as "%d/%m/%Y"'


@pytest.mark.parametrize(
    ("mapping", "faults"),
    [
        ("colums: {name: Nombre}", [f"colums: is not a key of a mapping; the keys are {KEYS}."]),
        ("columns: {nme: Nombre}", ["columns.nme: 'nme' is not a column of a portfolio; perhaps name is meant."]),
        ("date_format: dd/mm/yyyy", [f"date_format: {FORM}."]),
        ("date_format: '%d/%m/%Y %H'", [f"date_format: {FORM}."]),
        (
            "{decimal: ;, pad: {client_id: many}, encoding: klingon, delimiter: ab}",
            [
                "decimal: write one of '.', ','.",
                "encoding: 'klingon' is not an encoding; write utf-8 or windows-1252.",
                "delimiter: write one of ',', ';', '\\t', '|'.",
                "pad.client_id: is not a whole number; write digits.",
            ],
        ),
        ("- a\n- b", ["the file: is not a group of keys; write its keys below it."]),
        ("a: [", ["line 1: a bracket or brace is never closed: close it."]),
        ("columns: {name: Nombre}", [f"has no column 'Nombre', and name is required; {NAMED}."]),
        ("columns: {segment: Tramo}", ["has no column 'Tramo', which the mapping file names for segment."]),
    ],
)
def test_faults_of_a_mapping(desk: ImportDesk, mapping: str, faults: list[str]) -> None:
    """All faults are told at once, each with its place and what to write instead; nothing is imported."""
    with pytest.raises(BadFile) as caught:
        desk.take(TEXT, mapping)

    assert faults == list(caught.value.faults)
    assert [] == desk.invoices()


@pytest.mark.parametrize(
    ("content", "name", "fault"),
    [
        (b"", "a.csv", "is empty"),
        (b"client_id,name\nC1,Ana\n", "a.csv", "has no column 'invoice_number', and invoice_number is required"),
        (f"{HEADER},amount\n".encode(), "a.csv", "has more than one column 'amount'"),
        (b"PK\x03\x04 no", "a.xlsx", DAMAGED),
        (b"\xd0\xcf\x11\xe0 old", "a.xls", "is a workbook of before 2007 (XLS), or one with a password"),
        (bytes(range(256)), "a.xlsx", NO_TABLE),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.csv", NO_TABLE),
        (TEXT.encode("cp1252") + b"\x81", "a.csv", "is not text in cp1252; set encoding"),
    ],
)
def test_files_that_cannot_be_read(desk: ImportDesk, content: bytes, name: str, fault: str) -> None:
    """A file that is no portfolio is refused in a sentence."""
    with pytest.raises(BadFile, match=re.escape(fault)):
        desk.take(desk.write(content, name))

    assert [] == desk.invoices()


def workbook_of(rows: int) -> dict[str, bytes]:
    """Return the parts of a workbook with so many invoices."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER.split(","))
    for number in range(rows):
        sheet.append([f"C{number}", "Ana", f"F{number}", date(2026, 3, 1), 1500])
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return parts as the file that a workbook is."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("part", "left"),
    [
        ("xl/worksheets/sheet1.xml", 0.5),  # breaks off behind rows that were read
        ("xl/worksheets/sheet1.xml", 0),
        ("xl/workbook.xml", 0.5),
        ("xl/workbook.xml", None),
        ("xl/worksheets/sheet1.xml", None),
        ("[Content_Types].xml", 0.5),
    ],
)
def test_damaged_workbook(desk: ImportDesk, part: str, left: float | None) -> None:
    """Wherever a workbook is broken it is told in a sentence, and nothing of it is kept; `left` is a part's share."""
    parts = workbook_of(200)
    if left is None:
        del parts[part]
    else:
        parts[part] = parts[part][: int(len(parts[part]) * left)]

    with pytest.raises(BadFile, match=re.escape(DAMAGED)):
        desk.take(desk.write(packed(parts), "a.xlsx"))
    assert [] == desk.invoices()


def test_workbook_that_unpacks_to_too_much(desk: ImportDesk) -> None:
    """A small file that would fill the memory is refused before any part is unpacked, with the bound and a way out."""
    parts, written, part_mb = workbook_of(1), io.BytesIO(), 8
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
        file.writestr("xl/media/image1.png", bytes(part_mb << 20))
        again = file.filelist[-1]  # named often, packed once
        for number in range(UNPACKED_MB_MAX // part_mb):
            file.filelist.append(copy.copy(again))
            file.filelist[-1].filename = f"xl/media/image{number + 2}.png"

    assert len(written.getvalue()) < 1 << 16
    with pytest.raises(BadFile, match=re.escape(TOO_LARGE)):
        desk.take(desk.write(written.getvalue(), "a.xlsx"))


def test_workbook_that_understates_its_size(desk: ImportDesk) -> None:
    """A part is unpacked no further than the size that it states: whoever writes a smaller one has a damaged file."""
    parts, written = workbook_of(200), io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
        file.getinfo("xl/worksheets/sheet1.xml").file_size = 1 << 10

    with pytest.raises(BadFile, match=re.escape(DAMAGED)):
        desk.take(desk.write(written.getvalue(), "a.xlsx"))
    assert [] == desk.invoices()


def test_creditor_must_be_known(desk: ImportDesk) -> None:
    """An import for nobody says whom there is."""
    with pytest.raises(UnknownCreditor, match="concilia creditor list"):
        desk.take(TEXT, creditor="nobody")


DATED = "is not a date such as 2026-01-31; set date_format in the mapping file"
TRANSLATE = "translate its words under values in the mapping file"
QUOTE = "put values that hold the delimiter in quotation marks"
NOT_AN_AMOUNT = "amount is not an amount such as 1500; set decimal and thousands in the mapping file"
BAD = [
    ("C1,Ana,,2026-03-01,5", "invoice_number is missing"),
    (",,F1,2026-03-01,5", "client_id is missing; name is missing"),
    ("C1,Ana,F1,,", "due_on is missing; amount is missing"),
    ("C1,Ana,F1,1/3/26,x", f"due_on {DATED}; {NOT_AN_AMOUNT}"),
    ("C1,Ana,F1,2026-03-01,-5", "amount is negative; what the client is owed is not an invoice"),
    ("C1,Ana,F1,2026-03-01,5,b", "creditor is not a, for whom this file is imported"),
    ("C1,Ana,F1,2026-03-01,5,,USD", "currency is not CLP, in which the creditor's accounts are kept"),
    ("C1,Ana,F1,2026-03-01,5,,,6", "balance is more than amount; charges that were added are an invoice of their own"),
    ("C1,Ana,F1,2026-03-01,5,,,,2026-03-02", "due_on is before issued_on; check date_format in the mapping file"),
    ("C1,Ana,F1,2026-03-01,5,,,,,Chile", "country is not a country's two letters such as CL"),
    ("C1,Ana,F1,2026-03-01,5,,,,,ZZ", "country is not a country's two letters such as CL"),
    ("C1,Ana,F1,2026-03-01,5,,,,,,Santiago", "timezone is not a time zone such as America/Santiago"),
    ("C1,Ana,F1,2026-03-01,5,,,,,,,español", "locale is not a language and country such as es-CL"),
    ("C1,Ana,F1,2026-03-01,5,,,,,,,,quizás", f"disputed is neither yes nor no; {TRANSLATE}"),
    (
        "C1,Ana,F1,2026-03-01,5,,,,,,,,,fax",
        f"preferred_channel is none of web, sms, whatsapp, telegram, email; {TRANSLATE}",
    ),
    ("C1,Ana,F1,2026-03-01,5,,,,,,,,,,5/6/80", f"birth_date {DATED}"),
    ("C1,Ana,F1,2026-03-01,5,,,,,,,,,,,,1,2", f"the row has 18 cells and the header 16; {QUOTE}"),
    ("C1,Ana", f"the row has 2 cells and the header 16; {QUOTE}"),
    (f"{'C' * 101},Ana,F1,2026-03-01,5", "client_id is longer than 100 characters"),
    ("C\0,Ana,F1,2026-03-01,5", "client_id holds a character that cannot be stored"),
]
LATER = ("creditor", "currency", "balance", "issued_on", "country", "timezone", "locale", "disputed")
WIDE = ",".join((HEADER, *LATER, "preferred_channel", "birth_date", "segment"))
WIDTH = WIDE.count(",") + 1


@pytest.mark.parametrize(("row", "reason"), BAD)
def test_bad_rows_are_told_why(desk: ImportDesk, row: str, reason: str) -> None:
    """A bad row goes to the rejected file with all that is wrong with it; the good one beside it is kept."""
    cells = row.split(",")
    filled = row + "," * (WIDTH - len(cells)) if len(cells) > 2 else row
    good = "C9,Eva,F9,2026-03-01,7" + "," * (WIDTH - 5)
    report = desk.take(f"{WIDE}\n{filled}\n{good}\n")

    assert (1, 1, {reason: 1}) == (report.accepted, report.rejected, report.reasons)
    assert ["F9"] == [invoice[0] for invoice in desk.invoices()]
    assert desk.folder / "portfolio.csv.rejected.csv" == report.rejected_path
    with (desk.folder / "portfolio.csv.rejected.csv").open(newline="") as file:
        header, rejected = csv.reader(file)
    assert ([*WIDE.split(","), "reason"], cells[:5], reason) == (header, rejected[: min(len(cells), 5)], rejected[-1])
    assert len(header) == len(rejected)


def test_rejected_rows_can_be_corrected_and_imported(desk: ImportDesk) -> None:
    """The rejected file keeps the manners of the one it came from; corrected, it imports and leaves no other."""
    desk.take(f"{HEADER}\nC1,Peña,F1,2026-03-01,x\n".replace(",", ";").encode("cp1252"))
    path = desk.folder / "portfolio.csv.rejected.csv"
    assert b"Pe\xf1a" in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(b";x;", b";5;"))
    report = desk.take(path)

    assert (1, None, ()) == (report.accepted, report.rejected_path, report.ignored)
    assert "Peña" == desk.client("C1").name


def test_no_rejected_cell_is_a_formula(desk: ImportDesk) -> None:
    """What a table program would compute stands in rejected rows as text; corrected, it imports as it came."""
    name, number = '=HYPERLINK("http://x","Ana")', "+56 9 1234"
    with io.StringIO(newline="") as text:
        csv.writer(text).writerows([HEADER.split(","), ["C1", name, number, "2026-03-01", "x"]])
        desk.take(text.getvalue())
    path = desk.folder / "portfolio.csv.rejected.csv"
    with path.open(newline="") as file:
        _, cells = csv.reader(file)
    path.write_bytes(path.read_bytes().replace(b",x,", b",5,"))
    report = desk.take(path)

    assert [f"'{name}", number] == cells[1:3]
    assert (1, name, number) == (report.accepted, desk.client("C1").name, desk.invoices()[0][0])


def test_a_good_import_takes_old_rejections_away(desk: ImportDesk) -> None:
    """No rejected file is left that speaks of rows which are good by now."""
    assert desk.take(f"{HEADER}\nC1,Ana,F1,2026-03-01,x\n").rejected_path
    assert desk.take(TEXT).rejected_path is None
    assert ["portfolio.csv"] == [path.name for path in desk.folder.iterdir()]


def test_a_quotation_mark_that_is_never_closed(desk: ImportDesk) -> None:
    """It swallows what follows, which is said; what came before is kept."""
    rest = "C2,Eva,F2,2026-03-01,5\n" * 8_000
    report = desk.take(f'{TEXT}C1,"Ana,F3,2026-03-01,5\n{rest}')

    assert report.accepted >= 1
    assert any("a quotation mark of line 3 is never closed" in reason for reason in report.reasons)


def test_columns_that_nobody_reads_are_named(desk: ImportDesk) -> None:
    """A column misspelt is not lost in silence."""
    report = desk.take(f"{HEADER},phon\nC1,Ana,F1,2026-03-01,5,123\n")

    assert ("phon",) == report.ignored
    assert "Columns not read: phon." in report.words()


class Broken(Exception):
    """The process is told to stop."""


def test_an_import_that_breaks_off_leaves_nothing(desk: ImportDesk) -> None:
    """Rows taken in before the end are gone with the transaction, and so is the draft of rejected rows."""
    rows = "".join(f"C{n},Ana,F{n},2026-03-01,{n or 'x'}\n" for n in range(61_000))

    def stop(done: int) -> None:
        assert done > 0
        raise Broken

    with pytest.raises(Broken):
        import_portfolio(desk.database, VAULT, "a", desk.write(f"{HEADER}\n{rows}"), progress=stop, now=NOW)

    assert ([], []) == (desk.invoices(), desk.audit())
    assert ["portfolio.csv"] == [path.name for path in desk.folder.iterdir()]


def test_one_import_at_a_time(desk: ImportDesk) -> None:
    """A second import is refused while the first one runs, and works once it has ended."""
    rows = "".join(f"C{n},Ana,F{n},2026-03-01,5\n" for n in range(31_000))
    refused: list[ImportUnderWay] = []

    def meanwhile(_: int) -> None:
        if not refused:
            with pytest.raises(ImportUnderWay) as caught:
                desk.take(desk.write(TEXT, "other.csv"))
            refused.append(caught.value)

    import_portfolio(desk.database, VAULT, "a", desk.write(f"{HEADER}\n{rows}"), progress=meanwhile, now=NOW)

    assert 1 == len(refused)
    assert 1 == desk.take(desk.write(TEXT.replace("F1", "G1"), "other.csv")).accepted


def test_progress_ends_at_the_file_s_size(desk: ImportDesk, tmp_path: Path) -> None:
    """A bar that is told of bytes never goes back, and is full at the end."""
    path = desk.write(f"{HEADER}\n" + "".join(f"C{n},Ana,F{n},2026-03-01,5\n" for n in range(61_000)))
    seen: list[int] = []

    import_portfolio(desk.database, VAULT, "a", path, progress=seen.append, now=NOW)

    assert len(seen) > 2
    assert sorted(seen) == seen
    assert path.stat().st_size == seen[-1]
