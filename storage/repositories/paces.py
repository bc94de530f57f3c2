"""Share the pace that providers allow among all workers: one row for each sender, and for each pair with an address."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import Pace


class Paces:
    """How far ahead each key is booked."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work; commit soon, others wait for the row."""
        self._session = session

    def take(self, key: str, every: timedelta, now: datetime, burst: int = 1) -> timedelta:
        """Book a place and return zero; when there is none, book nothing and return how long until there is.

        One message `every` so often, and `burst` of them at once after a pause (the generic cell rate algorithm).
        """
        row = self._locked(key, now)
        start = max(row.booked_until, now)
        left = start - every * (burst - 1) - now
        if left > timedelta():
            return left
        row.booked_until = start + every
        self._session.flush()
        return timedelta()

    def push_back(self, key: str, until: datetime) -> None:
        """Let nothing leave under a key before a moment: the provider asked for it."""
        row = self._locked(key, until)
        row.booked_until = max(row.booked_until, until)
        self._session.flush()

    def _locked(self, key: str, at: datetime) -> Pace:
        self._session.execute(insert(Pace).values(key=key, booked_until=at).on_conflict_do_nothing())
        statement = select(Pace).where(Pace.key == key).with_for_update().execution_options(populate_existing=True)
        return self._session.scalars(statement).one()
