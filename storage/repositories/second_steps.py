"""Keep what staff show beside their password: the secret of their phone, and codes for when it is lost."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import RecoveryCode, Staff


class SecondSteps:
    """The second steps of all staff."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def lock(self, staff: int) -> Staff:
        """Return a member of staff as they are, until this ends for us alone: no code counts twice."""
        statement = select(Staff).where(Staff.id == staff).with_for_update()
        row = self._session.scalars(statement.execution_options(populate_existing=True)).one_or_none()
        if row is None:
            raise Missing("member of staff", staff)
        return row

    def put(self, staff: Staff, secret: bytes, step: int) -> None:
        """Write the sealed secret of somebody's phone, and the step of the code that proved it."""
        staff.code_secret, staff.code_step = secret, step
        self._forget_misses(staff)

    def remove(self, staff: Staff) -> None:
        """Forget somebody's phone and their codes."""
        staff.code_secret = staff.code_step = None
        self._forget_misses(staff)
        self._session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff.id))

    def pass_by(self, staff: Staff, step: int | None) -> None:
        """Record that a right code came, of a step of time or from the list."""
        staff.code_step = staff.code_step if step is None else step
        self._forget_misses(staff)

    def miss(self, staff: Staff, at: datetime) -> None:
        """Record that a wrong code came."""
        staff.code_misses, staff.code_missed_at = staff.code_misses + 1, at
        self._session.flush()

    def write_codes(self, staff: int, hashes: Iterable[bytes]) -> None:
        """Write new codes in place of all that there were."""
        self._session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff))
        self._session.add_all(RecoveryCode(staff_id=staff, code_hash=one) for one in hashes)
        self._session.flush()

    def use_code(self, staff: int, hashes: Collection[bytes]) -> bool:
        """Take a code off somebody's list; say whether it stood there."""
        statement = delete(RecoveryCode).where(RecoveryCode.staff_id == staff, RecoveryCode.code_hash.in_(hashes))
        return self._session.scalar(statement.returning(RecoveryCode.staff_id)) is not None

    def count_codes(self, staff: int) -> int:
        """Return how many codes somebody has left."""
        statement = select(func.count()).select_from(RecoveryCode).where(RecoveryCode.staff_id == staff)
        return self._session.scalar(statement) or 0

    def _forget_misses(self, staff: Staff) -> None:
        staff.code_misses, staff.code_missed_at = 0, None
        self._session.flush()
