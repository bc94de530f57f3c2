"""Tell in one look what there is of a client, so that only that is read: of most clients there is little."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Traces:
    """Whether a client has, or ever had, any of these."""

    agreements: bool
    cases: bool
    difficulties: bool
    holds: bool
    payments: bool
    closed_talks: bool


ANY = "EXISTS (SELECT FROM {table} WHERE creditor_id = :creditor AND client_id = :client{more})"
TABLES = ("agreements", "cases", "difficulties", "holds", "payments")
LOOK = text(
    "SELECT "
    + ", ".join(ANY.format(table=table, more="") for table in TABLES)
    + ", "
    + ANY.format(table="talks", more=" AND closed_at IS NOT NULL")
)


class TracesOfClients:
    """What there is of the clients of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def of(self, creditor: str, client: str) -> Traces:
        """Return what there is of a client."""
        return Traces(*self._session.connection().execute(LOOK, {"creditor": creditor, "client": client}).one())
