"""Keep the segments that creditors' rules give their clients, beside what their portfolios say."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from storage.plain import Plain
from storage.schema import Client

ROWS = """
SELECT id, segment, ruled_segment, since_on, yearly_value, CAST(coalesce((
    SELECT sum(balance) FROM invoices
    WHERE invoices.creditor_id = :creditor AND invoices.client_id = clients.id AND invoices.status = 'open'
), 0) AS bigint) AS balance
FROM clients WHERE creditor_id = :creditor AND visitor_since IS NULL
"""
SOME = Plain(text(f"{ROWS} AND id > :after ORDER BY id LIMIT :limit"))
ONE = Plain(text(f"{ROWS} AND id = :client"))
PUT = Plain(
    text("""
UPDATE clients SET ruled_segment = told.segment
FROM unnest(CAST(:ids AS text[]), CAST(:segments AS text[])) AS told (id, segment)
WHERE creditor_id = :creditor AND clients.id = told.id
""")
)


class Segments:
    """The segments of clients of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def any(self, creditor: str) -> bool:
        """Say whether rules gave some client a segment."""
        given = (Client.creditor_id == creditor, Client.ruled_segment.is_not(None))
        return self._session.scalars(select(Client.id).where(*given).limit(1)).first() is not None

    def page(self, creditor: str, after: str, limit: int) -> Sequence[Any]:
        """Return the clients behind an id, by their ids.

        A row has id, segment (as the portfolio says), ruled_segment, since_on, and yearly_value and balance in minor
        units.
        """
        return SOME.run(self._session, {"creditor": creditor, "after": after, "limit": limit})

    def of(self, creditor: str, client: str) -> Sequence[Any]:
        """Return the row of one client, as `page` does; none where there is no such client."""
        return ONE.run(self._session, {"creditor": creditor, "client": client})

    def put(self, creditor: str, segments: Mapping[str, str | None]) -> None:
        """Write what the rules give each of these clients."""
        if segments:
            given = {"creditor": creditor, "ids": [*segments], "segments": [*segments.values()]}
            PUT.run(self._session, given)
            self._session.expire_all()
