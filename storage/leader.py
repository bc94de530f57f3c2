"""Choose the one process that may do something, by a lock that the server takes back when the process dies."""

from contextlib import suppress

import psycopg

from storage.address import read_url

TAKE = "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))"
GIVE = "SELECT pg_advisory_unlock(hashtextextended(%s, 0))"


class Leader:
    """A candidate for one office, such as the clock. One that hangs may lead a little too long: act idempotently."""

    def __init__(self, url: str, office: str) -> None:
        """Take the database's address and the name of the office."""
        self._address = read_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._office = office
        self._connection: psycopg.Connection | None = None

    def leads(self) -> bool:
        """Say whether this process leads now, after trying to; ask again every second or so."""
        try:
            if self._connection is not None:
                self._connection.execute("SELECT 1")
                return True
            return self._try()
        except psycopg.OperationalError:
            self.resign()
            return False

    def resign(self) -> None:
        """Give the office up; it is free when this returns, or else when the server notices that we are gone."""
        if self._connection is not None:
            with suppress(psycopg.OperationalError):
                self._connection.execute(GIVE, (self._office,))
            self._connection.close()
            self._connection = None

    def _try(self) -> bool:
        connection = psycopg.connect(self._address, autocommit=True, connect_timeout=5)
        try:
            row = connection.execute(TAKE, (self._office,)).fetchone()
            if row is not None and row[0]:
                self._connection = connection
        finally:
            if self._connection is None:  # also when the server ended it in the middle
                connection.close()
        return self._connection is not None
