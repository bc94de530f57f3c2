"""Keep what staff are given by itself, and say who may be given a case now."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from flows.assignment import Candidate
from storage.schema import ANSWERING, Case, CaseStatus, Duty, Message, Staff, StaffCreditor


class Duties:
    """The duties of all staff."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(
        self,
        staff: int,
        languages: Collection[str],
        kinds: Collection[str],
        open_max: int,
        away_until: datetime | None = None,
    ) -> Duty:
        """Write what somebody is given; nothing while they are away, nor with room for no case."""
        facts = {"languages": sorted(languages), "kinds": sorted(kinds), "open_max": open_max}
        row = insert(Duty).values(staff_id=staff, away_until=away_until, **facts)
        row = row.on_conflict_do_update(index_elements=["staff_id"], set_={**facts, "away_until": away_until})
        return self._session.scalars(row.returning(Duty), execution_options={"populate_existing": True}).one()

    def find(self, staff: int) -> Duty | None:
        """Return what somebody is given; nothing of who is given nothing."""
        return self._session.get(Duty, staff)

    def there(self, creditor: str, now: datetime) -> list[Staff]:
        """Return who answers a creditor's clients and is not away, by name."""
        back = or_(Duty.away_until.is_(None), Duty.away_until <= now)
        return self.answering(creditor, back)

    def answering(self, creditor: str, *but: ColumnElement[bool]) -> list[Staff]:
        """Return who answers a creditor's clients, there or away, by name."""
        statement = (
            select(Staff)
            .join(StaffCreditor, StaffCreditor.staff_id == Staff.id)
            .outerjoin(Duty, Duty.staff_id == Staff.id)
            .where(
                StaffCreditor.creditor_id == creditor,
                Staff.disabled_at.is_(None),
                Staff.role.in_(sorted(ANSWERING)),
                *but,
            )
        )
        return list(self._session.scalars(statement.order_by(Staff.name, Staff.id)))

    def candidates(self, creditor: str, now: datetime) -> list[Candidate]:
        """Return whom a creditor's cases may be given to; what they have is counted over the creditors in scope."""
        there = {row.id for row in self.there(creditor, now)}
        loads = self.loads()
        rows = self._session.scalars(select(Duty).where(Duty.staff_id.in_(there)))
        return [
            Candidate(
                staff=row.staff_id,
                languages=frozenset(row.languages),
                kinds=frozenset(row.kinds),
                open_max=row.open_max,
                has=loads.get(row.staff_id, 0),
            )
            for row in rows
        ]

    def loads(self) -> Mapping[int, int]:
        """Return how many unresolved cases in scope each one has taken or has been given."""
        holder = func.coalesce(Case.assignee, Case.given_to)
        rows = self._session.execute(
            select(holder, func.count()).where(Case.status != CaseStatus.RESOLVED, holder.is_not(None)).group_by(holder)
        )
        return {row[0]: row[1] for row in rows}

    def known_to(self, creditor: str, client: str) -> frozenset[int]:
        """Return which of staff a client has had to do with: who wrote to them, or had a case of theirs."""
        wrote = select(Message.staff_id).where(Message.creditor_id == creditor, Message.client_id == client)
        had = select(Case.assignee).where(Case.creditor_id == creditor, Case.client_id == client)
        return frozenset(one for one in self._session.scalars(wrote.union(had)) if one is not None)
