"""Tell in one look what there is of a client, so that only that is read: of most clients there is little."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from storage.schema import Direction


@dataclass(frozen=True, slots=True)
class Last:
    """The last message of a conversation, as far as an answer may mean what stood under it."""

    direction: Direction
    channel: str
    choices: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Traces:
    """Whether a client has, or ever had, any of these; who is on call for them; what stood last between them and us.

    `unsent`: something that was said before is still to leave, or to be fetched.
    """

    agreements: bool
    cases: bool
    difficulties: bool
    holds: bool
    payments: bool
    closed_talks: bool
    unsent: bool = True
    on_call: str | None = None
    last: Last | None = None


MINE = "creditor_id = :creditor AND client_id = :client"
TABLES = ("agreements", "cases", "difficulties", "holds", "payments")
LOOK = text(f"""
SELECT
    {", ".join(f"EXISTS (SELECT FROM {table} WHERE {MINE})" for table in TABLES)},
    EXISTS (SELECT FROM talks WHERE {MINE} AND closed_at IS NOT NULL),
    EXISTS (SELECT FROM outbox WHERE {MINE} AND status IN ('waiting', 'sending', 'parked'))
        OR EXISTS (SELECT FROM messages WHERE {MINE} AND direction = 'out' AND status = 'sent'),
    (SELECT name FROM staff JOIN staff_creditors ON staff_id = staff.id
        WHERE creditor_id = :creditor AND disabled_at IS NULL ORDER BY staff.id LIMIT 1),
    last.direction, last.channel, last.choices
FROM (VALUES (1)) AS one LEFT JOIN LATERAL (
    SELECT direction, channel, choices FROM messages WHERE {MINE} ORDER BY seq DESC LIMIT 1) AS last ON true
""")  # noqa: S608 - our own words


class TracesOfClients:
    """What there is of the clients of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def of(self, creditor: str, client: str) -> Traces:
        """Return what there is of a client."""
        row = self._session.connection().execute(LOOK, {"creditor": creditor, "client": client}).one()
        last = Last(Direction(row.direction), row.channel, row.choices or []) if row.direction else None
        *found, _, _, _ = row
        return replace(Traces(*found), last=last)
