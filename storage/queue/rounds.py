"""Say which webhook may be called by whom, and what a failed call leaves, in SQL: each by one sender at a time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, text

from storage.schema import Json
from storage.schema.base import AwareTime

CLAIM = text("""
WITH free AS MATERIALIZED (
    SELECT creditor_id, id FROM webhooks AS one
    WHERE ended_at IS NULL AND free_at <= :now AND EXISTS (
        SELECT FROM webhook_deliveries AS due
        WHERE due.creditor_id = one.creditor_id AND due.webhook_id = one.id
            AND due.status = 'waiting' AND due.next_at <= :now)
    ORDER BY free_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE webhooks AS mine SET free_at = :until FROM free
WHERE mine.creditor_id = free.creditor_id AND mine.id = free.id
RETURNING mine.creditor_id, mine.id, mine.url, mine.secret_sealed
""").bindparams(bindparam("now", type_=AwareTime), bindparam("until", type_=AwareTime))
FAIL = text("""
UPDATE webhook_deliveries SET tries = tries + 1, code = :code, error = :error,
    status = CASE WHEN tries >= cardinality(CAST(:waits AS interval[])) THEN 'dead' ELSE 'waiting' END,
    next_at = :now + coalesce((CAST(:waits AS interval[]))[tries + 1], interval '0')
WHERE creditor_id = :creditor AND webhook_id = :webhook AND status = 'waiting' AND next_at <= :now
    AND (CAST(:one AS bigint) IS NULL OR id = :one)
RETURNING status
""").bindparams(bindparam("now", type_=AwareTime))


@dataclass(frozen=True, slots=True)
class Letter:
    """A delivery that is due."""

    id: int
    event_id: str
    event: str
    payload: Json


@dataclass(frozen=True, slots=True)
class Round:
    """A webhook that one sender calls, until a moment, with what is due."""

    creditor: str
    webhook: int
    url: str
    secret_sealed: bytes
    until: datetime
    letters: tuple[Letter, ...]
