"""Keep advisers and supervisors, and whose clients they may see."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.repositories.sessions import Sessions
from storage.schema import ANSWERING, Role, Staff, StaffCreditor

ROWS, WHOSE = cast("Table", Staff.__table__).c, cast("Table", StaffCreditor.__table__).c
MAY_ANSWER = or_(*(ROWS.role == role for role in sorted(ANSWERING)))
ON_CALL = (
    select(ROWS.name)
    .join(StaffCreditor.__table__, WHOSE.staff_id == ROWS.id)
    .where(WHOSE.creditor_id == bindparam("creditor"), ROWS.disabled_at.is_(None), MAY_ANSWER)
    .order_by(ROWS.id)
    .limit(1)
)


class StaffMembers:
    """All staff."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def add(
        self, *, name: str, email: str, password_hash: str, role: Role, creditors: Sequence[str], at: datetime
    ) -> Staff:
        """Write a member of staff and the creditors whose clients they may see."""
        row = Staff(name=name, email=email.lower(), password_hash=password_hash, role=role, created_at=at)
        self._session.add(row)
        self._session.flush()
        self._session.add_all(StaffCreditor(staff_id=row.id, creditor_id=creditor) for creditor in sorted(creditors))
        self._session.flush()
        return row

    def get(self, staff: int) -> Staff:
        """Return a member of staff."""
        row = self._session.get(Staff, staff)
        if row is None:
            raise Missing("member of staff", staff)
        return row

    def find(self, email: str) -> Staff | None:
        """Return the member of staff with an e-mail address, in whatever case it is written."""
        return self._session.scalars(select(Staff).where(Staff.email == func.lower(email))).one_or_none()

    def by_telegram(self, person: int) -> Staff | None:
        """Return the member of staff who is somebody on Telegram; nothing for strangers and those disabled."""
        return self._session.scalars(
            select(Staff).where(Staff.telegram_id == person, Staff.disabled_at.is_(None))
        ).one_or_none()

    def link_telegram(self, staff: int, person: int) -> Staff:
        """Record who a member of staff is on Telegram; one person is one member of staff, the last one they said."""
        self._session.execute(update(Staff).where(Staff.telegram_id == person).values(telegram_id=None))
        row = self.get(staff)
        row.telegram_id = person
        self._session.flush()
        return row

    def all(self) -> list[Staff]:
        """Return all staff by name, disabled ones too."""
        return list(self._session.scalars(select(Staff).order_by(Staff.name, Staff.id)))

    def creditors(self, staff: int) -> tuple[str, ...]:
        """Return the creditors whose clients a member of staff may see."""
        statement = select(StaffCreditor.creditor_id).where(StaffCreditor.staff_id == staff)
        return tuple(self._session.scalars(statement.order_by(StaffCreditor.creditor_id)))

    def creditors_of(self, staff: Collection[int]) -> dict[int, list[str]]:
        """Return the creditors of several members of staff, each by their number; who has none is left out."""
        found: dict[int, list[str]] = {}
        statement = select(StaffCreditor).where(StaffCreditor.staff_id.in_(staff)).order_by(StaffCreditor.creditor_id)
        for row in self._session.scalars(statement):
            found.setdefault(row.staff_id, []).append(row.creditor_id)
        return found

    def on_call(self, creditor: str) -> str | None:
        """Return the name of somebody who may answer a creditor's clients, nothing when there is nobody."""
        return self._session.connection().execute(ON_CALL, {"creditor": creditor}).scalar_one_or_none()

    def choose_language(self, staff: int, language: str) -> None:
        """Write what the console speaks to a member of staff: 'es', 'en' or 'pt'."""
        self.get(staff).language = language
        self._session.flush()

    def of(self, *creditors: str) -> list[Staff]:
        """Return the staff of any of some creditors by name, disabled ones too."""
        whose = select(StaffCreditor.staff_id).where(StaffCreditor.creditor_id.in_(creditors))
        return list(self._session.scalars(select(Staff).where(Staff.id.in_(whose)).order_by(Staff.name, Staff.id)))

    def change_role(self, staff: int, role: Role) -> None:
        """Write another role."""
        self.get(staff).role = role
        self._session.flush()

    def add_creditor(self, staff: int, creditor: str) -> None:
        """Let a member of staff see the clients of one more creditor."""
        self._session.add(StaffCreditor(staff_id=staff, creditor_id=creditor))
        self._session.flush()

    def remove_creditor(self, staff: int, creditor: str) -> None:
        """Let a member of staff see the clients of a creditor no longer."""
        statement = delete(StaffCreditor).where(StaffCreditor.staff_id == staff, StaffCreditor.creditor_id == creditor)
        self._session.execute(statement)

    def enable(self, staff: int) -> None:
        """Let a member of staff in again."""
        self.get(staff).disabled_at = None
        self._session.flush()

    def disable(self, staff: int, at: datetime) -> None:
        """Let a member of staff in no longer, and end their sessions."""
        self.get(staff).disabled_at = at
        self._session.flush()
        Sessions(self._session).end_all(staff)

    def change_password(self, staff: int, password_hash: str, keep: int | None = None) -> None:
        """Write a new password's hash, and end the sessions that the old one opened, but for one by its number."""
        self.get(staff).password_hash = password_hash
        self._session.flush()
        Sessions(self._session).end_all(staff, keep)
