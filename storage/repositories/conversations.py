"""Keep the thread with each client: what the dialogues remember, who holds it, when to take it up again."""

from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from storage.entities import Entity, hold_written
from storage.errors import StaleConversation
from storage.plain import Plain
from storage.schema import Conversation

LOCKED = "concilia.locked"  #: where a session notes the conversations that it locked
CONVERSATION = Entity(Conversation)
ROWS = cast("Table", Conversation.__table__)
MINE = (ROWS.c.creditor_id == bindparam("creditor"), ROWS.c.client_id == bindparam("client"))
KEY = frozenset({"creditor_id", "client_id"})
LOCK = Plain(select(*CONVERSATION.columns).where(*MINE).with_for_update())
WRITE = Plain(
    update(ROWS).where(*MINE, ROWS.c.version == bindparam("was")).returning(ROWS.c.version),
    (name for name in CONVERSATION.names if name not in KEY),
)


class Conversations:
    """The conversations of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def lock(self, creditor: str, client: str, version: int | None = None) -> Conversation:
        """Return a client's conversation, made when missing, that nobody else can write until this transaction ends.

        With `version`, refuse a conversation that went on since it was read at that version. To change what the
        dialogues remember, set `state` to a new value.
        """
        row = self._read_locked(creditor, client) or self._make(creditor, client)
        if version is not None and row.version != version:
            raise StaleConversation(version, row.version)
        return row

    def get(self, creditor: str, client: str) -> Conversation | None:
        """Return a client's conversation without locking it."""
        return self._session.get(Conversation, (creditor, client))

    def silent(self, now: datetime, limit: int) -> list[tuple[str, str]]:
        """Return creditor and client of conversations whose silence is due, the longest first."""
        rows = self._session.execute(
            select(Conversation.creditor_id, Conversation.client_id)
            .where(Conversation.silence_due_at <= now)
            .order_by(Conversation.silence_due_at)
            .limit(limit)
        )
        return [(row.creditor_id, row.client_id) for row in rows]

    def write(self) -> None:
        """Write the locked conversations that were changed, as the session would: each counts its version up."""
        for row in self._session.info.get(LOCKED, ()):
            if row in self._session.dirty:
                self._write(row)

    def _write(self, row: Conversation) -> None:
        values = {name: getattr(row, name) for name in CONVERSATION.names}
        next_version = row.version + 1
        key = {"creditor": row.creditor_id, "client": row.client_id, "was": row.version}
        if not WRITE.run(self._session, {**values, **key, "version": next_version}):
            raise StaleDataError
        row.version = next_version
        hold_written(self._session, row)

    def _read_locked(self, creditor: str, client: str) -> Conversation | None:
        self._session.flush()
        rows = LOCK.run(self._session, {"creditor": creditor, "client": client})
        if not rows:
            return None
        row = CONVERSATION.hold(self._session, rows[0], anew=True)
        self._session.info.setdefault(LOCKED, []).append(row)
        return row

    def _make(self, creditor: str, client: str) -> Conversation:
        """Write the conversation; whoever does so at the same moment waits here, and finds it."""
        self._session.execute(
            insert(Conversation)
            .values(creditor_id=creditor, client_id=client, version=1, state={}, next_seq=1)
            .on_conflict_do_nothing()
        )
        row = self._read_locked(creditor, client)
        if row is None:
            raise LookupError("A conversation that was just written cannot be read.")
        return row
