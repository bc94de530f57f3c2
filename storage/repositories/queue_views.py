"""Keep filters of the queue under names."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import cast, delete, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import QueueView


class QueueViews:
    """The views of all staff."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(
        self, staff: int, name: str, asked: Mapping[str, str], shared_with: Collection[str], at: datetime
    ) -> QueueView:
        """Keep a filter under a name, in place of another one of the same name and maker."""
        facts = {"asked": dict(asked), "shared_with": sorted(shared_with), "made_at": at}
        row = insert(QueueView).values(staff_id=staff, name=name, **facts)
        row = row.on_conflict_do_update(index_elements=["staff_id", "name"], set_=facts)
        return self._session.scalars(row.returning(QueueView), execution_options={"populate_existing": True}).one()

    def of(self, staff: int) -> list[QueueView]:
        """Return the views that somebody made, by name."""
        statement = select(QueueView).where(QueueView.staff_id == staff)
        return list(self._session.scalars(statement.order_by(QueueView.name)))

    def seen_by(self, staff: int, creditors: Sequence[str]) -> list[QueueView]:
        """Return the views that somebody made, and those that are shared with nobody but who sees these creditors."""
        audience = QueueView.shared_with
        shared = (audience != []) & audience.op("<@")(cast(list(creditors), audience.type))
        statement = select(QueueView).where(or_(QueueView.staff_id == staff, shared))
        return list(self._session.scalars(statement.order_by(QueueView.name, QueueView.id)))

    def drop(self, staff: int, view: int) -> bool:
        """Forget a view of somebody's own; say whether there was one."""
        statement = delete(QueueView).where(QueueView.staff_id == staff, QueueView.id == view)
        return self._session.scalar(statement.returning(QueueView.id)) is not None
