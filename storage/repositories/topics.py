"""Keep which thread of a staff group belongs to which case."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.schema import Topic


class Topics:
    """All threads; they are found by where they are before a creditor is in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def add(self, chat: int, thread: int, creditor: str, case: int, at: datetime) -> Topic:
        """Write that a case has a thread."""
        row = Topic(chat_id=chat, thread_id=thread, creditor_id=creditor, case_id=case, opened_at=at, told=0)
        self._session.add(row)
        self._session.flush()
        return row

    def find(self, chat: int, thread: int) -> Topic | None:
        """Return the thread at a place."""
        return self._session.get(Topic, (chat, thread))

    def of_case(self, creditor: str, case: int) -> Topic | None:
        """Return a case's thread."""
        return self._session.scalars(
            select(Topic).where(Topic.creditor_id == creditor, Topic.case_id == case).with_for_update()
        ).one_or_none()

    def open(self, creditor: str) -> list[Topic]:
        """Return a creditor's threads that are not closed."""
        statement = select(Topic).where(Topic.creditor_id == creditor, Topic.closed_at.is_(None))
        return list(self._session.scalars(statement.order_by(Topic.case_id)))

    def migrate(self, old: int, new: int) -> None:
        """Follow a group that became a supergroup under a new id."""
        for row in self._session.scalars(select(Topic).where(Topic.chat_id == old)):
            row.chat_id = new
        self._session.flush()
