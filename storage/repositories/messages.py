"""Keep every message of every conversation, in order."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Integer, Table, bindparam, insert, select
from sqlalchemy.orm import Session

from storage.entities import Entity, hold
from storage.errors import Missing
from storage.plain import Plain
from storage.queue.deliveries import Deliveries
from storage.schema import Conversation, Direction, Event, Message, MessageStatus

RANK = {
    MessageStatus.QUEUED: 0,
    MessageStatus.UNKNOWN: 1,
    MessageStatus.SENT: 2,
    MessageStatus.FAILED: 3,
    MessageStatus.DELIVERED: 4,
    MessageStatus.READ: 5,
}
"""Providers' receipts come late and out of order: a status only moves up. An arrival is proof: it outdoes a failure."""
ROWS = cast("Table", Message.__table__)
NOTHING = dict.fromkeys(column.name for column in ROWS.columns if column.name != "id")
ADD = Plain(insert(ROWS).returning(ROWS.c.id), NOTHING)
MESSAGE = Entity(Message)
LOCK = Plain(
    select(*MESSAGE.columns)
    .where(ROWS.c.creditor_id == bindparam("creditor"), ROWS.c.id == bindparam("message"))
    .with_for_update()
)
MINE = (Message.creditor_id == bindparam("creditor"), Message.client_id == bindparam("client"))
LATEST = select(Message).where(*MINE).order_by(Message.seq.desc()).limit(bindparam("limit", type_=Integer))
LATEST = LATEST.execution_options(autoflush=False)  # whoever reads the thread has written no message but by `add`
LAID_READY = (
    select(Message)
    .where(*MINE, Message.channel == bindparam("channel"))
    .where(Message.direction == Direction.OUT, Message.status == MessageStatus.SENT)
    .order_by(Message.seq)
)


class Messages:
    """The messages of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session
        self._written: set[int] = set()  # by this transaction, so that nobody else can have changed them

    def draft(
        self,
        conversation: Conversation,
        *,
        direction: Direction,
        channel: str,
        initiated_by: str,
        kind: str,
        text: str,
        at: datetime,
        **facts: Any,  # noqa: ANN401 - the optional columns of Message
    ) -> Message:
        """Return a message with its number behind the last one of a locked conversation, to be written by `write`.

        Without `status` one from the client is received and one to the client is queued; `facts` are the optional
        columns of `Message`.
        """
        row = {
            **NOTHING,
            "creditor_id": conversation.creditor_id,
            "client_id": conversation.client_id,
            "seq": conversation.next_seq,
            "direction": direction,
            "channel": channel,
            "initiated_by": initiated_by,
            "kind": kind,
            "text": text,
            "at": at,
            "status": MessageStatus.RECEIVED if direction is Direction.IN else MessageStatus.QUEUED,
            "address_id": conversation.address_id,
            **facts,
        }
        conversation.next_seq += 1
        return Message(**row)

    def add(self, conversation: Conversation, **facts: Any) -> Message:  # noqa: ANN401 - as `draft` takes them
        """Write a message behind the last one of a locked conversation, and return it with its id and number."""
        message = self.draft(conversation, **facts)
        self.write([message])
        return message

    def write(self, drafts: Sequence[Message]) -> None:
        """Write drafted messages; each has its id then."""
        for draft in drafts:
            draft.id = ADD.run(self._session, {name: getattr(draft, name) for name in NOTHING})[0].id
            self._keep(draft)

    def _keep(self, message: Message) -> None:
        """Hold a row that was just written as if it had been read."""
        self._written.add(message.id)
        hold(self._session, message)

    def get(self, creditor: str, message: int) -> Message:
        """Return one message."""
        found = self._session.get(Message, (creditor, message))
        if found is None:
            raise Missing("message", message)
        return found

    def of(self, creditor: str, client: str, after: int = 0, limit: int = 200) -> list[Message]:
        """Return a client's messages behind number `after`, oldest first."""
        return list(
            self._session.scalars(
                select(Message)
                .where(Message.creditor_id == creditor, Message.client_id == client, Message.seq > after)
                .order_by(Message.seq)
                .limit(limit)
            )
        )

    def latest(self, creditor: str, client: str, limit: int = 50) -> list[Message]:
        """Return a client's last messages, oldest first."""
        rows = self._session.scalars(LATEST, {"creditor": creditor, "client": client, "limit": limit})
        return list(rows)[::-1]

    def laid_ready(self, creditor: str, client: str, channel: str) -> list[Message]:
        """Return what was said to a client on a channel and not fetched yet, oldest first."""
        with self._session.no_autoflush:
            rows = self._session.scalars(LAID_READY, {"creditor": creditor, "client": client, "channel": channel})
            return list(rows)

    def move(self, creditor: str, message: int, status: MessageStatus, **facts: Any) -> Message:  # noqa: ANN401 - columns
        """Record a message's new status, unless it is already further, and other columns of it."""
        found = self.get(creditor, message) if message in self._written else self._locked(creditor, message)
        if RANK.get(status, -1) > RANK.get(found.status, -1) or status is MessageStatus.BLOCKED:
            found.status = status
        for name, value in facts.items():
            setattr(found, name, value)
        self._session.flush()
        return found

    def fail(self, creditor: str, message: int, code: str, at: datetime) -> None:
        """Record that a message did not arrive, and tell webhooks of it: every failure ends here."""
        before = self.get(creditor, message).status
        row = self.move(creditor, message, MessageStatus.FAILED, error=code)
        if row.status is MessageStatus.FAILED and before is not MessageStatus.FAILED:
            facts = {"message_id": row.id, "channel": row.channel, "kind": row.kind, "initiated_by": row.initiated_by}
            told = (Event.MESSAGE_FAILED, row.client_id, {**facts, "code": code})
            Deliveries(self._session).tell(creditor, at, *told)

    def _locked(self, creditor: str, message: int) -> Message:
        self._session.flush()
        rows = LOCK.run(self._session, {"creditor": creditor, "message": message})
        if not rows:
            raise Missing("message", message)
        return MESSAGE.hold(self._session, rows[0], anew=True)
