"""Hold that tax documents become the same rows as a table's: one file, a folder or an archive, and nothing unsafe."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.errors import BadFile
from storage.schema import InvoiceStatus
from tests.bot.portfolio.desk import ImportDesk
from tests.bot.portfolio.tax_files import cfdi, dte, dtes, reference

OPEN = InvoiceStatus.OPEN
RFC, FIRST, SECOND = "SOAA800101AB1", "6F8A1C1E-0000-4000-8000-00000000000A", "6F8A1C1E-0000-4000-8000-00000000000B"


def bill(desk: ImportDesk, number: str) -> tuple[object, ...]:
    """Return what is known of a bill."""
    with desk.database.unit_of_work("a") as uow:
        row = uow.invoices.get("a", number)
        return row.client_id, row.description, row.issued_on, row.due_on, row.amount, row.balance


def mexico(desk: ImportDesk) -> ImportDesk:
    """Let the creditor be of Mexico."""
    desk.add(country="MX", currency="MXN", timezone="America/Mexico_City", locale="es-MX")
    return desk


def test_a_set_of_chile(desk: ImportDesk) -> None:
    """The documents of a set are bills with receiver, day, sum and what they are for; the same file changes nothing."""
    content = dtes(
        dte(1), dte(2, 50_000, due="<FmaPago>1</FmaPago>"), dte(3, 7_000, due="<TermPagoDias>45</TermPagoDias>")
    )
    path = desk.write(content, "envio.xml")
    first, again = desk.take(path), desk.take(path)

    assert (3, 3, 0, 3) == (first.accepted, first.created, again.created, again.unchanged)
    expected = ("12345678-5", "Agua, enero", date(2026, 2, 1), date(2026, 3, 3), 119_000, 119_000)
    assert expected == bill(desk, "33-1")
    assert [date(2026, 2, 1), date(2026, 3, 18)] == [bill(desk, number)[3] for number in ("33-2", "33-3")]


def test_who_is_known(desk: ImportDesk) -> None:
    """Whoever the creditor knows by that document already is that client."""
    desk.take("client_id,name,invoice_number,due_on,amount,document_id\n1041,Ana,F1,2026-03-10,100,12.345.678-5")
    desk.take(desk.write(dtes(dte(1)), "envio.xml"))

    assert "1041" == bill(desk, "33-1")[0]


def test_credit_notes_of_chile(desk: ImportDesk) -> None:
    """A credit note lowers its bill once, however often it comes; one that corrects words alone lowers nothing."""
    content = dtes(dte(9, 19_000, 61, of=reference(1)), dte(10, 0, 61, of=reference(1, code=2)), dte(1))
    path = desk.write(content, "envio.xml")
    first, again = desk.take(path), desk.take(path)

    assert 100_000 == bill(desk, "33-1")[5]
    assert (1, 1) == (first.credits, again.credits)
    assert ["document 61-10 corrects words alone and lowers no bill"] == list(first.reasons)
    assert 1 == desk.audit().count(("credit.written", "invoice:33-1"))


def test_not_taken(desk: ImportDesk) -> None:
    """What no client owes, or names nobody, is told with its reason; the others are taken."""
    report = desk.take(
        desk.write(dtes(dte(1), dte(2, kind=52), dte(3, kind=39, receiver="66666666-6"), dte(4, due="")), "e.xml")
    )

    assert (1, 3) == (report.accepted, report.rejected)
    assert {
        "document 52-2 is of a type that no client owes: 52",
        "document 39-3 names nobody as its receiver: 66666666-6",
        "due_on is missing",
    } == set(report.reasons)


def test_a_folder_of_mexico(desk: ImportDesk, tmp_path: Path) -> None:
    """A folder of CFDI is read whole: bills by their conditions of payment, a credit note by its bill's stamp."""
    mexico(desk)
    folder = tmp_path / "cfdi"
    folder.mkdir()
    (folder / "a.xml").write_bytes(cfdi(FIRST, receiver=RFC))
    (folder / "b.xml").write_bytes(cfdi(SECOND, "78", "160.00", "E", receiver=RFC, of=FIRST.lower()))
    (folder / "c.xml").write_bytes(cfdi("", "79", receiver=RFC))
    (folder / "d.xml").write_bytes(cfdi(SECOND, "80", kind="P", receiver=RFC))
    (folder / "e.xml").write_bytes(cfdi(SECOND, "81"))
    (folder / "f.xml").write_bytes(b"<other/>")
    (folder / "a.pdf").write_bytes(b"%PDF\0\xff beside its XML")
    report = desk.take(folder)

    expected = (RFC, "Mercancía", date(2026, 2, 1), date(2026, 3, 3), 116_000, 100_000)
    assert expected == bill(desk, "A-77")
    assert (1, 1, 4) == (report.accepted, report.credits, report.rejected)
    assert report.rejected_path == tmp_path / "cfdi.rejected.csv"
    assert 0o600 == (tmp_path / "cfdi.rejected.csv").stat().st_mode & 0o777


def test_an_archive(desk: ImportDesk, tmp_path: Path) -> None:
    """An archive of documents is read like a folder; a workbook is one no more than before."""
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("2026/1.xml", dtes(dte(1)))
        archive.writestr("2026/2.xml", dtes(dte(2)))
        archive.writestr("readme.txt", "nothing")

    assert 2 == desk.take(tmp_path / "all.zip").created


def test_documents_of_others(desk: ImportDesk) -> None:
    """Documents of several issuers are refused: some of them are what others ask of the creditor."""
    with pytest.raises(BadFile, match="99999999-9"):
        desk.take(desk.write(dtes(dte(1), dte(2, issuer="99999999-9")), "envio.xml"))

    assert [] == desk.invoices()


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE DTE [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE DTE [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
    ids=["file", "laughs"],
)
def test_nothing_is_resolved(desk: ImportDesk, head: str) -> None:
    """A document that declares entities is not taken; nothing of it is resolved or fetched."""
    content = head + dte(1, name="&x;" if "SYSTEM" in head else "&b;")
    report = desk.take(desk.write(content, "bad.xml"))

    assert (0, 1) == (report.accepted, report.rejected)
    assert [] == desk.invoices()
