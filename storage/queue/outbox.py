"""Hold messages to be sent until a provider has taken them: in order within a conversation, each by one worker.

A worker claims rows with a lease in a transaction of its own, sends outside of any transaction, then settles the row.
If it dies, the lease runs out and the row is claimed again, marked `uncertain`: the provider may have taken it already.
A row that waits for a later hour does not keep those behind it waiting; one that failed and will be tried again does.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, and_, func, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from storage.errors import LeaseLost
from storage.queue.patience import TRIES_MAX, wait
from storage.schema import Message, OutboxRow, SendStatus

CHANNEL = "concilia_outbox"  #: the table announces here what is to be sent
UNSETTLED = (SendStatus.WAITING, SendStatus.SENDING)


@dataclass(frozen=True, slots=True)
class Leased:
    """A message to be sent, by its ids. `uncertain`: an earlier worker may have sent it before it died."""

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


class Outbox:
    """The messages that leave."""

    def __init__(self, session: Session, tries_max: int = TRIES_MAX) -> None:
        """Take the session of a unit of work, and how many failures a row may have."""
        self._session = session
        self._tries_max = tries_max

    def put(self, message: Message, at: datetime, not_before: datetime | None = None) -> int:
        """Queue a message of `Messages.add` in the transaction that wrote it, and return its row."""
        if message.address_id is None:
            raise ValueError("A message without an address cannot be sent.")
        statement = insert(OutboxRow).values(
            creditor_id=message.creditor_id,
            client_id=message.client_id,
            message_id=message.id,
            seq=message.seq,
            channel=message.channel,
            address_id=message.address_id,
            status=SendStatus.WAITING,
            tries=0,
            next_at=not_before or at,
            trace_id=message.trace_id,
            created_at=at,
        )
        with self._session.no_autoflush:
            return self._session.execute(statement.returning(OutboxRow.id)).scalar_one()

    def claim(self, now: datetime, worker: str, limit: int, lease: timedelta) -> list[Leased]:
        """Lease the first message of each conversation that is free, oldest first; commit before sending."""
        heads = (
            select(OutboxRow.id, OutboxRow.status.label("before"))
            .where(_is_free(now), ~_is_behind(now))
            .order_by(OutboxRow.id)
            .limit(limit)
            .with_for_update(skip_locked=True, of=OutboxRow)
            .cte("heads")
            .prefix_with("MATERIALIZED", dialect="postgresql")
        )
        rows = self._session.execute(
            update(OutboxRow)
            .where(OutboxRow.id == heads.c.id)
            .values(status=SendStatus.SENDING, lease_until=now + lease, leased_by=worker)
            .returning(OutboxRow, heads.c.before),
            execution_options={"synchronize_session": False, "populate_existing": True},
        )
        return sorted((_leased(row, before, worker) for row, before in rows), key=lambda item: item.id)

    def sent(self, item: Leased, provider_id: str | None) -> None:
        """Record that the provider took the message, and what it calls it."""
        self._settle(item, SendStatus.SENT, provider_id=provider_id, error=None)

    def failed(self, item: Leased, error: str) -> None:
        """Record that the provider refused the message for good."""
        self._settle(item, SendStatus.FAILED, error=error)

    def unknown(self, item: Leased, error: str) -> None:
        """Record that nobody knows whether the provider took the message; it is not sent again."""
        self._settle(item, SendStatus.UNKNOWN, error=error)

    def blocked(self, item: Leased, rule: str) -> None:
        """Record that a contact rule forbids the message."""
        self._settle(item, SendStatus.BLOCKED, error=rule)

    def retry(self, item: Leased, now: datetime, error: str, after: timedelta | None = None) -> SendStatus:
        """Record a failure that may pass and when to try again (`after`: as the provider asks); dead after the last."""
        tries = item.tries + 1
        status = SendStatus.DEAD if tries >= self._tries_max else SendStatus.WAITING
        self._settle(item, status, tries=tries, next_at=now + (after or wait(tries)), error=error)
        return status

    def postpone(self, item: Leased, until: datetime) -> None:
        """Give the message back until an hour at which it may leave; those behind it need not wait for it."""
        self._settle(item, SendStatus.WAITING, tries=0, next_at=until)

    def find(self, channel: str, provider_id: str) -> OutboxRow | None:
        """Return the row of a message by what its provider calls it, for receipts."""
        return self._session.scalars(
            select(OutboxRow).where(OutboxRow.channel == channel, OutboxRow.provider_id == provider_id)
        ).one_or_none()

    def count(self) -> dict[SendStatus, int]:
        """Return how many messages stand where; the sent ones are not counted."""
        rows = self._session.execute(
            select(OutboxRow.status, func.count()).where(OutboxRow.status != SendStatus.SENT).group_by(OutboxRow.status)
        )
        return {status: count for status, count in rows}  # noqa: C416 - rows are not pairs to the type checker

    def _settle(self, item: Leased, status: SendStatus, **values: Any) -> None:  # noqa: ANN401 - columns
        """Move a row on, if the lease is still the worker's."""
        result = self._session.execute(
            update(OutboxRow)
            .where(
                OutboxRow.id == item.id,
                OutboxRow.status == SendStatus.SENDING,
                OutboxRow.leased_by == item.worker,
            )
            .values(status=status, lease_until=None, leased_by=None, **values)
        )
        if isinstance(result, CursorResult) and result.rowcount == 0:
            raise LeaseLost(item.id)


def _is_free(now: datetime) -> ColumnElement[bool]:
    """Say whether a row is due, or its lease has run out."""
    return or_(
        and_(OutboxRow.status == SendStatus.WAITING, OutboxRow.next_at <= now),
        and_(OutboxRow.status == SendStatus.SENDING, OutboxRow.lease_until <= now),
    )


def _is_behind(now: datetime) -> ColumnElement[bool]:
    """Say whether an earlier message of the conversation must leave first: one that is due, failed, or being sent."""
    earlier = aliased(OutboxRow)
    return (
        select(earlier.id)
        .where(
            earlier.creditor_id == OutboxRow.creditor_id,
            earlier.client_id == OutboxRow.client_id,
            earlier.seq < OutboxRow.seq,
            earlier.status.in_(UNSETTLED),
            or_(earlier.status == SendStatus.SENDING, earlier.tries > 0, earlier.next_at <= now),
        )
        .exists()
    )


def _leased(row: OutboxRow, before: SendStatus, worker: str) -> Leased:
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
        uncertain=before == SendStatus.SENDING,
        trace_id=row.trace_id,
    )
