"""Tell the time: the one place where it is read. A demonstration may move it forward, for every process at once."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

CHANNEL = "concilia_clock"  #: notified when a demonstration moved the clock


def read_wall() -> datetime:
    """Return the machine's time, aware, in UTC."""
    return datetime.now(UTC)


class Clock:
    """The service's time: the wall's, moved forward by an offset that is never negative."""

    def __init__(self, wall: Callable[[], datetime] = read_wall, offset: timedelta = timedelta()) -> None:
        """Take the wall clock and the offset that is stored."""
        self._wall, self._offset = wall, offset

    def now(self) -> datetime:
        """Return the service's time in UTC."""
        return self._wall() + self._offset

    def wall(self) -> datetime:
        """Return the wall's time, not moved: what the clocks of others show."""
        return self._wall()

    @property
    def offset(self) -> timedelta:
        """Return how far the clock was moved."""
        return self._offset

    def set_offset(self, offset: timedelta) -> None:
        """Move the clock to an offset that is stored."""
        self._offset = offset

    def offset_to(self, moment: datetime) -> timedelta:
        """Return the offset that makes it this moment now."""
        return moment - self._wall()
