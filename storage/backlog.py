"""Count what stands in the queues, and how old the oldest of it is: the same for whichever process asks.

Each state is one statement, so that the index of that state alone is read, however much was handled before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.leftovers import LEFT_OVER
from storage.schema import InboxRow, Job, OutboxRow, SendStatus, WorkStatus

DUE, LATER = "due", "later"  #: of the outgoing ones that wait: to leave now, or at an hour to come


@dataclass(frozen=True, slots=True)
class Heap:
    """What stands in one state of a queue. `oldest` is how long the first one has stood there; zero for none."""

    status: str
    count: int
    oldest: timedelta


def inbox_heaps(session: Session, now: datetime) -> list[Heap]:
    """Return the messages from clients that wait or are dead."""
    statuses = (WorkStatus.WAITING, WorkStatus.DEAD)
    return [_heap(session, str(one), InboxRow.received_at, now, InboxRow.status == one) for one in statuses]


def outbox_heaps(session: Session, now: datetime) -> list[Heap]:
    """Return the messages to clients that have not left or not arrived, but for those that were let go."""
    return [_heap(session, status, since, now, *where) for status, since, *where in _outgoing(now)]


def job_heap(session: Session, now: datetime) -> Heap:
    """Return what the clock asked for and nobody has done; its age counts from when it should have been done."""
    return _heap(session, DUE, Job.next_at, now, Job.status == WorkStatus.WAITING, Job.next_at <= now)


def _outgoing(now: datetime) -> Iterator[tuple[str, InstrumentedAttribute[datetime], *tuple[ColumnElement[bool], ...]]]:
    waiting = OutboxRow.status == SendStatus.WAITING
    yield DUE, OutboxRow.next_at, waiting, OutboxRow.next_at <= now
    yield LATER, OutboxRow.created_at, waiting, OutboxRow.next_at > now
    yield str(SendStatus.SENDING), OutboxRow.created_at, OutboxRow.status == SendStatus.SENDING
    for status in LEFT_OVER:
        yield str(status), OutboxRow.created_at, OutboxRow.status == status, OutboxRow.let_go_at.is_(None)


def _heap(
    session: Session, status: str, since: InstrumentedAttribute[datetime], now: datetime, *where: ColumnElement[bool]
) -> Heap:
    count, first = session.execute(select(func.count(), func.min(since)).where(*where)).one()
    return Heap(status, count, max(now - first, timedelta()) if count else timedelta())
