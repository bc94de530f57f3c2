"""Tell in one look what there is of a client, so that only that is read: of most clients there is little."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from storage.plain import Plain
from storage.repositories.staff import ON_CALL
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

    `unsent`: something that was said before is still to leave, or to be fetched. `is_merged`: they are one person with
    another number. `is_represented`: somebody acts for them.
    """

    agreements: bool
    cases: bool
    difficulties: bool
    holds: bool
    payments: bool
    closed_talks: bool
    unsent: bool = True
    on_call: str | None = None
    is_merged: bool = False
    is_represented: bool = False
    last: Last | None = None


MINE = "creditor_id = :creditor AND client_id = :client"
TABLES = ("agreements", "cases", "difficulties", "holds", "payments")
UNSENT = f"EXISTS (SELECT FROM outbox WHERE {MINE} AND status IN ('waiting', 'sending', 'parked'))"
UNFETCHED = f"EXISTS (SELECT FROM messages WHERE {MINE} AND direction = 'out' AND status = 'sent')"
LAST = f"SELECT direction, channel, choices FROM messages WHERE {MINE} ORDER BY seq DESC LIMIT 1"  # noqa: S608
MERGED = (
    "creditor_id = :creditor AND (client_id = :client OR other_id = :client) AND parted_at IS NULL"
    " AND address_id IS NULL"
)
REPRESENTED = f"{MINE} AND taken_back_at IS NULL"
LOOK = Plain(
    select(
        *(text(f"EXISTS (SELECT FROM {table} WHERE {MINE}) AS {table}") for table in TABLES),
        text(f"EXISTS (SELECT FROM talks WHERE {MINE} AND closed_at IS NOT NULL) AS closed_talks"),
        text(f"{UNSENT} OR {UNFETCHED} AS unsent"),
        ON_CALL.scalar_subquery().label("on_call"),
        text(f"EXISTS (SELECT FROM merges WHERE {MERGED}) AS is_merged"),
        text(f"EXISTS (SELECT FROM representatives WHERE {REPRESENTED}) AS is_represented"),
        text("last.direction, last.channel, last.choices"),
    ).select_from(text(f"(VALUES (1)) AS one LEFT JOIN LATERAL ({LAST}) AS last ON true"))
)


class TracesOfClients:
    """What there is of the clients of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def of(self, creditor: str, client: str) -> Traces:
        """Return what there is of a client."""
        (row,) = LOOK.run(self._session, {"creditor": creditor, "client": client})
        *found, direction, channel, choices = row
        last = Last(Direction(direction), channel, choices or []) if direction else None
        return replace(Traces(*found), last=last)
