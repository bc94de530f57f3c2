"""Seal anew, under the current key, what another key sealed: page by page, each in a transaction of its own.

A page that is done is known by its rows: whoever begins again passes over them, and nothing else is kept of how far it
came. A row that is written meanwhile is left to whoever wrote it, under the current key.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, TextClause, text
from sqlalchemy.orm import Session

from storage.errors import NotSealed
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Sealed:
    """A table with sealed columns, and what tells its rows apart."""

    table: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]

    def page(self, *, first: bool) -> TextClause:
        """Return the statement that reads the next rows in the order of their keys."""
        keys, some = ", ".join(self.keys), " OR ".join(f"{column} IS NOT NULL" for column in self.columns)
        after = "" if first else f"({keys}) > ({', '.join(f':{key}' for key in self.keys)}) AND "
        columns = ", ".join(self.columns)
        return text(f"SELECT {keys}, {columns} FROM {self.table} WHERE {after}({some}) ORDER BY {keys} LIMIT :most")  # noqa: S608

    def update(self, column: str) -> TextClause:
        """Return the statement that writes one value, unless another one stands there by now."""
        where = " AND ".join(f"{key} = :{key}" for key in self.keys)
        return text(f"UPDATE {self.table} SET {column} = :new WHERE {where} AND {column} = :old")  # noqa: S608


SEALED = (
    Sealed("clients", ("creditor_id", "id"), ("document_sealed", "birth_date_sealed")),
    Sealed("representatives", ("creditor_id", "id"), ("document_sealed",)),
    Sealed("unmatched_payments", ("creditor_id", "id"), ("payer_sealed", "text_sealed")),
    Sealed("webhooks", ("creditor_id", "id"), ("secret_sealed",)),
    Sealed("creditors", ("id",), ("payments_key_sealed",)),
    Sealed("staff", ("id",), ("code_secret",)),
    Sealed("idempotency", ("api_key_id", "route", "key_hash"), ("response",)),
)
"""Everything that the vault seals and that stays for longer than a job."""


@dataclass(slots=True)
class Tally:
    """How many values of a table were seen, sealed anew, and opened by no key that is set."""

    table: str
    seen: int = 0
    renewed: int = 0
    lost: int = 0


def reseal(session: Session, vault: Vault, sealed: Sealed, tally: Tally, after: Any, most: int) -> Any:  # noqa: ANN401
    """Seal one page anew and count it; return its last row, to be given next time, and nothing after the last page."""
    told = {key: getattr(after, key) for key in sealed.keys} if after is not None else {}
    rows = session.execute(sealed.page(first=after is None), {**told, "most": most}).all()
    for column in sealed.columns:
        changes = list(_changes(vault, sealed, column, rows, tally))
        if changes:
            session.execute(sealed.update(column), changes)
    return rows[-1] if rows else None


def _changes(
    vault: Vault, sealed: Sealed, column: str, rows: Sequence[Row[Any]], tally: Tally
) -> Iterator[dict[str, Any]]:
    for row in rows:
        old = getattr(row, column)
        if old is None:
            continue
        tally.seen += 1
        if vault.is_current(bytes(old)):
            continue
        try:
            new = vault.seal(vault.open(bytes(old)))
        except NotSealed:
            tally.lost += 1
            continue
        tally.renewed += 1
        yield {**{key: getattr(row, key) for key in sealed.keys}, "old": old, "new": new}
