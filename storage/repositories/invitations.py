"""Keep the links by which staff choose their password."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import Invitation, Staff


class Invitations:
    """All invitations, by the hash that `Vault` makes of their word, under one of its keys."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(self, staff: int, token_hash: bytes, until: datetime) -> None:
        """Write somebody's link in the place of the one before."""
        facts = {"token_hash": token_hash, "expires_at": until}
        statement = insert(Invitation).values(staff_id=staff, **facts)
        self._session.execute(statement.on_conflict_do_update(index_elements=["staff_id"], set_=facts))

    def find(self, hashes: Collection[bytes], now: datetime) -> Staff | None:
        """Return whose link it is; nothing when it was used or replaced, has expired, or they are disabled."""
        return self._session.scalars(
            select(Staff)
            .join(Invitation, Invitation.staff_id == Staff.id)
            .where(Invitation.token_hash.in_(hashes), Invitation.expires_at > now, Staff.disabled_at.is_(None))
        ).one_or_none()

    def use(self, hashes: Collection[bytes], now: datetime) -> Staff | None:
        """Return whose link it is and take it away, so that of two who come at once one finds it."""
        staff = self.find(hashes, now)
        gone = delete(Invitation).where(Invitation.token_hash.in_(hashes)).returning(Invitation.staff_id)
        return staff if staff is not None and self._session.scalar(gone) is not None else None

    def withdraw(self, staff: int) -> None:
        """Take somebody's link away."""
        self._session.execute(delete(Invitation).where(Invitation.staff_id == staff))
