"""Take in the clients and invoices of one creditor, batch by batch, in the transaction of one unit of work."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from storage.errors import StorageError
from storage.repositories.people import People
from storage.schema import Event, Json
from storage.staging import agreed, arrivals, carried, known, settled, settlement, tables, wishes
from storage.staging.rows import Batch, ClientRow
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault, normalise_document

LOCK_KEY = 0x494D504F5254  #: "IMPORT"; two at once would wait for each other's people and addresses
LOCKED_STATE = "55P03"  #: lock_not_available
PREFIX = "import:"  #: before an invoice's number, the reference of the payment that a file tells of
SOURCE = "import"
HOLD = "dispute_invoice"
ACTOR = "operator"
AUDIT_BATCH = 2_000  #: entries written together

MEMORY = text("SET LOCAL work_mem = '64MB'")
# A plan that this connection made for a file of a few rows goes through all of them for each of thirty thousand.
ANEW = text("DISCARD PLANS")
# Tables that grew since anybody counted them look small to the planner, and a loop over them never ends.
NO_LOOPS = text("SET LOCAL enable_nestloop = off")
# Whoever counts a table that an import fills (autovacuum's ANALYZE) finds all of its pages and none of its rows, and by
# that each bill's search for its client is planned through all clients: it never ends. Others' writing goes on.
UNCOUNTED = text("LOCK TABLE people, clients, addresses, invoices, payments IN SHARE UPDATE EXCLUSIVE MODE")
# So does whoever counted it when it was empty and had pages left: it passes for empty however much is written.
COUNTED_EMPTY = text("""
    SELECT bool_or(relpages > 0 AND reltuples = 0) FROM pg_class
    WHERE oid = ANY(ARRAY['people', 'clients', 'addresses', 'invoices', 'payments']::regclass[])
""")
TRY_LOCK = text("SELECT pg_try_advisory_xact_lock(:key)")
SEALED = text("""
    SELECT id, country, document_sealed, birth_date_sealed FROM clients
    WHERE creditor_id = :creditor AND id = ANY(:ids)
