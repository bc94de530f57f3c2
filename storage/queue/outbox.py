"""Hold messages to be sent until a provider has taken them: in order within a conversation, each by one worker.

A worker claims rows with a lease in a transaction of its own, sends outside of any transaction, then settles the row.
If it dies, the lease runs out and the row is claimed again, marked `uncertain` when the provider had been called: it
may have taken the message already. A row that waits for its hour may be overtaken by those behind it; one that waits
for its provider, or will be tried again, may not. A parked row waits for the client's next message.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    CursorResult,
    Row,
    Table,
    Update,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from storage.errors import LeaseLost
from storage.plain import Plain
from storage.queue.patience import TRIES_MAX, wait
from storage.schema import Message, OutboxRow, SendStatus

CHANNEL = "concilia_outbox"  #: the table announces here what is to be sent
UNSETTLED = (SendStatus.WAITING, SendStatus.SENDING)
GIVEN_BACK = (SendStatus.WAITING, SendStatus.PARKED, SendStatus.FAILED, SendStatus.DEAD)
BROUGHT_BACK = (SendStatus.FAILED, SendStatus.DEAD, SendStatus.UNKNOWN)
GIVEN_UP = 100  #: looks after which a provider is no longer asked about a message


@dataclass(frozen=True, slots=True)
class Leased:
    """A message to be sent, by its ids. `uncertain`: an earlier worker may have sent it before it died.

    `attempted_at`: when the provider was called last, by whoever; `looks`: how often it was asked about an unknown one.
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


ROWS = cast("Table", OutboxRow.__table__)
NEW = tuple(column.name for column in ROWS.columns if column.name != "id")
PUT = Plain(insert(ROWS).returning(ROWS.c.id), NEW)


COLUMNS = """
    mine.id, mine.creditor_id, mine.client_id, mine.message_id, mine.seq, mine.channel, mine.address_id, mine.tries,
    mine.attempted_at, mine.trace_id, mine.looks"""
# What must leave before: what is due, failed, or being sent; also what nobody knows, while its provider is being asked.
# What was refused at one address holds back nothing that leaves by another.
CLAIM = text(f"""
WITH heads AS MATERIALIZED (
    SELECT id, status AS before FROM outbox AS one
    WHERE (status = 'waiting' AND next_at <= :now OR status = 'sending' AND lease_until <= :now)
        AND NOT EXISTS (
            SELECT FROM outbox AS earlier
            WHERE earlier.creditor_id = one.creditor_id AND earlier.client_id = one.client_id AND earlier.seq < one.seq
                AND earlier.status IN ('waiting', 'sending', 'unknown')
                AND (earlier.status <> 'waiting' OR earlier.next_at <= :now
                    OR NOT earlier.overtaken AND (earlier.tries = 0 OR earlier.address_id = one.address_id))
                AND (earlier.status <> 'unknown' OR earlier.looks < {GIVEN_UP}))
    ORDER BY id LIMIT :limit FOR UPDATE OF one SKIP LOCKED)
UPDATE outbox AS mine SET status = 'sending', lease_until = :until, leased_by = :worker
FROM heads WHERE mine.id = heads.id RETURNING {COLUMNS}, heads.before
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
                    earlier.channel <> :channel AND (earlier.tries = 0 OR earlier.next_at <= :now)
                    OR earlier.channel = :channel AND earlier.next_at > :now)))
RETURNING {COLUMNS}
""")  # noqa: S608
# Whoever writes can be reached: also what was refused at their address, and is to be tried again, leaves now. What
# others who are reached there are to get waits for their own word.
UNPARK = (
    update(ROWS)
    .where(
        ROWS.c.creditor_id == bindparam("creditor"),
        ROWS.c.client_id == bindparam("client"),
        ROWS.c.address_id == bindparam("unparked"),
        or_(ROWS.c.status == SendStatus.PARKED, and_(ROWS.c.status == SendStatus.WAITING, ROWS.c.tries > 0)),
    )
    .values(status=SendStatus.WAITING, tries=0, next_at=bindparam("now"), overtaken=False)
)


def _row(message: Message, at: datetime) -> dict[str, Any]:
    """Return a message as a row that waits."""
    if message.address_id is None:
        raise ValueError("A message without an address cannot be sent.")
    return {
        **dict.fromkeys(NEW),
        "creditor_id": message.creditor_id,
        "client_id": message.client_id,
        "message_id": message.id,
        "seq": message.seq,
        "channel": message.channel,
        "address_id": message.address_id,
        "status": SendStatus.WAITING,
        "tries": 0,
        "next_at": at,
        "overtaken": False,
        "looks": 0,
        "trace_id": message.trace_id,
        "created_at": at,
    }


