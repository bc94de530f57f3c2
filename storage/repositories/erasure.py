"""Erase a client: who they are and all that was said goes; what the law lets one keep stays under the number alone.

A test fills every column of every table, and finds nothing afterwards that `bot/kept.yml` does not name.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import TextClause
from sqlalchemy.orm import Session

from storage.repositories.erasing import OWN_ADDRESSES, STATEMENTS, TOLD, VISITORS

BOOKS = frozenset(
    {
        "account.reopened",
        "account.settled",
        "credit.written",
        "invoice.acknowledged",
        "payment.allocated",
        "payment.reversed",
    }
)
"""What the log tells of the books, and of papers that are out: it stays, for it holds numbers and amounts alone."""


class Erasure:
    """What goes of a client; all creditors that may know the same person or address must be in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def own_addresses(self, creditor: str, client: str) -> list[int]:
        """Return the addresses that are this client's and nobody else's."""
        return list(self._session.scalars(OWN_ADDRESSES, {"creditor": creditor, "client": client}))

    def visitors(self, creditor: str, client: str, addresses: list[int]) -> list[tuple[str, str]]:
        """Return creditor and id under which whoever wrote from these addresses was kept before they were known."""
        values = {"creditor": creditor, "client": client, "addresses": addresses}
        return [(row.creditor_id, row.id) for row in self._session.execute(VISITORS, values)]

    def told(self, creditor: str, client: str) -> list[int]:
        """Return the audit entries that tell of a client and hold no books; ask before anything is erased."""
        rows = self._session.execute(TOLD, {"creditor": creditor, "client": client})
        return [row.seq for row in rows if row.action not in BOOKS]

    def erase(self, creditor: str, client: str, addresses: list[int], now: datetime) -> dict[str, int]:
        """Erase everything but the audit log's part, and return how many rows of which table were touched."""
        values = {"creditor": creditor, "client": client, "addresses": addresses, "now": now}
        self._session.flush()
        counts = {name: sum(self._run(one, values) for one in rows) for name, rows in STATEMENTS.items()}
        self._session.expire_all()
        return {name: count for name, count in counts.items() if count}

    def _run(self, statement: TextClause, values: Mapping[str, Any]) -> int:
        result: Any = self._session.execute(statement, values)
        count: int = result.rowcount
        return count
