"""Keep which thread of a staff group belongs to which case."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from storage.schema import Case, CaseStatus, Conversation, Topic


class Topics:
    """All threads; they are found by where they are before a creditor is in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def add(self, chat: int, thread: int, creditor: str, case: int, at: datetime) -> Topic:
        """Write that a case has a thread."""
        row = Topic(chat_id=chat, thread_id=thread, creditor_id=creditor, case_id=case, opened_at=at, told=-1)
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

    def claim(self, creditor: str) -> bool:
        """Say whether this transaction alone speaks to a creditor's group now; others find it taken until it ends."""
        key = func.hashtextextended(f"staff_group {creditor}", 0)
        return bool(self._session.execute(select(func.pg_try_advisory_xact_lock(key))).scalar())

    def homeless(self, creditor: str, hidden: Collection[str]) -> Case | None:
        """Return the most urgent unresolved case without a thread, of a kind that is not hidden."""
        statement = (
            select(Case)
            .outerjoin(Topic, (Topic.creditor_id == Case.creditor_id) & (Topic.case_id == Case.id))
            .where(
                Case.creditor_id == creditor,
                Case.status != CaseStatus.RESOLVED,
                Case.kind.not_in(hidden),
                Topic.case_id.is_(None),
            )
        )
        return self._session.scalars(statement.order_by(Case.priority, Case.due_at, Case.id).limit(1)).one_or_none()

    def behind(self, creditor: str, limit: int) -> list[tuple[Topic, Case]]:
        """Return threads that lag behind their case: words, adviser, resolved or taken up again; most urgent first."""
        statement = (
            select(Topic, Case)
            .join(Case, (Case.creditor_id == Topic.creditor_id) & (Case.id == Topic.case_id))
            .join(
                Conversation,
                (Conversation.creditor_id == Case.creditor_id) & (Conversation.client_id == Case.client_id),
            )
            .where(
                Topic.creditor_id == creditor,
                or_(
                    Topic.closed_at.is_(None) & (Topic.told < Conversation.next_seq - 1),
                    Topic.closed_at.is_(None) & Topic.holder.is_distinct_from(Case.assignee),
                    Topic.closed_at.is_(None) == (Case.status == CaseStatus.RESOLVED),
                ),
            )
            .order_by(Case.priority, Case.due_at, Case.id)
            .limit(limit)
        )
        return [(topic, case) for topic, case in self._session.execute(statement)]

    def forget(self, topic: Topic) -> None:
        """Erase a thread that was taken away: its case gets another one."""
        self._session.delete(topic)
        self._session.flush()

    def migrate(self, old: int, new: int) -> None:
        """Follow a group that became a supergroup under a new id."""
        for row in self._session.scalars(select(Topic).where(Topic.chat_id == old)):
            row.chat_id = new
        self._session.flush()
