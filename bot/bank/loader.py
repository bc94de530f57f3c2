"""Import a file of payments: look at it, read it entry by entry, take entries in by batches, each in a transaction.

While one is taken in, the next one is read. A batch that was taken in stays so when a later one fails; the file is
imported again then, and what is known stays.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from bot.bank.camt import read_camt
from bot.bank.entry import Line, Statement
from bot.bank.form import Form, form_of
from bot.bank.mt940 import read_mt940
from bot.bank.receiving import TAKEN, Outcome, Receiver
from bot.bank.report import Report
from bot.bank.table import PAYMENTS, read_table
from bot.errors import UnknownCreditor
from bot.overlap import take_in
from bot.portfolio import mapping
from bot.portfolio.rejected import Rejected, Unwritten
from bot.portfolio.source import Source, look_at
from storage.database import Database
from storage.schema import Creditor

BATCH = 1_000  #: lines taken in together
REVERSALS_MAX = 100  #: that a report names
ACTOR = "operator"
STATEMENTS = {Form.CAMT: read_camt, Form.MT940: read_mt940}


def import_payments(
    database: Database,
    receiver: Receiver,
    creditor: str,
    path: Path,
    mapping_path: Path | None = None,
    *,
    dry_run: bool = False,
    progress: Callable[[int], object] = lambda _: None,
    now: datetime,
) -> Report:
    """Import the payments of a file for a creditor, and return what was done.

    A dry run writes nothing and reports what would be done. `progress` is told how many bytes of the file are done.
    Raises BadFile, UnknownCreditor.
    """
    manners = mapping.read(mapping_path, PAYMENTS) if mapping_path else mapping.PLAIN
    source = look_at(path, manners.encoding)
    with database.unit_of_work(creditor) as uow:
        owner = uow.creditors.find(creditor)
    if owner is None:
        raise UnknownCreditor(creditor)
    form, paper = form_of(source), Unwritten if dry_run else Rejected
    with (
        _opened(form, source, manners, owner.currency) as statement,
        paper(path, statement.header, statement.encoding, statement.delimiter) as rejected,
    ):
        story = _Import(database, receiver, owner, rejected, Report(form.value, dry_run), now)
        report = story.run(statement, progress)
        report.rejected_path = rejected.publish()
    progress(source.size)
    return report


@contextmanager
def _opened(form: Form, source: Source, manners: mapping.Mapping, currency: str) -> Iterator[Statement]:
    if form is Form.TABLE:
        with read_table(source, manners, currency) as statement:
            yield statement
    else:
        yield STATEMENTS[form](source)


@dataclass(slots=True)
class _Import:
    """One import under way."""

    database: Database
    receiver: Receiver
    owner: Creditor
    rejected: Rejected
    report: Report
    now: datetime

    def run(self, statement: Statement, progress: Callable[[int], object]) -> Report:
        """Take in the whole file, batch by batch."""
        lines = iter(statement.lines)

        def take(batch: list[Line]) -> None:
            self._take(batch)
            progress(batch[-1].position)

        take_in(iter(lambda: list(islice(lines, BATCH)), []), take)
        return self.report

    def _take(self, batch: list[Line]) -> None:
        found = [(line, line.entry) for line in batch if line.entry is not None]
        with self.database.unit_of_work(self.owner.id) as uow:
            entries = [entry for _, entry in found]
            outcomes = self.receiver.receive(uow, self.owner, entries, self.report.form, ACTOR, self.now)
            if not self.report.is_dry:
                uow.commit()
        for line in batch:
            self._sort_out(line)
        for (line, entry), outcome in zip(found, outcomes, strict=True):
            if outcome is Outcome.REFUSED:
                self._reject(line, TAKEN)
            self.report.outcomes[outcome] += 1
            if outcome is Outcome.REVERSAL and len(self.report.reversals) < REVERSALS_MAX:
                self.report.reversals.append(entry.reference)

    def _sort_out(self, line: Line) -> None:
        """Count what is no entry, and send back what cannot be read."""
        if line.fault:
            self._reject(line, line.fault)
        elif line.entry is None:
            self.report.ignored += 1

    def _reject(self, line: Line, reason: str) -> None:
        self.report.reject(reason)
        self.rejected.add(line.cells, reason)
