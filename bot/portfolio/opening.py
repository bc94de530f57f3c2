"""Open whatever holds a portfolio: a table of text, a workbook, or tax documents in a file, a folder or an archive."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.portfolio import columns, mapping
from bot.portfolio.reader import opened
from bot.portfolio.source import Source, look_at
from bot.portfolio.table import Table
from storage.staging.stock import known_documents
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Opening:
    """A portfolio that was looked at, and the manners in which it is read. Tax documents have manners of their own."""

    source: Source
    manners: mapping.Mapping
    is_tax: bool

    def table(self, uow: UnitOfWork, vault: Vault, creditor: str) -> AbstractContextManager[Table]:
        """Open it; whoever a tax document names by a document that is known is that client. Raises BadFile."""
        if self.is_tax:
            from bot.portfolio.taxes.rows import table  # noqa: PLC0415 - who imports a table does without XML

            known = known_documents(uow.session, creditor)
            return nullcontext(table(self.source, partial(_find, vault, known)))
        names = {self.manners.columns.get(column, column).casefold() for column in columns.ALL}
        return opened(self.source, self.manners, names)


def _find(vault: Vault, known: Mapping[bytes, str], country: str, document: str) -> str | None:
    """Return who is known by a document, under whichever key that is accepted."""
    return next((known[index] for index in vault.indexes(country, document) if index in known), None)


def open_portfolio(path: Path, mapping_path: Path | None) -> Opening:
    """Look at a portfolio and its mapping. Raises BadFile."""
    from bot.portfolio.taxes.files import holds_documents  # noqa: PLC0415

    manners = mapping.read(mapping_path) if mapping_path else mapping.PLAIN
    source = look_at(path, manners.encoding)
    is_tax = holds_documents(source)
    own = mapping.Mapping(defaults=manners.defaults, values=manners.values) if is_tax else manners
    return Opening(source, own, is_tax)
