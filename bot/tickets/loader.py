"""Import a file of tickets and orders: read row by row, written by batches, all in one transaction."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.errors import UnknownCreditor
from bot.portfolio import mapping
from bot.portfolio.layout import Layout
from bot.portfolio.reader import opened
from bot.portfolio.rejected import Rejected, Unwritten
from bot.portfolio.rows import BadRow
from bot.portfolio.source import Source, look_at
from bot.portfolio.table import Table
from bot.tickets.book import REFUSED, write
from bot.tickets.form import ALL, TICKETS
from bot.tickets.report import Report
from bot.tickets.rows import RowReader, Told
from storage.database import Database
from storage.unit_of_work import UnitOfWork

BATCH_ROWS = 2_000

Batch = dict[str, tuple[Told, list[str]]]
"""Tickets by their numbers, each with the cells that it was read from."""


def import_tickets(
    database: Database,
    creditor: str,
    path: Path,
    mapping_path: Path | None = None,
    *,
    dry_run: bool = False,
    now: datetime,
) -> Report:
    """Import the tickets of a file for a creditor, and return what was done; a dry run writes nothing.

    Of several rows with one number the last one counts. Raises BadFile, UnknownCreditor.
    """
    manners = mapping.read(mapping_path, TICKETS) if mapping_path else mapping.PLAIN
    source = look_at(path, manners.encoding)
    with database.unit_of_work(creditor) as uow:
        owner = uow.creditors.find(creditor)
        if owner is None:
            raise UnknownCreditor(creditor)
        today = now.astimezone(ZoneInfo(owner.timezone)).date()
        return _Import(uow, creditor, source, manners, today, now, is_dry=dry_run).run()


@dataclass(slots=True)
class _Import:
    """One import under way."""

    uow: UnitOfWork
    creditor: str
    source: Source
    manners: mapping.Mapping
    today: date
    now: datetime
    is_dry: bool
    came: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def run(self) -> Report:
        """Take in the whole file; keep it unless this is a dry run."""
        names = {self.manners.columns.get(column, column).casefold() for column in ALL}
        paper = Unwritten if self.is_dry else Rejected
        with opened(self.source, self.manners, names) as table:
            layout = Layout(table.header, self.manners, self.source.path.name, TICKETS)
            with paper(self.source.path, table.header, table.encoding, table.delimiter) as rejected:
                for batch in self._batches(table, RowReader(layout, self.manners), rejected):
                    self._write(batch, rejected)
                return self._keep(self._report(layout), rejected)

    def _batches(self, table: Table, reader: RowReader, rejected: Rejected) -> Iterator[Batch]:
        batch: Batch = {}
        for row in table.rows:
            try:
                told = reader.read(row)
            except BadRow as fault:
                self._reject(row.cells, str(fault), rejected)
                continue
            self.came["unchanged"] += told.number in batch  # the row before says nothing any more
            batch[told.number] = (told, row.cells)
            if len(batch) >= BATCH_ROWS:
                yield batch
                batch = {}
        yield batch

    def _write(self, batch: Batch, rejected: Rejected) -> None:
        told = [one for one, _ in batch.values()]
        every = write(self.uow, self.creditor, told, self.today, self.now)
        for came, (_, cells) in zip(every, batch.values(), strict=True):
            if came in REFUSED:
                self._reject(cells, REFUSED[came], rejected)
            else:
                self.came[came] += 1

    def _reject(self, cells: list[str], reason: str, rejected: Rejected) -> None:
        self.reasons[reason] += 1
        rejected.add(cells, reason)

    def _report(self, layout: Layout) -> Report:
        return Report(
            created=self.came["created"],
            updated=self.came["updated"],
            unchanged=self.came["unchanged"],
            rejected=self.reasons.total(),
            rejected_path=None,
            reasons=dict(self.reasons.most_common()),
            ignored=layout.ignored(),
            is_dry=self.is_dry,
        )

    def _keep(self, report: Report, rejected: Rejected) -> Report:
        """Commit with a line for the audit, then put the rejected rows where the operator finds them."""
        if self.is_dry:
            return report
        counts = {name: getattr(report, name) for name in ("accepted", "rejected", "created", "updated", "unchanged")}
        told = {"file": self.source.path.name, "sha256": self.source.sha256, **counts}
        subject = f"tickets:{self.source.sha256[:12]}"
        self.uow.audit.append(self.creditor, self.now, "operator", "tickets.imported", subject, told)
        self.uow.commit()
        return replace(report, rejected_path=rejected.publish())
