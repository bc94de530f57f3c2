"""Hold what providers sent until it is handled: each message once, in order within a lane.

A lane is one conversation as far as it is known on arrival: the client if a signed link named them, else the address.
Whoever claims a row holds it by a lock of their own transaction, the one that handles it: they commit the handling and
`done` together, or neither. If they die, the lock dies with their connection and the row is there for the next one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Row, Table, Text, bindparam, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.queue.patience import TRIES_MAX, wait
from storage.schema import InboxRow, Json, WorkStatus

CHANNEL = "concilia_inbox"  #: the table announces here what arrived


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message from a provider, claimed by the transaction that read it."""

    id: int
    channel: str
    provider_id: str
    creditor_id: str | None
    client_id: str | None
    address: str
    line: str | None
    payload: Json
    received_at: datetime
    tries: int
    trace_id: str


ROWS = cast("Table", InboxRow.__table__)
QUEUE_UP = select(
    func.set_config("concilia.at_once", bindparam("at_once", type_=Text), text("true")),
    func.pg_advisory_xact_lock(func.hashtextextended(bindparam("lane", type_=Text), text("0"))),
)
"""Waits until others who write to the lane have committed: ids then follow the order of arrival."""
ACCEPT = insert(ROWS).on_conflict_do_nothing().returning(ROWS.c.id)
COLUMNS = "id, channel, provider_id, creditor_id, client_id, address, line, payload, received_at, tries, trace_id"
IS_BEHIND = """EXISTS (
    SELECT FROM inbox AS earlier
    WHERE earlier.lane = mine.lane AND earlier.status = 'waiting' AND earlier.id < mine.id)"""
CLAIM = text(f"""
SELECT {COLUMNS} FROM inbox AS mine WHERE status = 'waiting' AND next_at <= :now AND NOT {IS_BEHIND}
ORDER BY id LIMIT :limit FOR UPDATE OF mine SKIP LOCKED
""")  # noqa: S608 - our own words
TAKE = text(f"SELECT {COLUMNS} FROM inbox AS mine WHERE id = :item AND NOT {IS_BEHIND}")  # noqa: S608
DONE = update(ROWS).where(ROWS.c.id == bindparam("item")).values(status=WorkStatus.DONE, payload=None, error=None)


class Inbox:
    """The messages that arrived."""

    def __init__(self, session: Session, tries_max: int = TRIES_MAX) -> None:
        """Take the session of a unit of work, and how many failures a row may have."""
        self._session = session
        self._tries_max = tries_max

    def accept(  # noqa: PLR0913 - the columns of a row
        self,
        *,
        channel: str,
        provider_id: str,
        address: str,
        payload: Mapping[str, Any],
        at: datetime,
        trace_id: str,
        creditor: str | None = None,
        client: str | None = None,
        line: str | None = None,
        token: str | None = None,
        at_once: bool = False,
    ) -> int | None:
        """Store what a provider sent and return its row; None when it was stored before, by its id or its token.

        Accept one message in a transaction. Characters that PostgreSQL cannot hold are replaced. `at_once`: this
        transaction handles it and hands over what follows: no worker is woken for either.
        """
        lane = f"client {creditor} {client}" if creditor and client else f"address {channel} {address}"
        self._session.connection().execute(QUEUE_UP, {"lane": lane, "at_once": "on" if at_once else ""})
        row = {
            "channel": channel,
            "provider_id": provider_id,
            "creditor_id": creditor,
            "client_id": client,
            "address": address,
            "line": line,
            "token": token,
            "lane": lane,
            "payload": clean(payload),
            "received_at": at,
            "status": WorkStatus.WAITING,
            "tries": 0,
            "next_at": at,
            "error": None,
            "trace_id": trace_id,
        }
        return self._session.connection().execute(ACCEPT, row).scalar()

    def claim(self, now: datetime, limit: int = 1) -> list[Arrived]:
        """Lock and return the first messages of lanes that nobody is handling, oldest first.

        A message that failed and waits for its next try keeps its lane waiting, so that order holds.
        """
        rows = self._session.connection().execute(CLAIM, {"now": now, "limit": limit})
        return [_arrived(row) for row in rows]

    def take(self, item: int) -> Arrived | None:
        """Return a message that this transaction accepted, to be handled in it; nothing while earlier ones wait."""
        row = self._session.connection().execute(TAKE, {"item": item}).one_or_none()
        return _arrived(row) if row is not None else None

    def done(self, item: int) -> None:
        """Record that a message is handled, and erase what the provider sent: its words now stand in `messages`."""
        self._session.connection().execute(DONE, {"item": item})

    def fail(self, item: int, now: datetime, error: str) -> WorkStatus:
        """Record a failure and when to try again; after the last try the row is dead and its lane goes on.

        `error` names the fault, never words of a client.
        """
        tries = 1 + self._session.execute(select(InboxRow.tries).where(InboxRow.id == item)).scalar_one()
        status = WorkStatus.DEAD if tries >= self._tries_max else WorkStatus.WAITING
        self._settle(item, status=status, tries=tries, next_at=now + wait(tries), error=error)
        return status

    def revive(self, item: int, now: datetime) -> None:
        """Let a dead message be tried again from the start."""
        self._settle(item, status=WorkStatus.WAITING, tries=0, next_at=now)

    def count(self) -> dict[WorkStatus, int]:
        """Return how many messages stand where; the handled ones are not counted."""
        rows = self._session.execute(
            select(InboxRow.status, func.count()).where(InboxRow.status != WorkStatus.DONE).group_by(InboxRow.status)
        )
        return {status: count for status, count in rows}  # noqa: C416 - rows are not pairs to the type checker

    def _settle(self, item: int, **values: Any) -> None:  # noqa: ANN401 - columns
        self._session.execute(update(InboxRow).where(InboxRow.id == item).values(**values))


def clean(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return JSON without NUL and lone surrogates, which PostgreSQL refuses; each becomes a question mark."""
    if isinstance(value, str):
        return value.replace("\x00", "?").encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {clean(key): clean(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [clean(part) for part in value]
    return value


def _arrived(row: Row[Any]) -> Arrived:
    return Arrived(
        id=row.id,
        channel=row.channel,
        provider_id=row.provider_id,
        creditor_id=row.creditor_id,
        client_id=row.client_id,
        address=row.address,
        line=row.line,
        payload=row.payload or {},
        received_at=row.received_at,
        tries=row.tries,
        trace_id=row.trace_id,
    )
