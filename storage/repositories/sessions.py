"""Keep the browsers that staff are signed in with."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from storage.schema import Staff, StaffSession


class Sessions:
    """All sessions, by the hash that `Vault` makes of their token, under one of its keys."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def open(
        self,
        token_hash: bytes,
        staff: int,
        csrf: str,
        at: datetime,
        until: datetime,
        browser: str = "",
        network: str = "",
        via: str = "password",
    ) -> StaffSession:
        """Write a session; `csrf` is the word that each of its forms must carry."""
        times = {"created_at": at, "expires_at": until}
        row = StaffSession(
            id_hash=token_hash, staff_id=staff, csrf=csrf, browser=browser, network=network, via=via, **times
        )
        self._session.add(row)
        self._session.flush()
        return row

    def find(self, hashes: Collection[bytes], now: datetime) -> tuple[StaffSession, Staff] | None:
        """Return a session that has not expired, with its member of staff, unless they are disabled."""
        row = self._session.execute(
            select(StaffSession, Staff)
            .join(Staff, Staff.id == StaffSession.staff_id)
            .where(StaffSession.id_hash.in_(hashes), StaffSession.expires_at > now, Staff.disabled_at.is_(None))
        ).one_or_none()
        return None if row is None else (row[0], row[1])

    def prolong(self, number: int, until: datetime) -> None:
        """Let a session end at another time; one that another request prolongs at this moment is left to it."""
        free = select(StaffSession.number).where(StaffSession.number == number).with_for_update(skip_locked=True)
        statement = update(StaffSession).where(StaffSession.number.in_(free.scalar_subquery()))
        self._session.execute(statement.values(expires_at=until), execution_options={"synchronize_session": False})

    def of(self, staff: int, now: datetime) -> list[StaffSession]:
        """Return the sessions of a member of staff that have not expired, the newest first."""
        statement = select(StaffSession).where(StaffSession.staff_id == staff, StaffSession.expires_at > now)
        return list(self._session.scalars(statement.order_by(StaffSession.created_at.desc(), StaffSession.number)))

    def count_of(self, staff: Collection[int], now: datetime) -> dict[int, int]:
        """Return how many sessions of several members of staff have not expired; who has none is left out."""
        statement = select(StaffSession.staff_id, func.count()).group_by(StaffSession.staff_id)
        statement = statement.where(StaffSession.staff_id.in_(staff), StaffSession.expires_at > now)
        return {row[0]: row[1] for row in self._session.execute(statement)}

    def end(self, staff: int, number: int) -> bool:
        """End one session of a member of staff by its number; say whether there was one."""
        statement = delete(StaffSession).where(StaffSession.staff_id == staff, StaffSession.number == number)
        return self._session.scalar(statement.returning(StaffSession.number)) is not None

    def end_all(self, staff: int, but: int | None = None) -> int:
        """End the sessions of a member of staff, but for one; return how many there were."""
        statement = delete(StaffSession).where(StaffSession.staff_id == staff)
        if but is not None:
            statement = statement.where(StaffSession.number != but)
        return len(self._session.scalars(statement.returning(StaffSession.number)).all())

    def close(self, hashes: Collection[bytes]) -> None:
        """End a session."""
        self._session.execute(delete(StaffSession).where(StaffSession.id_hash.in_(hashes)))

    def forget_expired(self, now: datetime) -> None:
        """Erase the sessions that have expired."""
        self._session.execute(delete(StaffSession).where(StaffSession.expires_at <= now))
