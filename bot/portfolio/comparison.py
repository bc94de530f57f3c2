"""Read a creditor's file as an import would, and compare it with what we know; nothing is written anywhere."""

from collections import Counter
from pathlib import Path

from bot.creditors.document import CreditorFile
from bot.errors import UnknownCreditor
from bot.portfolio import columns, mapping
from bot.portfolio.differences import Findings, differences
from bot.portfolio.layout import Layout
from bot.portfolio.reader import opened
from bot.portfolio.rows import BadRow, RowReader
from bot.portfolio.source import look_at
from storage.staging import InvoiceRow
from storage.staging.stock import known_invoices
from storage.unit_of_work import UnitOfWork

BATCH_ROWS = 10_000


def compare(uow: UnitOfWork, creditor: str, path: Path, mapping_path: Path | None = None) -> Findings:
    """Return what differs between a file and what is known of a creditor. Raises BadFile and UnknownCreditor."""
    row = uow.creditors.find(creditor)
    if row is None:
        raise UnknownCreditor(creditor)
    owner = CreditorFile.model_validate(row.document)
    manners = mapping.read(mapping_path) if mapping_path else mapping.PLAIN
    file, unread, tells_balance = _read(path, manners, owner)
    known = known_invoices(uow.session, creditor)
    found = differences(file, known, owner.currency, tells_balance=tells_balance)
    return Findings(creditor, owner.currency, len(file), dict(unread.most_common()), tuple(found))


def _read(
    path: Path, manners: mapping.Mapping, owner: CreditorFile
) -> tuple[dict[str, InvoiceRow], Counter[str], bool]:
    """Return the last row of each number, the reasons of rows that cannot be read, whether balances are told."""
    file: dict[str, InvoiceRow] = {}
    unread: Counter[str] = Counter()
    names = {manners.columns.get(column, column).casefold() for column in columns.ALL}
    with opened(look_at(path, manners.encoding), manners, names) as table:
        layout = Layout(table.header, manners, path.name)
        reader = RowReader(layout, manners, owner, None)
        for row in table.rows:
            try:
                reader.read(row)
            except BadRow as fault:
                unread[str(fault)] += 1
            if len(reader.batch.invoices) >= BATCH_ROWS:
                file.update((one.number, one) for one in reader.take_batch().invoices)
        file.update((one.number, one) for one in reader.take_batch().invoices)
        return file, unread, layout.has("balance") or layout.has("paid_on")
