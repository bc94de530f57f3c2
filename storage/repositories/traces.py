"""Tell in one look what there is of a client, so that only that is read: of most clients there is little."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, Executable, bindparam, select
from sqlalchemy.orm import Session

from storage.schema import Agreement, Case, Difficulty, Hold, Payment, Talk


@dataclass(frozen=True, slots=True)
class Traces:
    """Whether a client has, or ever had, any of these."""

    agreements: bool
    cases: bool
    difficulties: bool
    holds: bool
    payments: bool
    closed_talks: bool


TABLES = (Agreement, Case, Difficulty, Hold, Payment)


class TracesOfClients:
    """What there is of the clients of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def of(self, creditor: str, client: str) -> Traces:
        """Return what there is of a client."""
        return Traces(*self._session.execute(_look(), {"creditor": creditor, "client": client}).one())


@cache
def _look() -> Executable:
    return select(*(_any(table) for table in TABLES), _any(Talk, Talk.closed_at.is_not(None)))


def _any(
    table: type[Agreement | Case | Difficulty | Hold | Payment | Talk], *also: ColumnElement[bool]
) -> ColumnElement[bool]:
    columns = table.__table__.c
    mine = (columns.creditor_id == bindparam("creditor"), columns.client_id == bindparam("client"))
    return select(columns.creditor_id).where(*mine, *also).exists()