@cache
def _moving(names: tuple[str, ...]) -> Update:
    """Return the statement that writes these columns of a row whose lease is still a worker's."""
    return (
        update(ROWS)
        .where(
            ROWS.c.id == bindparam("row"),
            ROWS.c.status == SendStatus.SENDING,
            ROWS.c.leased_by == bindparam("worker"),
        )
        .values({name: bindparam(f"new_{name}") for name in names})
    )


class Outbox:
    """The messages that leave."""

    def __init__(self, session: Session, tries_max: int = TRIES_MAX) -> None:
        """Take the session of a unit of work, and how many failures a row may have."""
        self._session = session
        self._tries_max = tries_max

    def put(self, message: Message, at: datetime, not_before: datetime | None = None) -> int:
        """Queue a written message in the transaction that wrote it, and return its row."""
        row = {**_row(message, at), "next_at": not_before or at, "overtaken": not_before is not None}
        found: int = PUT.run(self._session, row)[0].id
        return found

    def record(self, messages: Collection[Message], at: datetime) -> None:
        """Write down messages that were handed over as they were written, under the names that they have there."""
        for message in messages:
            sent = {"status": SendStatus.SENT, "provider_id": message.provider_id}
            PUT.run(self._session, {**_row(message, at), **sent})

    def claim(self, now: datetime, worker: str, limit: int, lease: timedelta) -> list[Leased]:
        """Lease the first message of each conversation that is free, oldest first; commit before sending."""
        values = {"now": now, "worker": worker, "until": now + lease, "limit": limit}
        rows = self._session.connection().execute(CLAIM, values)
        return sorted((_leased(row, row.before, worker) for row in rows), key=lambda item: item.id)

    def take(
        self, creditor: str, client: str, channel: str, now: datetime, worker: str, lease: timedelta
    ) -> list[Leased]:
        """Lease all that waits for a channel in one conversation, in order, for whoever hands it over at once.

        Nothing is taken from behind a message that somebody else is sending, or that must leave by another channel.
        """
        values = {"creditor": creditor, "client": client, "channel": channel, "now": now}
        rows = self._session.connection().execute(TAKE, {**values, "worker": worker, "until": now + lease})
        return sorted((_leased(row, SendStatus.WAITING, worker) for row in rows), key=lambda item: item.seq)

    def attempt(self, item: Leased, now: datetime) -> None:
        """Record that the provider is being called; commit before calling it."""
        self._settle(item, SendStatus.SENDING, keep_lease=True, attempted_at=now)

    def park(self, item: Leased, error: str) -> None:
        """Let the message wait for the client's next one."""
        self._settle(item, SendStatus.PARKED, attempted_at=None, error=error)

    def unpark(self, creditor: str, client: str, address: int, now: datetime) -> int:
        """Let everything that waits for a client's word from an address leave now; return how many messages."""
        told = {"creditor": creditor, "client": client, "unparked": address, "now": now}
        return self._session.connection().execute(UNPARK, told).rowcount

    def parked(self, creditor: str, client: str, address: int) -> int:
        """Return how many messages wait for a client's word from an address."""
        statement = select(func.count()).where(
            OutboxRow.creditor_id == creditor,
            OutboxRow.client_id == client,
            OutboxRow.address_id == address,
            OutboxRow.status == SendStatus.PARKED,
        )
        return self._session.execute(statement).scalar_one()

    def wait(self, item: Leased, until: datetime) -> None:
        """Give the message back until its provider's next free moment; those behind it wait for it."""
        self._settle(item, SendStatus.WAITING, next_at=until, overtaken=False, attempted_at=None)

    def sent(self, item: Leased, provider_id: str | None) -> None:
        """Record that the provider took the message, and what it calls it."""
        self._settle(item, SendStatus.SENT, provider_id=provider_id, error=None)

    def failed(self, item: Leased, error: str) -> None:
        """Record that the provider refused the message for good."""
        self._settle(item, SendStatus.FAILED, error=error)

    def unknown(self, item: Leased, error: str, look_at: datetime | None = None) -> None:
        """Record that nobody knows whether the provider took the message; it is not sent again blindly.

        `look_at`: when the provider is asked what it took; without it nobody can be asked, and staff decide.
        """
        if look_at is None:
            self._settle(item, SendStatus.UNKNOWN, error=error, looks=GIVEN_UP)
        else:
            self._settle(item, SendStatus.UNKNOWN, error=error, looks=0, next_at=look_at)

    def claim_unknown(self, now: datetime, worker: str, limit: int, lease: timedelta) -> list[Leased]:
        """Lease messages of which nobody knows whether the provider took them, to ask it; commit before asking."""
        values = {"now": now, "worker": worker, "until": now + lease, "limit": limit}
        rows = self._session.connection().execute(CLAIM_UNKNOWN, values)
        return sorted((_leased(row, SendStatus.UNKNOWN, worker) for row in rows), key=lambda item: item.id)

    def look_again(self, item: Leased, at: datetime, *, counts: bool = True) -> None:
        """Record that the provider was asked about an unknown message and did not list it; ask again at `at`."""
        self._resolve(item, SendStatus.UNKNOWN, looks=item.looks + counts, next_at=at)

    def give_up(self, item: Leased) -> None:
        """Record that the provider cannot say; those behind the message go on, and staff decide."""
        self._resolve(item, SendStatus.UNKNOWN, looks=GIVEN_UP)

    def never_taken(self, item: Leased, now: datetime, tries_max: int | None = None) -> SendStatus:
        """Record that the provider never took an unknown message: it is sent as if for the first time.

        At once the first time, later each time that it happens again; dead after the last.
        """
        tries, when = item.tries + 1, now + (wait(item.tries) if item.tries else timedelta())
        status = SendStatus.DEAD if tries >= (tries_max or self._tries_max) else SendStatus.WAITING
        self._resolve(item, status, tries=tries, attempted_at=None, looks=0, next_at=when, overtaken=False)
        return status

    def found(self, item: Leased, provider_id: str) -> None:
        """Record that the provider had taken an unknown message, and what it calls it."""
        self._resolve(item, SendStatus.SENT, provider_id=provider_id, error=None)

    def blocked(self, item: Leased, rule: str) -> None:
        """Record that a contact rule forbids the message."""
        self._settle(item, SendStatus.BLOCKED, error=rule)

    def retry(
        self, item: Leased, now: datetime, error: str, after: timedelta | None = None, tries_max: int | None = None
    ) -> SendStatus:
        """Record a failure that may pass and when to try again (`after`: as the provider asks); dead after the last."""
        tries = item.tries + 1
        status = SendStatus.DEAD if tries >= (tries_max or self._tries_max) else SendStatus.WAITING
        when = now + (wait(tries) if after is None else after)
        self._settle(item, status, tries=tries, next_at=when, error=error, overtaken=False, attempted_at=None)
        return status

    def postpone(self, item: Leased, until: datetime) -> None:
        """Give the message back until an hour at which it may leave; those behind it need not wait for it."""
        self._settle(item, SendStatus.WAITING, tries=0, next_at=until, overtaken=True, attempted_at=None)

    def rest(self, item: Leased, until: datetime) -> None:
        """Give the message back while its account rests; those behind it wait, but what leaves to another address."""
        tried = max(item.tries, 1)
        self._settle(item, SendStatus.WAITING, tries=tried, next_at=until, overtaken=False, attempted_at=None)

    def give_back(self, item: Leased, now: datetime) -> None:
        """Give the message back as it was, untouched, to whoever is free."""
        self._settle(item, SendStatus.WAITING, next_at=now, attempted_at=None)

    def hold(self, row: OutboxRow, worker: str) -> Leased:
        """Return a locked row as an item of somebody who learnt something about it from its provider.

        Whoever is asking about an unknown one meanwhile asks in vain.
        """
        if row.status is SendStatus.UNKNOWN:
            row.leased_by = worker
            self._session.flush()
        return _leased(row, row.status, worker)

    def reopen(self, item: Leased) -> None:
        """Take back a message that the provider had taken, because it told that it will not arrive after all."""
        self._session.execute(
            update(OutboxRow)
            .where(OutboxRow.id == item.id, OutboxRow.status == SendStatus.SENT)
            .values(status=SendStatus.SENDING, leased_by=item.worker, lease_until=item.attempted_at)
        )

    def arrived(self, item: Leased, provider_id: str) -> None:
        """Record that a message has arrived of which its provider had told that it would not: it is not sent again."""
        self._session.execute(
            update(OutboxRow)
            .where(OutboxRow.id == item.id, OutboxRow.provider_id == provider_id, OutboxRow.status.in_(GIVEN_BACK))
            .values(status=SendStatus.SENT, error=None)
        )

    def again(self, row: int, now: datetime) -> None:
        """Let a message that failed, is dead, or stays unknown be sent again: a person decided so."""
        self._session.execute(
            update(OutboxRow)
            .where(OutboxRow.id == row, OutboxRow.status.in_(BROUGHT_BACK))
            .values(
                status=SendStatus.WAITING, tries=0, looks=0, next_at=now, overtaken=False, attempted_at=None,
                provider_id=None, let_go_at=None,
            )
        )  # fmt: skip

    def get(self, row: int) -> OutboxRow | None:
        """Return a row."""
        return self._session.get(OutboxRow, row)

    def of(self, creditor: str, client: str, seqs: Collection[int]) -> dict[int, OutboxRow]:
        """Return the rows of a conversation's messages by their numbers."""
        rows = self._session.scalars(
            select(OutboxRow).where(
                OutboxRow.creditor_id == creditor, OutboxRow.client_id == client, OutboxRow.seq.in_(list(seqs))
            )
        )
        return {row.seq: row for row in rows}

    def provider_ids(self, channel: str, address: int, since: datetime) -> set[str]:
        """Return what a provider calls the messages that it took for an address, when called since a moment."""
        found = self._session.scalars(
            select(OutboxRow.provider_id).where(
                OutboxRow.channel == channel,
                OutboxRow.address_id == address,
                OutboxRow.provider_id.is_not(None),
                OutboxRow.attempted_at >= since,
            )
        )
        return {one for one in found if one}

    def find(self, channel: str, provider_id: str, row: int | None = None) -> OutboxRow | None:
        """Return, locked, the row of a message by what its provider calls it, or by its number, for receipts.

        One that is being sent, maybe once more and still under its older name, is waited for until it has its new one.
        """
        named = and_(OutboxRow.channel == channel, OutboxRow.provider_id == provider_id)
        unnamed = or_(OutboxRow.provider_id.is_(None), OutboxRow.status == SendStatus.SENDING)
        ours = and_(OutboxRow.channel == channel, OutboxRow.id == row, unnamed)
        statement = select(OutboxRow).where(or_(named, ours) if row is not None else named)
        return self._session.scalars(
            statement.order_by(OutboxRow.provider_id.nulls_last()).limit(1).with_for_update(),
            execution_options={"populate_existing": True},
        ).one_or_none()

    def count(self) -> dict[SendStatus, int]:
        """Return how many messages stand where; the sent ones are not counted."""
        rows = self._session.execute(
            select(OutboxRow.status, func.count()).where(OutboxRow.status != SendStatus.SENT).group_by(OutboxRow.status)
        )
        return {status: count for status, count in rows}  # noqa: C416 - rows are not pairs to the type checker

    def _settle(self, item: Leased, status: SendStatus, *, keep_lease: bool = False, **values: Any) -> None:  # noqa: ANN401 - columns
        """Move a row on, if the lease is still the worker's."""
        ended = {} if keep_lease else {"lease_until": None, "leased_by": None}
        new = {"status": status, **ended, **values}
        told = {"row": item.id, "worker": item.worker, **{f"new_{name}": value for name, value in new.items()}}
        if self._session.connection().execute(_moving(tuple(new)), told).rowcount == 0:
            raise LeaseLost(item.id)
        if (read := self._session.identity_map.get(identity_key(OutboxRow, item.id))) is not None:
            self._session.expire(read)

    def _resolve(self, item: Leased, status: SendStatus, **values: Any) -> None:  # noqa: ANN401 - columns
        """Move an unknown row on, if nobody else did meanwhile."""
        result = self._session.execute(
            update(OutboxRow)
            .where(OutboxRow.id == item.id, OutboxRow.status == SendStatus.UNKNOWN, OutboxRow.leased_by == item.worker)
            .values(status=status, leased_by=None, **values)
        )
        if isinstance(result, CursorResult) and result.rowcount == 0:
            raise LeaseLost(item.id)


def _leased(row: OutboxRow | Row[Any], before: SendStatus, worker: str) -> Leased:
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
