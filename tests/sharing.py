"""Let all engines of a run share what each would begin anew, for each test has its own: statements, connections.

A connection costs the server ten milliseconds until it has read what tables there are. One that is closed in a database
of which `kept` was told is laid by instead, without anything that it had taken up, for whoever connects next.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.util import LRUCache

STATEMENTS: LRUCache[Any, Any] = LRUCache(5000)
IDLE: dict[str, list[psycopg.Connection]] = {}  #: by the name of a database
IDLE_MAX = 12  #: of one database, as many as a pool may have
LEARNT: dict[str, Any] = {}  #: what the first dialect asked of the server: its version and its habits
# Plans too: one that was made for tables of a few rows goes through all of them for each of thirty thousand.
FORGET = """
RESET ROLE; RESET SESSION AUTHORIZATION; RESET ALL;
CLOSE ALL; UNLISTEN *; SELECT pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES; DISCARD PLANS
"""


class Dialect(PGDialect_psycopg):
    """Is the same as every other of its kind: what was compiled is kept under the dialect for which it was."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is of this kind."""
        return isinstance(other, Dialect)

    def __hash__(self) -> int:
        """Return a number of the kind."""
        return hash(Dialect)

    def initialize(self, connection: Connection) -> None:
        """Ask the server about itself once: all that a run starts are of one version."""
        if not LEARNT:
            before = dict(vars(self))
            super().initialize(connection)  # type: ignore[no-untyped-call] # the library's
            LEARNT.update({name: value for name, value in vars(self).items() if name not in before})
        vars(self).update(LEARNT)

    def connect(self, *args: Any, **settings: Any) -> Any:  # noqa: ANN401 - the driver's
        """Take a connection that was laid by and still stands, or make one."""
        idle = IDLE.get(settings.get("dbname", ""), [])
        with suppress(IndexError):
            while not _rises(connection := idle.pop()):
                connection.close()
            return connection
        return super().connect(*args, **settings)

    def on_connect(self) -> None:
        """Add nothing to a connection that may come a second time."""

    def do_close(self, dbapi_connection: Any) -> None:  # noqa: ANN401 - the driver's
        """Lay a connection by where its database is kept."""
        idle = None if dbapi_connection.closed else IDLE.get(dbapi_connection.info.dbname)
        if idle is not None and len(idle) < IDLE_MAX and _rests(dbapi_connection):
            idle.append(dbapi_connection)
        else:
            dbapi_connection.close()

    def do_terminate(self, dbapi_connection: Any) -> None:  # noqa: ANN401 - the driver's
        """Close a connection that nobody trusts."""
        dbapi_connection.close()


@contextmanager
def kept(url: str) -> Iterator[None]:
    """Keep the connections of a database meanwhile. All who connect to it must do so by one name of user."""
    name = str(make_url(url).database)
    idle = IDLE.setdefault(name, [])
    try:
        yield
    finally:
        del IDLE[name]
        for connection in idle:
            connection.close()


def resting() -> list[int]:
    """Return the server's numbers of the connections that were laid by."""
    return [connection.info.backend_pid for idle in IDLE.values() for connection in idle]


def share() -> None:
    """Let engines that are made from now on share."""
    registry.register("postgresql.psycopg", __name__, Dialect.__name__)
    event.listen(Engine, "engine_connect", _share_statements)


def _share_statements(connection: Connection) -> None:
    connection.execution_options(compiled_cache=STATEMENTS)


def _rests(connection: psycopg.Connection) -> bool:
    """Let a connection forget what it had taken up; say whether it could."""
    try:
        connection.rollback()
        connection.isolation_level = connection.read_only = None
        connection.autocommit = True
        connection.execute(FORGET)
        connection.autocommit = False
    except psycopg.Error:
        return False
    return connection.info.transaction_status == TransactionStatus.IDLE


def _rises(connection: psycopg.Connection) -> bool:
    """Say whether a connection that was laid by still stands."""
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except psycopg.Error:
        return False
    return True
