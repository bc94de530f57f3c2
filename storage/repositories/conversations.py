"""Keep the thread with each client: what the dialogues remember, who holds it, when to take it up again."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.errors import StaleConversation
from storage.schema import Conversation

LOCK = (
    select(Conversation)
    .where(Conversation.creditor_id == bindparam("creditor"), Conversation.client_id == bindparam("client"))
    .with_for_update()
    .execution_options(populate_existing=True)
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

    def _read_locked(self, creditor: str, client: str) -> Conversation | None:
        return self._session.scalars(LOCK, {"creditor": creditor, "client": client}).one_or_none()

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
