"""Read a creditor's file as an import would, and compare it with what we know; nothing is written anywhere."""

from collections import Counter
from pathlib import Path

from bot.creditors.document import CreditorFile
from bot.errors import UnknownCreditor
from bot.portfolio.differences import Findings, differences
from bot.portfolio.layout import Layout
from bot.portfolio.opening import open_portfolio
from bot.portfolio.rows import BadRow, RowReader
from bot.portfolio.table import Table
from storage.staging import InvoiceRow
from storage.staging.stock import known_invoices
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

BATCH_ROWS = 10_000


def compare(uow: UnitOfWork, vault: Vault, creditor: str, path: Path, mapping_path: Path | None = None) -> Findings:
    """Return what differs between a file and what is known of a creditor. Raises BadFile and UnknownCreditor."""
    row = uow.creditors.find(creditor)
    if row is None:
        raise UnknownCreditor(creditor)
    owner = CreditorFile.model_validate(row.document)
    opening = open_portfolio(path, mapping_path)
    with opening.table(uow, vault, creditor) as table:
        layout = Layout(table.header, opening.manners, path.name)
        file, unread = _read(table, RowReader(layout, opening.manners, owner, None))
        tells_balance = layout.has("balance") or layout.has("paid_on")
    known = known_invoices(uow.session, creditor)
    found = differences(file, known, owner.currency, tells_balance=tells_balance)
    return Findings(creditor, owner.currency, len(file), dict(unread.most_common()), tuple(found))


def _read(table: Table, reader: RowReader) -> tuple[dict[str, InvoiceRow], Counter[str]]:
    """Return the last row of each number, and the reasons of rows that cannot be read."""
    file: dict[str, InvoiceRow] = {}
    unread: Counter[str] = Counter()
    for row in table.rows:
        try:
            reader.read(row)
        except BadRow as fault:
            unread[str(fault)] += 1
        if len(reader.batch.invoices) >= BATCH_ROWS:
            file.update((one.number, one) for one in reader.take_batch().invoices)
    file.update((one.number, one) for one in reader.take_batch().invoices)
    return file, unread
