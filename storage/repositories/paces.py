"""Share the pace that providers allow among all workers: one row for each sender, and for each pair with an address."""

from datetime import datetime, timedelta

from sqlalchemy import Interval, bindparam, delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.plain import Plain
from storage.schema import Pace
from storage.schema.base import AwareTime

ACCOUNT = "account "  #: begins the key of all that leaves by one account of a provider
TAKE = Plain(
    text("""
INSERT INTO paces AS known (key, booked_until) VALUES (:key, CAST(:now AS timestamptz) + :every)
ON CONFLICT (key) DO UPDATE SET booked_until = greatest(known.booked_until + :every, excluded.booked_until)
WHERE known.booked_until <= :latest RETURNING key
""").bindparams(
        bindparam("now", type_=AwareTime), bindparam("latest", type_=AwareTime), bindparam("every", type_=Interval)
    )
)
BOOKED = Plain(text("SELECT booked_until FROM paces WHERE key = :key"))


class Paces:
    """How far ahead each key is booked; one that is not booked ahead needs no row."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work; commit soon, others wait for the row that was booked."""
        self._session = session

    def take(self, key: str, every: timedelta, now: datetime, burst: int = 1) -> timedelta:
        """Book a place and return zero; when there is none, book nothing and return how long until there is.

        One message `every` so often, and `burst` of them at once after a pause (the generic cell rate algorithm).
        """
        latest = now + every * (burst - 1)
        booked = TAKE.run(self._session, {"key": key, "now": now, "every": every, "latest": latest})
        return timedelta() if booked else self.left(key, latest)  # the row is ours, booked or not

    def left(self, key: str, now: datetime) -> timedelta:
        """Return how long a key is booked ahead, zero when it is not; nothing is booked, and nobody waited for."""
        rows = BOOKED.run(self._session, {"key": key})
        return max(rows[0].booked_until - now, timedelta()) if rows else timedelta()

    def push_back(self, key: str, until: datetime) -> None:
        """Let nothing leave under a key before a moment: the provider asked for it."""
        new = insert(Pace).values(key=key, booked_until=until)
        further = func.greatest(Pace.booked_until, new.excluded.booked_until)
        self._session.execute(new.on_conflict_do_update(index_elements=[Pace.key], set_={"booked_until": further}))

    def free(self, key: str) -> None:
        """Take back all that is booked under a key."""
        self._session.execute(delete(Pace).where(Pace.key == key))

    def closed(self, now: datetime) -> dict[str, datetime]:
        """Return the accounts by which nothing leaves now, each with when it is tried again, by name."""
        rows = self._session.execute(
            select(func.substr(Pace.key, len(ACCOUNT) + 1), Pace.booked_until)
            .where(Pace.key.startswith(ACCOUNT, autoescape=True), Pace.booked_until > now)
            .order_by(Pace.key)
        )
        return {account: until for account, until in rows}  # noqa: C416 - rows are not pairs to the type checker

    def forget(self, before: datetime) -> None:
        """Erase keys that were booked until before a moment; one that is being booked meanwhile stays."""
        past = select(Pace.key).where(Pace.booked_until < before).with_for_update(skip_locked=True)
        self._session.execute(delete(Pace).where(Pace.key.in_(past)).execution_options(synchronize_session=False))