""")


class ImportUnderWay(StorageError):
    """Another import has not ended."""

    def __init__(self) -> None:
        """Name the remedy."""
        super().__init__("Another import is under way in this database: begin this one when it has ended.")


class TablesBusy(StorageError):
    """Somebody counts the tables, or makes an index."""

    def __init__(self) -> None:
        """Name the remedy."""
        super().__init__("A VACUUM, an ANALYZE or a new index is under way: begin this import when it has ended.")


@dataclass(frozen=True, slots=True)
class Told:
    """What a file tells of invoices at all; of the rest nothing known changes."""

    balance: bool
    payment: bool
    dispute: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """How many invoices were written anew or changed, how many known clients changed, how many rows were refused."""

    created: int
    updated: int
    clients: int
    refused: int


class Intake:
    """One import of one creditor. Amounts are minor units of `currency`."""

    def __init__(self, uow: UnitOfWork, vault: Vault, creditor: str, currency: str, told: Told, now: datetime) -> None:
        """Begin; raises ImportUnderWay while another import runs."""
        self._uow, self._session, self._vault, self._now = uow, uow.session, vault, now
        self._creditor = creditor
        self._created = 0
        self._values: dict[str, Any] = {
            "creditor": creditor,
            "currency": currency,
            "now": now,
            "prefix": PREFIX,
            "source": SOURCE,
            "hold": HOLD,
            "actor": ACTOR,
            "job": settled.JOB,
            "asked_since": now - settled.ASKED_LATELY,
            "tells_balance": told.balance or told.payment,
            "tells_payment": told.payment,
            "tells_dispute": told.dispute,
        }
        if not self._session.scalar(TRY_LOCK, {"key": LOCK_KEY}):
            raise ImportUnderWay
        self._keep_uncounted()
        self._session.execute(ANEW)
        self._session.execute(MEMORY)
        if self._session.scalar(COUNTED_EMPTY):
            self._session.execute(NO_LOOPS)
        tables.make(self._session)

    def put(self, batch: Batch) -> None:
        """Take in a batch: what is new is written, what is known waits for `settle`."""
        tables.fill(self._session, "invoices", batch.invoices)
        tables.fill(self._session, "clients", list(self._seal(batch.clients)))  # asks the database, which COPY forbids
        tables.fill(self._session, "points", batch.points)
        before, invoices, after = arrivals.statements(repeated=batch.has_repeats)
        for statement in before:
            self._run(statement)
        self._created += self._run(invoices)
        for statement in after:
            self._run(statement)
        tables.empty(self._session)

    def settle(self) -> Settled:
        """Bring what was known up to date, with an audit entry for each invoice and client that changed.

        Entries come last: whoever appends waits for the commit, and must not hold what others wait for.
        """
        tables.analyse(self._session)
        self._session.execute(NO_LOOPS)
        self._run(settlement.MAKE_REFUSED)
        refused = self._run(settlement.REFUSE)
        for statement in (settlement.DROP_SUPERSEDED, *known.DROP_SUPERSEDED, *known.IDENTIFY):
            self._run(statement)
        bound = list(wishes.spread(self._session))
        takes_back = wishes.remember_consent(self._session, self._creditor)
        fields = self._update_clients()
        for statement in settlement.FIND_CHANGES:
            self._run(statement)
        updated = self._session.scalar(settlement.COUNT_CHANGES) or 0
        for statement in settlement.APPLY if updated else ():
            self._run(statement)
        self._run(carried.SUPERSEDE)
        carried.free_too_much(self._session, self._creditor, self._now)
        self._run(carried.CARRY_CHANGED)
        for client, agreement, amount in agreed.fill(self._session, self._creditor, self._now):
            self._note("payment.allocated", f"client:{client}", {"agreement": agreement, "amount": amount})
        if updated:
            self._session.flush()
            self._run(settled.TELL)
        self._note_clients(fields)
        self._note_invoices()
        self._note_wishes(bound, takes_back=takes_back)
        return Settled(self._created, updated, len(fields), refused)

    def refused(self) -> Iterator[int]:
        """Return, after `settle`, the lines that give another client's invoice to somebody, in order."""
        yield from self._session.scalars(settlement.REFUSED, execution_options={"yield_per": AUDIT_BATCH})

    def note(self, subject: str, payload: Json) -> None:
        """Note the import itself in the audit log."""
        self._uow.audit.append(self._creditor, self._now, ACTOR, "portfolio.imported", subject, payload)

    def _keep_uncounted(self) -> None:
        try:
            self._session.execute(UNCOUNTED)
        except OperationalError as fault:
            if getattr(fault.orig, "sqlstate", None) == LOCKED_STATE:
                raise TablesBusy from fault
            raise

    def _run(self, statement: Any) -> int:  # noqa: ANN401 - a statement in text
        result: Any = self._session.execute(statement, self._values)
        count: int = result.rowcount
        return count

    def _seal(self, rows: list[ClientRow]) -> Iterator[tuple[Any, ...]]:
        """Yield clients with their identity sealed; what is sealed already stays as it is, and so does not differ."""
        ids = [row.id for row in rows if row.document or row.birth_date]
        found = self._session.execute(SEALED, {"creditor": self._creditor, "ids": ids}) if ids else ()
        sealed = {row.id: row for row in found}
        self._adopt(rows, sealed)
        for row in rows:
            document, index = self._document(row, sealed)
            yield (*row[:9], document, index, self._birth_date(row, sealed), *row[11:])

    def _adopt(self, rows: list[ClientRow], sealed: Mapping[str, Any]) -> None:
        """Let who is known by a document under another key be known by it under the current one."""
        told = [(_country(row, sealed.get(row.id)), row.document) for row in rows if row.document is not None]
        People(self._session).adopt([pair for one in told for pair in self._vault.renewals(*one)])

    def _document(self, row: ClientRow, sealed: Mapping[str, Any]) -> tuple[bytes | None, bytes | None]:
        if row.document is None:
            return None, None
        stored = sealed.get(row.id)
        index = self._vault.index(_country(row, stored), row.document)
        kept = stored.document_sealed if stored else None
        if kept is not None and normalise_document(self._vault.read(kept) or "") == normalise_document(row.document):
            return kept, index
        return self._vault.seal(row.document), index

    def _birth_date(self, row: ClientRow, sealed: Mapping[str, Any]) -> bytes | None:
        if row.birth_date is None:
            return None
        born = row.birth_date.isoformat()
        kept: bytes | None = sealed[row.id].birth_date_sealed if row.id in sealed else None
        return kept if kept is not None and self._vault.read(kept) == born else self._vault.seal(born)

    def _update_clients(self) -> dict[str, list[str]]:
        """Write what changed of known clients and their addresses; return whose and what, never the values."""
        rows = self._session.execute(known.UPDATE_CLIENTS, self._values)
        fields: dict[str, list[str]] = {row.id: row.fields for row in rows}
        self._run(known.WRITE_ADDRESSES)
        for client in self._session.scalars(known.WRITE_POINTS, self._values).unique():
            fields.setdefault(client, []).append("address")
        return fields

    def _note_clients(self, fields: Mapping[str, list[str]]) -> None:
        for count, (client, names) in enumerate(fields.items(), 1):
            self._note("client.written", f"client:{client}", {"fields": names})
            if count % AUDIT_BATCH == 0:
                self._write_notes()

    def _note_invoices(self) -> None:
        rows = self._session.execute(settlement.CHANGES, execution_options={"yield_per": AUDIT_BATCH})
        for group in rows.mappings().partitions():
            for row in group:
                payload = {"client": row["client_id"], "changed": _changed(dict(row))}
                self._note("invoice.written", f"invoice:{row['number']}", payload)
            self._write_notes()

    def _note_wishes(self, bound: Iterable[tuple[str, Json]], *, takes_back: bool) -> None:
        """Note whom this lets hear nothing more; last, for webhooks hear what is not written until the commit."""
        for client, payload in bound:
            self._note(Event.CLIENT_OPTED_OUT, f"client:{client}", payload)
        for row in wishes.withdrawn(self._session, self._creditor) if takes_back else ():
            told = (Event.CLIENT_OPTED_OUT, row.id, {"channel": row.channel})
            self._uow.deliveries.tell(self._creditor, self._now, *told)

    def _note(self, action: str, subject: str, payload: Json) -> None:
        self._uow.audit.append(self._creditor, self._now, ACTOR, action, subject, payload)

    def _write_notes(self) -> None:
        """Write the entries noted so far, and let them go: a million must not be held at once."""
        self._uow.audit.write()
        self._session.expunge_all()


def _changed(row: Json) -> Json:
    """Return what differs in an invoice: what it was, and what it is."""
    pairs = {name: (row[f"old_{name}"], row[name]) for name in settlement.TOLD_OF}
    return {name: [_plain(old), _plain(new)] for name, (old, new) in pairs.items() if old != new}


def _plain(value: Any) -> Any:  # noqa: ANN401 - a column's value, as JSON holds it
    return value.isoformat() if isinstance(value, date) else value


def _country(row: ClientRow, stored: Any) -> str:  # noqa: ANN401 - a row of the database, or none
    """Return whose document it is: as the portfolio says, else as is known, else as the creditor's."""
    country: str = row.country or (stored.country if stored else row.else_country)
    return country
