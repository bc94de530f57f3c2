"""Keep the browsers that staff are signed in with."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.schema import Staff, StaffSession


class Sessions:
    """All sessions, by the hash that `Vault.hash_token` makes of their token."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def open(self, token_hash: bytes, staff: int, csrf: str, at: datetime, until: datetime) -> StaffSession:
        """Write a session; `csrf` is the word that each of its forms must carry."""
        row = StaffSession(id_hash=token_hash, staff_id=staff, csrf=csrf, created_at=at, expires_at=until)
        self._session.add(row)
        self._session.flush()
        return row

    def find(self, token_hash: bytes, now: datetime) -> tuple[StaffSession, Staff] | None:
        """Return a session that has not expired, with its member of staff, unless they are disabled."""
        row = self._session.execute(
            select(StaffSession, Staff)
            .join(Staff, Staff.id == StaffSession.staff_id)
            .where(StaffSession.id_hash == token_hash, StaffSession.expires_at > now, Staff.disabled_at.is_(None))
        ).one_or_none()
        return None if row is None else (row[0], row[1])

    def close(self, token_hash: bytes) -> None:
        """End a session."""
        self._session.execute(delete(StaffSession).where(StaffSession.id_hash == token_hash))

    def forget_expired(self, now: datetime) -> None:
        """Erase the sessions that have expired."""
        self._session.execute(delete(StaffSession).where(StaffSession.expires_at <= now))
