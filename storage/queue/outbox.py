"""Hold messages to be sent until a provider has taken them: in order within a conversation, each by one worker.

A worker claims rows with a lease in a transaction of its own, sends outside of any transaction, then settles the row.
If it dies, the lease runs out and the row is claimed again, marked `uncertain` when the provider had been called: it
may have taken the message already. A row that waits for its hour may be overtaken by those behind it; one that waits
for its provider, or will be tried again, may not. A parked row waits for the client's next message.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    CursorResult,
    Table,
    and_,
    bindparam,
    insert,
    or_,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from storage.errors import LeaseLost
from storage.plain import Plain
from storage.queue.leases import CLAIM, CLAIM_UNKNOWN, GIVEN_UP, LINE_UP, TAKE, Leased, leased, name_lease
from storage.queue.outbox_looks import OutboxLooks
from storage.queue.patience import TRIES_MAX, wait
from storage.schema import Message, OutboxRow, SendStatus

CHANNEL = "concilia_outbox"  #: the table announces here what is to be sent
UNSETTLED = (SendStatus.WAITING, SendStatus.SENDING)
GIVEN_BACK = (SendStatus.WAITING, SendStatus.PARKED, SendStatus.FAILED, SendStatus.DEAD)
BROUGHT_BACK = (SendStatus.FAILED, SendStatus.DEAD, SendStatus.UNKNOWN)
RESTS = "rests"  #: in an error's place, while an account is not served


ROWS = cast("Table", OutboxRow.__table__)
NEW = tuple(column.name for column in ROWS.columns if column.name != "id")
PUT = Plain(insert(ROWS).returning(ROWS.c.id), NEW)
FREE = Plain(CLAIM)


# Whoever writes can be reached: also what was refused at their address, and is to be tried again, leaves now. What
# others who are reached there are to get waits for their own word.
UNPARK = (
    update(ROWS)
    .where(
        ROWS.c.creditor_id == bindparam("creditor"),
        ROWS.c.client_id == bindparam("client"),
        ROWS.c.address_id == bindparam("unparked"),
        or_(ROWS.c.status == SendStatus.PARKED, and_(ROWS.c.status == SendStatus.WAITING, ROWS.c.error.is_not(None))),
    )
    .values(status=SendStatus.WAITING, tries=0, next_at=bindparam("now"), overtaken=False, error=None)
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
        "begun": message.initiated_by == "bot",
        "looks": 0,
        "trace_id": message.trace_id,
        "created_at": at,
    }


@cache
def _moving(names: tuple[str, ...]) -> Plain:
    """Return the statement that writes these columns of a row whose lease is still a worker's."""
    return Plain(
        update(ROWS)
        .where(
            ROWS.c.id == bindparam("row"),
            ROWS.c.status == SendStatus.SENDING,
            ROWS.c.leased_by == bindparam("worker"),
        )
        .values({name: bindparam(f"new_{name}") for name in names})
        .returning(ROWS.c.id)
    )


class Outbox(OutboxLooks):
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
        """Lease the first message of each conversation that is free, answers before contacts; commit before sending."""
        name = name_lease(worker)
        values = {"now": now, "worker": name, "until": now + lease, "limit": limit}
        rows = FREE.run(self._session, values)
        return [leased(row, row.before, name) for row in sorted(rows, key=lambda row: (row.begun, row.id))]

    def take(
        self, creditor: str, client: str, channel: str, now: datetime, worker: str, lease: timedelta
    ) -> list[Leased]:
        """Lease all that waits for a channel in one conversation, in order, for whoever hands it over at once.

        Nothing is taken from behind a message that somebody else is sending, or that must leave by another channel.
        """
        name = name_lease(worker)
        values = {"creditor": creditor, "client": client, "channel": channel, "now": now}
        rows = self._session.connection().execute(TAKE, {**values, "worker": name, "until": now + lease})
        return sorted((leased(row, SendStatus.WAITING, name) for row in rows), key=lambda item: item.seq)

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

    def wait(self, item: Leased, until: datetime) -> None:
        """Give the message back until its provider's next free moment; those behind it wait for it."""
        self._settle(item, SendStatus.WAITING, next_at=until, overtaken=False, attempted_at=None)

    def line_up(self, item: Leased, sender: str, now: datetime, start: datetime, every: timedelta) -> frozenset[int]:
        """Let the contacts behind one that waits for its sender's pace wait too, one `every` so often after `start`.

        They stand in one line with all that leaves by the sender, whose key in `paces` this is; none of them is looked
        at before its turn, and an answer need not wait behind it. Return their rows: the worker leases them no longer.
        """
        whose = {"creditor": item.creditor_id, "channel": item.channel, "row": item.id, "worker": item.worker}
        when = {"line": f"line {sender}", "now": now, "start": start, "every": every}
        return frozenset(self._session.connection().execute(LINE_UP, {**whose, **when}).scalars())

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
        name = name_lease(worker)
        values = {"now": now, "worker": name, "until": now + lease, "limit": limit}
        rows = self._session.connection().execute(CLAIM_UNKNOWN, values)
        return sorted((leased(row, SendStatus.UNKNOWN, name) for row in rows), key=lambda item: item.id)

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

    def withdraw(self, creditor: str, client: str, seqs: Collection[int], why: str) -> set[int]:
        """Keep messages of a conversation that wait from ever leaving; return the numbers of those that had not left.

        One that a worker has in hand may have left.
        """
        rows = self._session.execute(
            update(OutboxRow)
            .where(
                OutboxRow.creditor_id == creditor,
                OutboxRow.client_id == client,
                OutboxRow.seq.in_(list(seqs)),
                OutboxRow.status.in_((SendStatus.WAITING, SendStatus.PARKED)),
            )
            .values(status=SendStatus.BLOCKED, error=why)
            .returning(OutboxRow.seq)
        )
        return set(rows.scalars())

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
        self._settle(item, SendStatus.WAITING, tries=0, next_at=until, overtaken=True, attempted_at=None, error=None)

    def rest(self, item: Leased, until: datetime) -> None:
        """Give the message back while its account rests; those behind it wait, but what leaves to another address."""
        self._settle(item, SendStatus.WAITING, next_at=until, overtaken=False, attempted_at=None, error=RESTS)

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
        return leased(row, row.status, worker)

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
                provider_id=None, let_go_at=None, error=None,
            )
        )  # fmt: skip

    def _settle(self, item: Leased, status: SendStatus, *, keep_lease: bool = False, **values: Any) -> None:  # noqa: ANN401 - columns
        """Move a row on, if the lease is still the worker's."""
        ended = {} if keep_lease else {"lease_until": None, "leased_by": None}
        new = {"status": status, **ended, **values}
        told = {"row": item.id, "worker": item.worker, **{f"new_{name}": value for name, value in new.items()}}
        if not _moving(tuple(new)).run(self._session, told):
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
