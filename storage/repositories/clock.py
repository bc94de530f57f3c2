"""Keep how far the service's clock was moved forward for a demonstration."""

from datetime import timedelta

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import Clock

ONLY = 1  #: the one row


class ClockOffset:
    """How far the service's clock is ahead, the same for all processes."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def get(self) -> timedelta:
        """Return how far the clock is ahead."""
        row = self._session.get(Clock, ONLY, populate_existing=True)
        return timedelta(seconds=row.offset_seconds if row else 0)

    def put(self, offset: timedelta) -> None:
        """Move the clock."""
        seconds = int(offset.total_seconds())
        self._session.execute(
            insert(Clock)
            .values(id=ONLY, offset_seconds=seconds)
            .on_conflict_do_update(index_elements=["id"], set_={"offset_seconds": seconds})
        )
