"""Import a portfolio: look at the file, read it row by row, take the rows in by batches, all in one transaction.

While one batch is taken in by the database, the next one is read. Rows that a database must refuse (an invoice of
another client) are known only at the end; they are then looked up in the file by their place.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from bot.creditors.document import CreditorFile
from bot.errors import UnknownCreditor
from bot.freshness import told_at
from bot.overlap import take_in
from bot.portfolio.layout import Layout
from bot.portfolio.opening import Opening, open_portfolio
from bot.portfolio.rejected import Rejected, Unwritten
from bot.portfolio.report import Report
from bot.portfolio.rows import BadRow, NotIssued, RowReader
from bot.portfolio.table import Row, Table
from storage.database import Database
from storage.staging import Batch, Intake, Settled, Told
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

BATCH_ROWS = 30_000  #: so many that waiting for each other costs reader and database little
REASONS_MAX = 50  #: different reasons that are counted apart
OTHER = "other reasons"
ANOTHERS = "invoice_number belongs to another client; give this invoice a number of its own"


def import_portfolio(  # noqa: PLR0913 - what an import is made of
    database: Database,
    vault: Vault,
    creditor: str,
    path: Path,
    mapping_path: Path | None = None,
    as_of: date | None = None,
    *,
    dry_run: bool = False,
    progress: Callable[[int], object] = lambda _: None,
    now: datetime,
) -> Report:
    """Import the clients and invoices of a file for a creditor, and return what was done.

    With `as_of`, payments after that day are not known yet, and invoices issued after it are left out. A dry run
    writes nothing and reports the same. `progress` is told how many bytes of the file are done. Raises BadFile,
    UnknownCreditor, ImportUnderWay; then, as when the process dies, nothing was imported.
    """
    opening = open_portfolio(path, mapping_path)
    with database.unit_of_work(creditor) as uow:
        owner = _owner(uow, creditor)
        story = _Import(uow, vault, owner, opening, as_of, now, is_dry=dry_run)
        report = story.run(progress)
    progress(opening.source.size)
    return report


def _owner(uow: UnitOfWork, creditor: str) -> CreditorFile:
    row = uow.creditors.find(creditor)
    if row is None:
        raise UnknownCreditor(creditor)
    return CreditorFile.model_validate(row.document)


@dataclass(slots=True)
class _Count:
    """How many rows went which way, and why."""

    accepted: int = 0
    rejected: int = 0
    not_issued: int = 0
    credits: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def reject(self, reason: str) -> None:
        self.rejected += 1
        self.reasons[reason if reason in self.reasons or len(self.reasons) < REASONS_MAX else OTHER] += 1


@dataclass(slots=True)
class _Import:
    """One import under way."""

    uow: UnitOfWork
    vault: Vault
    owner: CreditorFile
    opening: Opening
    as_of: date | None
    now: datetime
    is_dry: bool
    count: _Count = field(default_factory=_Count)

    def run(self, progress: Callable[[int], object]) -> Report:
        """Take in the whole file; keep it unless this is a dry run."""
        path, manners = self.opening.source.path, self.opening.manners
        with self._table() as table:
            layout = Layout(table.header, manners, path.name)
            reader = RowReader(layout, manners, self.owner, self.as_of)
            intake = self._intake(layout)
            paper = Unwritten if self.is_dry else Rejected
            with paper(path, table.header, table.encoding, table.delimiter) as rejected:
                take_in(self._batches(table, reader, rejected, progress), intake.put)
                settled = intake.settle()
                self._reject_late(intake, settled, rejected)
                self._lower(table, rejected)
                report = self._report(settled, reader, layout)
                return self._keep(report, intake, rejected)

    def _table(self) -> AbstractContextManager[Table]:
        return self.opening.table(self.uow, self.vault, self.owner.creditor)

    def _intake(self, layout: Layout) -> Intake:
        told = Told(layout.has("balance"), layout.has("paid_on"), layout.has("disputed"))
        return Intake(self.uow, self.vault, self.owner.creditor, self.owner.currency, told, self.now)

    def _batches(
        self, table: Table, reader: RowReader, rejected: Rejected, progress: Callable[[int], object]
    ) -> Iterator[Batch]:
        for row in table.rows:
            self._read(row, reader, rejected)
            if len(reader.batch.invoices) >= BATCH_ROWS:
                progress(row.position)
                yield reader.take_batch()
        yield reader.take_batch()

    def _read(self, row: Row, reader: RowReader, rejected: Rejected) -> None:
        try:
            reader.read(row)
            self.count.accepted += 1
        except NotIssued:
            self.count.not_issued += 1
        except BadRow as fault:
            self.count.reject(str(fault))
            rejected.add(row.cells, str(fault))

    def _reject_late(self, intake: Intake, settled: Settled, rejected: Rejected) -> None:
        """Reject the rows that only the database could refuse; both they and the file are in order."""
        if not settled.refused:
            return
        self.count.accepted -= settled.refused
        with self._table() as table:
            rows = iter(table.rows)
            for line in intake.refused():
                row = next(row for row in rows if row.place == line)
                self.count.reject(ANOTHERS)
                rejected.add(row.cells, ANOTHERS)

    def _lower(self, table: Table, rejected: Rejected) -> None:
        """Write the credit notes of tax documents, once the bills that they lower are known."""
        from bot.portfolio.lowering import lower  # noqa: PLC0415 - only tax documents hold any

        for note in table.credits:
            try:
                if self.as_of is None or note.dated_on <= self.as_of.isoformat():
                    lower(self.uow, self.owner, note, self.now)
                    self.count.credits += 1
            except BadRow as fault:
                self.count.reject(str(fault))
                rejected.add(note.cells, str(fault))

    def _report(self, settled: Settled, reader: RowReader, layout: Layout) -> Report:
        count = self.count
        return Report(
            accepted=count.accepted,
            rejected=count.rejected,
            not_issued=count.not_issued,
            created=settled.created,
            updated=settled.updated,
            unchanged=count.accepted - settled.created - settled.updated,
            clients=settled.clients,
            credits=count.credits,
            rejected_path=None,
            reasons=dict(count.reasons.most_common()),
            warnings=dict(reader.warnings.most_common()),
            ignored=layout.ignored(),
            is_dry=self.is_dry,
        )

    def _keep(self, report: Report, intake: Intake, rejected: Rejected) -> Report:
        """Commit, then put the rejected rows where the operator finds them; a dry run leaves the block unsaved."""
        if self.is_dry:
            return report
        self.uow.creditors.tell_figures(self.owner.creditor, told_at(self.now, self.as_of, self.owner.timezone))
        intake.note(f"portfolio:{self.opening.source.sha256[:12]}", self._note(report))
        if self.uow.payments.clients_in_favour(self.owner.creditor):
            self.uow.jobs.put("favour", self.now)  # money of theirs may pay what has come
        self.uow.commit()
        return replace(report, rejected_path=rejected.publish())

    def _note(self, report: Report) -> dict[str, object]:
        """Return what the audit log keeps of an import."""
        counts = ("accepted", "rejected", "not_issued", "created", "updated", "unchanged", "clients", "credits")
        return {
            "file": self.opening.source.path.name,
            "sha256": self.opening.source.sha256,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            **{name: getattr(report, name) for name in counts},
        }
