"""Hold the import of tickets: what is told once is kept once, and whatever cannot be kept says why."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.errors import BadFile
from bot.tickets import Report, import_tickets
from storage.database import Database
from tests.storage.people import NOW, settle_in

HEADER = "number,client_id,subject,opened_on,kind,status,closed_on,url\n"


@dataclass(frozen=True)
class ServiceDesk:
    """Imports tickets for creditor "a", whose clients are "1" and "2"."""

    database: Database
    folder: Path

    def take(self, content: str, mapping: str | None = None, *, dry_run: bool = False) -> Report:
        """Import a file of these words."""
        file, other = self.folder / "tickets.csv", self.folder / "mapping.yml"
        file.write_text(content, "utf-8")
        other.write_text(mapping or "", "utf-8")
        return import_tickets(self.database, "a", file, other if mapping else None, dry_run=dry_run, now=NOW)

    def reasons(self) -> list[str]:
        """Return the reasons of the rejected rows."""
        with (self.folder / "tickets.csv.rejected.csv").open(encoding="utf-8", newline="") as file:
            return [row["reason"] for row in csv.DictReader(file)]

    def kept(self, client: str = "1") -> list[tuple[Any, ...]]:
        """Return a client's tickets as they would be shown."""
        with self.database.unit_of_work("a") as uow:
            rows = uow.tickets.of("a", client, 10)
            return [(row.number, row.kind.value, row.subject, row.status, row.opened_on, row.closed_on) for row in rows]


@pytest.fixture
def service(database: Database, tmp_path: Path) -> ServiceDesk:
    """Give the desk."""
    settle_in(database, "a", clients=2)
    return ServiceDesk(database, tmp_path)


def test_import(service: ServiceDesk) -> None:
    """Tickets and orders are kept, open ones shown first; the same file again changes nothing."""
    rows = (
        "T1,1,Sin agua,2026-02-01,ticket,Cerrado,2026-02-03,https://service.example/T1\n"
        "T2,1,Fuga,2026-01-05,,,,\n"
        "O1,1,Medidor,2026-02-10,order,,,\n"
    )
    first, again = service.take(HEADER + rows), service.take(HEADER + rows)

    assert (3, 0, 0) == (first.created, first.updated, first.rejected)
    assert (0, 0, 3) == (again.created, again.updated, again.unchanged)
    assert [
        ("O1", "order", "Medidor", "open", date(2026, 2, 10), None),
        ("T2", "ticket", "Fuga", "open", date(2026, 1, 5), None),
        ("T1", "ticket", "Sin agua", "Cerrado", date(2026, 2, 1), date(2026, 2, 3)),
    ] == service.kept()


def test_closed_by_its_status(service: ServiceDesk) -> None:
    """A status that says closed closes on the day that it is told first; one that opens again is open."""
    told = [f"{HEADER}T1,1,Fuga,2026-01-05,,{status},{day},\n" for status, day in (("resuelto", ""), ("open", ""))]
    days = []
    for words in (told[0], told[0], told[1]):
        service.take(words)
        days.append(service.kept()[0][-1])

    assert [date(2026, 3, 2), date(2026, 3, 2), None] == days


def test_rejected(service: ServiceDesk) -> None:
    """Each row that cannot be kept stands in the file beside with its reason, and the others are kept."""
    service.take(f"{HEADER}T1,1,Fuga,2026-01-05,,,,\n")
    report = service.take(
        f"{HEADER}T1,2,Fuga,2026-01-05,,,,\nT2,9,Fuga,2026-01-05,,,,\nT3,1,,2026-01-05,,,,\nT4,1,Fuga,5/1/26,,,,\n"
        "T5,1,Fuga,2026-01-05,gift,,,\nT6,1,Fuga,2026-01-05,,,2026-01-04,\nT7,1,Fuga,2026-01-05,,,,javascript:alert(1)\n"
        "T8,1,Fuga,2026-01-05,,,,\n"
    )
    wrong = ("subject is empty", "opened_on is not a date", "kind is none of", "closed_on is before", "url is not")
    late = ("number belongs to another client", "client_id is of no client")

    assert (1, 7) == (report.created, report.rejected)
    assert all(told.startswith(words) for told, words in zip(service.reasons(), (*wrong, *late), strict=True))


def test_mapping(service: ServiceDesk) -> None:
    """A mapping file renames columns and writes days in its own way, as for portfolios."""
    mapping = (
        'columns: {number: folio, client_id: cliente, subject: asunto, opened_on: abierto}\ndate_format: "%d/%m/%Y"\n'
    )
    report = service.take("folio;cliente;asunto;abierto;área\nT1;1;Fuga;05/01/2026;norte\n", mapping)

    assert (1, ("área",)) == (report.created, report.ignored)


def test_mapping_of_another_file(service: ServiceDesk) -> None:
    """A column of portfolios is none of tickets, and the sentence says so."""
    with pytest.raises(BadFile, match="is not a column of a file of tickets"):
        service.take(HEADER, "columns: {invoice_number: folio}\n")


def test_dry_run(service: ServiceDesk) -> None:
    """A dry run tells what would be done, and keeps nothing."""
    report = service.take(f"{HEADER}T1,1,Fuga,2026-01-05,,,,\nT1,1,Fugas,2026-01-05,,,,\n", dry_run=True)

    assert (1, 1, []) == (report.created, report.unchanged, service.kept())
