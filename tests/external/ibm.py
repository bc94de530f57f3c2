"""Import IBM's sample of accounts receivable in its two dialects: `python -m tests.external.ibm DIR` prints JSON.

Both files, each by its mapping of `docs/examples` and as of one day, must give the same ledger, and the one that a few
lines of plain code read out of the first file. Ends with status 1 when they do not.
"""

import csv
import json
import sys
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.creditors.document import CreditorFile
from bot.portfolio import import_portfolio
from storage import embedded, migrations
from storage.database import Database
from storage.schema import Client, Hold, Invoice, Payment
from storage.vault import Vault

AS_OF = date(2013, 6, 30)
DIALECTS = ("mdy", "dmy")
EXAMPLES = Path(__file__).parents[2] / "docs/examples"
VAULT = Vault("a key for trials, of thirty-two characters")

Ledger = dict[str, list[Any]]
LEDGER: dict[str, Any] = {
    "clients": select(Client.id, Client.name, Client.country, Client.locale, Client.timezone),
    "invoices": select(
        Invoice.number, Invoice.client_id, Invoice.issued_on, Invoice.due_on, Invoice.amount, Invoice.balance,
        Invoice.disputed_amount, Invoice.currency, Invoice.status,
    ),
    "payments": select(Payment.reference, Payment.client_id, Payment.amount, Payment.paid_on, Payment.currency),
    "holds": select(Hold.client_id, Hold.invoice_number, Hold.kind),
}  # fmt: skip


def main(folder: Path) -> dict[str, Any]:
    """Return what was imported, and whether all agree."""
    with tempfile.TemporaryDirectory(prefix="concilia-trial-") as place:
        Path(place).chmod(0o755)
        with embedded.start(Path(place) / "data", refuge=Path(place) / "refuge") as server:
            migrations.upgrade(server.url)
            database = Database(server.url)
            reports = {dialect: take_in(database, folder, dialect) for dialect in DIALECTS}
            ledgers = {dialect: read_ledger(database, dialect) for dialect in DIALECTS}
            database.close()
    mine = summary(ledgers["mdy"])
    return {
        "reports": reports,
        "ledger": mine,
        "by_hand": by_hand(folder),
        "same": ledgers["mdy"] == ledgers["dmy"] and mine == by_hand(folder),
    }


def take_in(database: Database, folder: Path, dialect: str) -> dict[str, Any]:
    """Import one file for a creditor of its own."""
    owner = CreditorFile(
        creditor=dialect, name="IBM", country="US", currency="USD", timezone="America/New_York", locale="en-US",
        adviser_hours={"mon_fri": ("09:00", "18:00")}, policy="policy.yml",
    )  # fmt: skip
    now = datetime(2013, 7, 1, tzinfo=UTC)
    with database.unit_of_work(dialect) as uow:
        facts = owner.model_dump(include={"name", "country", "currency", "timezone", "locale"})
        uow.creditors.put(dialect, now, document=owner.model_dump(mode="json"), **facts)
        uow.commit()
    with tempfile.TemporaryDirectory() as copies:  # rejected rows stand beside the file; the folder may be read-only
        path = Path(copies) / f"accounts_receivable_{dialect}.csv"
        path.write_bytes((folder / path.name).read_bytes())
        mapping = EXAMPLES / f"ibm-{dialect}.mapping.yml"
        return import_portfolio(database, VAULT, dialect, path, mapping, AS_OF, now=now).as_json()


def read_ledger(database: Database, creditor: str) -> Ledger:
    """Return a creditor's ledger in an order of its own."""
    with database.unit_of_work(creditor) as uow:
        return {name: sorted(tuple(row) for row in uow.session.execute(query)) for name, query in LEDGER.items()}


def summary(ledger: Ledger) -> dict[str, int]:
    """Return counts and sums, in cents."""
    return {
        "clients": len(ledger["clients"]),
        "invoices": len(ledger["invoices"]),
        "amount": sum(row[4] for row in ledger["invoices"]),
        "open": sum(row[5] > 0 for row in ledger["invoices"]),
        "balance": sum(row[5] for row in ledger["invoices"]),
        "disputed": sum(row[6] for row in ledger["invoices"]),
        "payments": len(ledger["payments"]),
        "paid": sum(row[2] for row in ledger["payments"]),
        "holds": len(ledger["holds"]),
    }


def by_hand(folder: Path) -> dict[str, int]:
    """Return the same, read out of the first file without any of the product's code."""
    with (folder / "accounts_receivable_mdy.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if day(row["InvoiceDate"]) <= AS_OF]
    cents = [int(Decimal(row["InvoiceAmount"]) * 100) for row in rows]
    later = [day(row["SettledDate"]) > AS_OF for row in rows]
    disputed = [row["Disputed"] == "Yes" for row in rows]
    return {
        "clients": len({row["customerID"] for row in rows}),
        "invoices": len(rows),
        "amount": sum(cents),
        "open": sum(later),
        "balance": sum(minor for minor, is_open in zip(cents, later, strict=True) if is_open),
        "disputed": sum(minor for minor, *both in zip(cents, later, disputed, strict=True) if all(both)),
        "payments": len(rows) - sum(later),
        "paid": sum(minor for minor, is_open in zip(cents, later, strict=True) if not is_open),
        "holds": sum(all(both) for both in zip(later, disputed, strict=True)),
    }


def day(text: str) -> date:
    """Read a date, month first."""
    return datetime.strptime(text, "%m/%d/%Y").date()  # noqa: DTZ007 - a day, which has no zone


if __name__ == "__main__":
    result = main(Path(sys.argv[1]))
    sys.stdout.write(f"{json.dumps(result, indent=2)}\n")
    sys.exit(0 if result["same"] else 1)
