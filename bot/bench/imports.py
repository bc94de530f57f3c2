"""Measure how fast a portfolio is imported, and how much memory that takes, on invented rows."""

import csv
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bot.bench.creditor import CREDITOR, register
from bot.clock import read_wall
from bot.portfolio import import_portfolio
from storage import embedded, migrations
from storage.database import Database
from storage.vault import Vault

SEED = 1
INVOICES_OF_A_CLIENT = 10
HEADER = (
    "client_id", "name", "document_type", "document_id", "birth_date", "phone", "whatsapp", "consent_whatsapp",
    "segment", "invoice_number", "description", "issued_on", "due_on", "amount", "disputed", "paid_on",
)  # fmt: skip
NAMES = ("Ana", "Luis", "Rosa", "Iván", "Inés", "José", "Marta", "Raúl")
SURNAMES = ("Muñoz", "Rojas", "Díaz", "Pérez", "Soto", "Núñez", "Silva", "Vera")
SEGMENTS = ("hogar", "comercio", "riego")
START = date(2025, 1, 1)
PAID_SHARE, DISPUTED_SHARE = 0.1, 0.02
KIB_IN_MIB = 1024


def run(rows: int) -> dict[str, Any]:
    """Import generated rows into a database of its own, which is then removed, and return the figures.

    `peak_rss_mb` is this process's highest resident memory in MiB, the database's own not counted.
    """
    with tempfile.TemporaryDirectory(prefix="concilia-bench-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        path = folder / "portfolio.csv"
        write(path, rows)
        with embedded.start(folder / "data", refuge=folder / "refuge") as server:
            migrations.upgrade(server.url)
            database = Database(server.url)
            try:
                return _measure(database, path, rows)
            finally:
                database.close()


def write(path: Path, rows: int) -> None:
    """Write a portfolio of so many invoices, the same one each time."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(generate(rows))


def generate(rows: int) -> Iterator[tuple[str, ...]]:
    """Yield rows of clients with ten invoices each, client by client: most open, some paid, few disputed."""
    chance = random.Random(SEED)  # noqa: S311 - invented data, not a secret
    client: tuple[str, ...] = ()
    for number in range(rows):
        if number % INVOICES_OF_A_CLIENT == 0:
            client = _client(number // INVOICES_OF_A_CLIENT, chance)
        issued = START + timedelta(days=chance.randrange(365))
        due = issued + timedelta(days=30)
        paid = due + timedelta(days=chance.randrange(30)) if chance.random() < PAID_SHARE else None
        yield (
            *client,
            f"F-{number:08}",
            f"Consumo de {issued:%m/%Y}",
            issued.isoformat(),
            due.isoformat(),
            str(chance.randrange(5_000, 200_000)),
            "sí" if chance.random() < DISPUTED_SHARE else "no",
            paid.isoformat() if paid else "",
        )


def _client(number: int, chance: random.Random) -> tuple[str, ...]:
    phone = f"+569{20_000_000 + number:08}"
    return (
        f"C-{number:07}",
        f"{chance.choice(NAMES)} {chance.choice(SURNAMES)} {chance.choice(SURNAMES)}",
        "RUN",
        f"{10_000_000 + number}-{chance.randrange(10)}",
        (date(1950, 1, 1) + timedelta(days=chance.randrange(18_000))).isoformat(),
        phone if number % 2 else "",
        "" if number % 2 else phone,
        "sí" if chance.random() < 0.5 else "no",  # noqa: PLR2004 - one half
        chance.choice(SEGMENTS),
    )


def _measure(database: Database, path: Path, rows: int) -> dict[str, Any]:
    now = read_wall()
    with database.unit_of_work(CREDITOR.creditor) as uow:
        register(uow, now)
        uow.commit()
    begun = time.perf_counter()
    report = import_portfolio(database, Vault("b" * 32), CREDITOR.creditor, path, now=now)
    seconds = time.perf_counter() - begun
    assert report.accepted == report.created == rows  # noqa: S101 - a figure of an import that failed is none
    return {
        "rows": rows,
        "seconds": round(seconds, 2),
        "rows_per_second": round(rows / seconds),
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_IN_MIB, 1),
    }


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(run(int(sys.argv[1])))}\n")
