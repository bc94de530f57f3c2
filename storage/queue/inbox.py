"""Hold what providers sent until it is handled: each message once, in order within a lane.

A lane is one conversation as far as it is known on arrival: the client if a signed link named them, else the address.
Whoever claims a row holds it by a lock of their own transaction, the one that handles it: they commit the handling and
`done` together, or neither. If they die, the lock dies with their connection and the row is there for the next one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Required, TypedDict, Unpack, cast

from sqlalchemy import Boolean, Row, Table, bindparam, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from flows.paying.cards import hide
from storage.plain import Plain
from storage.queue.patience import TRIES_MAX, wait
from storage.schema import InboxRow, Json, WorkStatus
from storage.schema.base import AwareTime

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


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that was just stored, and whether it waits for earlier ones of its lane."""

    id: int
    waits: bool


class Letter(TypedDict, total=False):
    """What a provider sent; `line` and `token` as far as it tells them, the client where a link named them."""

    channel: Required[str]
    provider_id: Required[str]
    address: Required[str]
    payload: Required[Mapping[str, Any]]
    at: Required[datetime]
    trace_id: Required[str]
    creditor: str | None
    client: str | None
    line: str | None
    token: str | None


WORDS = ("text", "name")  #: of a payload: what somebody typed
UNKNOWN = dict.fromkeys(("creditor", "client", "line", "token"))
ROWS = cast("Table", InboxRow.__table__)
QUEUE_UP = Plain(
    text("SELECT set_config('concilia.at_once', :at_once, true), pg_advisory_xact_lock(hashtextextended(:lane, 0))")
)
"""Waits until others who write to the lane have committed: ids then follow the order of arrival."""
STORE = Plain(
    text("""
INSERT INTO inbox (
    channel, provider_id, creditor_id, client_id, address, line, token, lane, received_at, next_at, tries, trace_id,
    status, payload)
SELECT :channel, :provider_id, :creditor, :client, :address, :line, :token, :lane, :at, :at, 0,
    :trace_id, CASE WHEN waits THEN 'waiting' ELSE 'done' END, CASE WHEN waits THEN :payload END
FROM (
    SELECT NOT :at_once OR EXISTS (SELECT FROM inbox WHERE lane = :lane AND status = 'waiting') AS waits) AS standing
ON CONFLICT DO NOTHING RETURNING id, status = 'waiting' AS waits
""").bindparams(
        bindparam("payload", type_=JSONB), bindparam("at", type_=AwareTime), bindparam("at_once", type_=Boolean)
    )
)
COLUMNS = "id, channel, provider_id, creditor_id, client_id, address, line, payload, received_at, tries, trace_id"
IS_BEHIND = """EXISTS (
    SELECT FROM inbox AS earlier
    WHERE earlier.lane = mine.lane AND earlier.status = 'waiting' AND earlier.id < mine.id)"""
CLAIM = text(f"""
SELECT {COLUMNS} FROM inbox AS mine WHERE status = 'waiting' AND next_at <= :now AND NOT {IS_BEHIND}
ORDER BY id LIMIT :limit FOR UPDATE OF mine SKIP LOCKED
""")  # noqa: S608 - our own words
DONE = update(ROWS).where(ROWS.c.id == bindparam("item")).values(status=WorkStatus.DONE, payload=None, error=None)


class Inbox:
    """The messages that arrived."""

    def __init__(self, session: Session, tries_max: int = TRIES_MAX) -> None:
        """Take the session of a unit of work, and how many failures a row may have."""
        self._session = session
        self._tries_max = tries_max

    def accept(self, **letter: Unpack[Letter]) -> int | None:
        """Store what a provider sent and return its row; None when it was stored before, by its id or its token.

        Accept one message in a transaction. Characters that PostgreSQL cannot hold are replaced.
        """
        stored = self._store(letter, at_once=False)
        return stored.id if stored else None

    def take(self, **letter: Unpack[Letter]) -> Taken | None:
        """Store what a provider sent as handled, because this transaction handles it and hands over what follows.

        No worker is woken for either. None when it was stored before; while earlier ones of its lane wait, so does it.
        """
        return self._store(letter, at_once=True)

    def _store(self, letter: Letter, *, at_once: bool) -> Taken | None:
        creditor, client = letter.get("creditor"), letter.get("client")
        known = f"client {creditor} {client}" if creditor and client else None
        lane = known or f"address {letter['channel']} {letter['address']}"
        QUEUE_UP.run(self._session, {"lane": lane, "at_once": "on" if at_once else ""})
        row = {**UNKNOWN, **letter, "payload": keepable(letter["payload"]), "lane": lane, "at_once": at_once}
        found = STORE.run(self._session, row)
        return Taken(found[0].id, found[0].waits) if found else None

    def claim(self, now: datetime, limit: int = 1) -> list[Arrived]:
        """Lock and return the first messages of lanes that nobody is handling, oldest first.

        A message that failed and waits for its next try keeps its lane waiting, so that order holds.
        """
        rows = self._session.connection().execute(CLAIM, {"now": now, "limit": limit})
        return [_arrived(row) for row in rows]

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

    def forget(self, before: datetime, limit: int) -> int:
        """Forget some of what was handled and had arrived before a moment, and return how many that were.

        The dead stay until somebody looks at them.
        """
        old = (InboxRow.status == WorkStatus.DONE, InboxRow.received_at < before)
        some = select(InboxRow.id).where(*old).order_by(InboxRow.id).limit(limit)
        gone = self._session.execute(delete(InboxRow).where(InboxRow.id.in_(some)).returning(InboxRow.id))
        return len(gone.all())

    def count(self) -> dict[WorkStatus, int]:
        """Return how many messages stand where; the handled ones are not counted."""
        rows = self._session.execute(
            select(InboxRow.status, func.count()).where(InboxRow.status != WorkStatus.DONE).group_by(InboxRow.status)
        )
        return {status: count for status, count in rows}  # noqa: C416 - rows are not pairs to the type checker

    def _settle(self, item: int, **values: Any) -> None:  # noqa: ANN401 - columns
        self._session.execute(update(InboxRow).where(InboxRow.id == item).values(**values))


def keepable(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return a payload as it may be kept: clean, and without the numbers of cards that its words name."""
    found: dict[str, Any] = clean(payload)
    return found | {name: hide(found[name]) for name in WORDS if isinstance(found.get(name), str)}


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
