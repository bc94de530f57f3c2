"""Import text for a creditor, and tell what the database then holds."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select

from bot.creditors.document import CreditorFile
from bot.portfolio import Report, import_portfolio
from storage.database import Database
from storage.schema import Address, AuditEntry, Client, ContactPoint, Hold, Invoice, Payment
from storage.vault import Vault

NOW = datetime(2026, 3, 5, 15, tzinfo=UTC)
VAULT = Vault("a key for tests, of thirty-two characters")
HEADER = "client_id,name,invoice_number,due_on,amount"


def owner(creditor: str = "a", **facts: object) -> CreditorFile:
    """Return a creditor of Chile, or with other facts."""
    usual = {
        "name": "Aguas",
        "country": "CL",
        "currency": "CLP",
        "timezone": "America/Santiago",
        "locale": "es-CL",
        "adviser_hours": {"mon_fri": ["09:00", "18:00"]},
        "policy": "policy.yml",
    }
    return CreditorFile.model_validate({"creditor": creditor, **usual, **facts})


@dataclass(frozen=True)
class ImportDesk:
    """Imports into one database from one folder."""

    database: Database
    folder: Path

    def add(self, creditor: str = "a", **facts: object) -> None:
        """Write a creditor."""
        described = owner(creditor, **facts)
        with self.database.unit_of_work(creditor) as uow:
            row = described.model_dump(include={"name", "country", "currency", "timezone", "locale"})
            uow.creditors.put(creditor, NOW, document=described.model_dump(mode="json"), **row)
            uow.commit()

    def write(self, content: str | bytes, name: str = "portfolio.csv") -> Path:
        """Write a file."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def take(
        self,
        content: str | bytes | Path,
        mapping: str | Path | None = None,
        creditor: str = "a",
        as_of: date | None = None,
        *,
        dry_run: bool = False,
        now: datetime = NOW,
    ) -> Report:
        """Import a file, or a text as one. `mapping` is a file, or its text."""
        path = content if isinstance(content, Path) else self.write(content)
        if isinstance(mapping, str):
            mapping = self.write(mapping, "mapping.yml")
        return import_portfolio(
            self.database, VAULT, creditor, path, mapping, as_of, dry_run=dry_run, now=now
        )  # fmt: skip

    def invoices(self, creditor: str = "a") -> list[tuple[Any, ...]]:
        """Return number, client, amount, balance, disputed amount and status of every invoice."""
        columns = (
            Invoice.number,
            Invoice.client_id,
            Invoice.amount,
            Invoice.balance,
            Invoice.disputed_amount,
            Invoice.status,
        )
        return self._all(creditor, select(*columns).order_by(Invoice.number))

    def payments(self, creditor: str = "a") -> list[tuple[Any, ...]]:
        """Return reference, client, amount and day of every payment."""
        columns = (Payment.reference, Payment.client_id, Payment.amount, Payment.paid_on)
        return self._all(creditor, select(*columns).order_by(Payment.reference))

    def points(self, creditor: str = "a") -> list[tuple[Any, ...]]:
        """Return client, channel, address and consent of every contact point."""
        columns = (ContactPoint.client_id, Address.channel, Address.address, ContactPoint.consent)
        joined = select(*columns).join(Address, Address.id == ContactPoint.address_id)
        return self._all(creditor, joined.order_by(ContactPoint.client_id, Address.channel, Address.address))

    def holds(self, creditor: str = "a") -> list[tuple[Any, ...]]:
        """Return the invoice of every hold, and whether it still stands."""
        return self._all(creditor, select(Hold.invoice_number, Hold.lifted_at.is_(None)).order_by(Hold.id))

    def client(self, client: str, creditor: str = "a") -> Client:
        """Return a client."""
        with self.database.unit_of_work(creditor) as uow:
            return uow.clients.get(creditor, client)

    def audit(self, creditor: str = "a") -> list[tuple[str, str]]:
        """Return action and subject of every entry; the chain must be whole."""
        with self.database.unit_of_work(creditor) as uow:
            assert uow.audit.verify(creditor).is_whole
        return self._all(creditor, select(AuditEntry.action, AuditEntry.subject).order_by(AuditEntry.seq))

    def everything(self, creditor: str = "a") -> dict[str, list[str]]:
        """Return every column of what an import may write, but for the audit log."""
        tables = (Client, ContactPoint, Invoice, Payment, Hold)
        return {
            table.__tablename__: sorted(repr(row) for row in self._all(creditor, select(*table.__table__.columns)))
            for table in tables
        }

    def _all(self, creditor: str, statement: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        with self.database.unit_of_work(creditor) as uow:
            return [tuple(row) for row in uow.session.execute(statement)]
