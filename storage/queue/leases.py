"""Say which messages may be leased by whom, in SQL: each by one worker, in the order of its conversation.

A message is held back by those before it that are due, being sent, or to be tried again; by an unknown one while its
provider is being asked; not by one that waits for its own hour. What failed at one address (`error`) holds back nothing
that leaves by another. What clients wait for is leased before what we began: a morning's reminders keep nobody waiting.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, text

from storage.schema import OutboxRow, SendStatus

GIVEN_UP = 100  #: looks after which a provider is no longer asked about a message


@dataclass(frozen=True, slots=True)
class Leased:
    """A message to be sent, by its ids. `uncertain`: an earlier worker may have sent it before it died.

    `worker`: whose lease it is, a name that no other lease has; `attempted_at`: when the provider was called last, by
    whoever; `looks`: how often it was asked about an unknown one.
    """

    id: int
    creditor_id: str
    client_id: str
    message_id: int
    seq: int
    channel: str
    address_id: int
    tries: int
    worker: str
    uncertain: bool
    trace_id: str | None
    attempted_at: datetime | None = None
    looks: int = 0


COLUMNS = """
    mine.id, mine.creditor_id, mine.client_id, mine.message_id, mine.seq, mine.channel, mine.address_id, mine.tries,
    mine.attempted_at, mine.trace_id, mine.looks"""
CLAIM = text(f"""
WITH heads AS MATERIALIZED (
    SELECT id, status AS before FROM outbox AS one
    WHERE (status = 'waiting' AND next_at <= :now OR status = 'sending' AND lease_until <= :now)
        AND NOT EXISTS (
            SELECT FROM outbox AS earlier
            WHERE earlier.creditor_id = one.creditor_id AND earlier.client_id = one.client_id AND earlier.seq < one.seq
                AND earlier.status IN ('waiting', 'sending', 'unknown')
                AND (earlier.status <> 'waiting' OR earlier.next_at <= :now
                    OR NOT earlier.overtaken AND (earlier.error IS NULL OR earlier.address_id = one.address_id))
                AND (earlier.status <> 'unknown' OR earlier.looks < {GIVEN_UP}))
    ORDER BY begun, next_at, id LIMIT :limit FOR UPDATE OF one SKIP LOCKED)
UPDATE outbox AS mine SET status = 'sending', lease_until = :until, leased_by = :worker
FROM heads WHERE mine.id = heads.id RETURNING {COLUMNS}, heads.before, mine.begun
""")  # noqa: S608 - our own words
CLAIM_UNKNOWN = text(f"""
WITH heads AS MATERIALIZED (
    SELECT id FROM outbox WHERE status = 'unknown' AND next_at <= :now AND looks < {GIVEN_UP}
    ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
UPDATE outbox AS mine SET next_at = :until, leased_by = :worker FROM heads WHERE mine.id = heads.id RETURNING {COLUMNS}
""")  # noqa: S608
TAKE = text(f"""
UPDATE outbox AS mine SET status = 'sending', lease_until = :until, leased_by = :worker
WHERE creditor_id = :creditor AND client_id = :client AND channel = :channel AND status = 'waiting' AND next_at <= :now
    AND NOT EXISTS (
        SELECT FROM outbox AS earlier
        WHERE earlier.creditor_id = mine.creditor_id AND earlier.client_id = mine.client_id
            AND earlier.seq < mine.seq AND NOT earlier.overtaken AND (
                earlier.status = 'sending'
                OR earlier.status = 'waiting' AND (
                    earlier.channel <> :channel AND (earlier.error IS NULL OR earlier.next_at <= :now)
                    OR earlier.channel = :channel AND earlier.next_at > :now)))
RETURNING {COLUMNS}
""")  # noqa: S608

# A line is one for each sender, whoever's contacts stand in it: `paces` says how far it reaches.
LINE_UP = text("""
WITH due AS MATERIALIZED (
    SELECT id FROM outbox
    WHERE creditor_id = :creditor AND channel = :channel AND begun AND id <> :row
        AND (status = 'waiting' AND next_at <= :now
            OR status = 'sending' AND leased_by = :worker AND attempted_at IS NULL)
    ORDER BY next_at, id FOR UPDATE SKIP LOCKED),
places AS (SELECT id, row_number() OVER () AS place, count(*) OVER () AS many FROM due),
line AS (
    INSERT INTO paces AS known (key, booked_until)
    SELECT :line, CAST(:start AS timestamptz) + count(*) * CAST(:every AS interval) FROM due HAVING count(*) > 0
    ON CONFLICT (key) DO UPDATE SET booked_until =
        excluded.booked_until + greatest(known.booked_until - CAST(:start AS timestamptz), interval '0')
    RETURNING booked_until)
UPDATE outbox AS mine SET status = 'waiting', overtaken = true, lease_until = NULL, leased_by = NULL,
    next_at = line.booked_until - (places.many - places.place) * CAST(:every AS interval)
FROM places, line WHERE mine.id = places.id RETURNING mine.id
""")


def name_lease(worker: str) -> str:
    """Return a name for one lease of a worker's, whose threads may lease a row one after another, as workers do.

    One that slept until its lease had run out finds another name at the row, and sends nothing.
    """
    return f"{worker} {uuid4().hex[:8]}"


def leased(row: OutboxRow | Row[Any], before: SendStatus, worker: str) -> Leased:
    """Return a row as it was leased by a worker; `before` is its status until then."""
    return Leased(
        id=row.id,
        creditor_id=row.creditor_id,
        client_id=row.client_id,
        message_id=row.message_id,
        seq=row.seq,
        channel=row.channel,
        address_id=row.address_id,
        tries=row.tries,
        worker=worker,
        uncertain=before == SendStatus.SENDING and row.attempted_at is not None,
        trace_id=row.trace_id,
        attempted_at=row.attempted_at,
        looks=row.looks,
    )
