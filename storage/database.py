"""Open the database: a bounded pool of connections that can never see a creditor's data unasked.

A superuser, or a role with BYPASSRLS, is not bound by row-level security. A connection that logs in as one steps down
to the role `concilia_app` before anything else is done with it; an ordinary owner is bound: the tables force it.
"""

import selectors
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from storage.address import read_url
from storage.entities import KEPT
from storage.errors import NoScope, WrongSchema
from storage.migrations import HEAD, current_revision, is_known
from storage.plain import NO_SCOPE_STATE
from storage.unit_of_work import UnitOfWork

APP_ROLE = "concilia_app"  #: bound by row-level security; made by the first migration
IDLE_LIMIT_SECONDS = 120  #: a transaction idle for longer is ended by the server, and what it locked is free
LOCK_LIMIT_SECONDS = 30  #: nobody waits longer for a row
REST_SECONDS = 20  #: a connection that was used within this time is trusted, unless its server says otherwise
RESTED, EAR = "concilia.rested", "concilia.ear"  #: kept with each connection of the pool
PREPARED_MAX = 400  #: statements that a connection keeps ready; a turn alone has some sixty

Ready: type[selectors.BaseSelector] = getattr(selectors, "PollSelector", selectors.SelectSelector)
"""Tells whether something can be read: the kind that has no descriptor of its own, else the one found everywhere."""

AHEAD = (
    "A later version brought the database to {found}, and this one knows it up to {known}: it goes on as it did; "
    "replace its processes with that version's."
)
POSITION = """
SELECT rolsuper OR rolbypassrls, EXISTS (SELECT FROM pg_roles WHERE rolname = %s)
FROM pg_roles WHERE rolname = current_user
"""
MANNERS = f"""
SET timezone = 'UTC';
SET idle_in_transaction_session_timeout = '{IDLE_LIMIT_SECONDS}s';
SET lock_timeout = '{LOCK_LIMIT_SECONDS}s';
"""


class Database:
    """One PostgreSQL database, for as many threads as its pool has connections."""

    def __init__(self, url: str, pool_size: int = 12) -> None:
        """Prepare the pool; nothing is connected yet. More threads than `pool_size` wait for one another."""
        self.url = read_url(url)
        self.engine: Engine = create_engine(
            self.url,
            pool_size=pool_size,
            max_overflow=0,
            pool_use_lifo=True,
            hide_parameters=True,  # the values of a statement that failed are people's data
            connect_args={
                "connect_timeout": 10,
                "keepalives_idle": 30,
                "keepalives_interval": 10,
                "keepalives_count": 3,
            },
        )
        self._is_closed = False
        event.listen(self.engine, "connect", _welcome)
        event.listen(self.engine, "checkin", self._take_back)
        event.listen(self.engine, "checkout", _look_after)
        event.listen(self.engine, "handle_error", _name_fault)
        event.listen(self.engine, "rollback", _end)
        self._sessions: sessionmaker[Session] = sessionmaker(self.engine, expire_on_commit=False)
        event.listen(self._sessions, "loaded_as_persistent", _keep)

    @contextmanager
    def unit_of_work(self, *creditors: str) -> Iterator[UnitOfWork]:
        """Open a transaction that sees the data of these creditors and of no other.

        Leaving the block rolls back what was not committed.
        """
        with self._sessions() as session:
            unit = UnitOfWork(session)
            if creditors:
                unit.scope(*creditors)
            yield unit

    def check_schema(self) -> str | None:
        """Refuse a database that is older than this version: raises WrongSchema.

        A newer one is worked with, since processes are replaced one by one; return a sentence that says so.
        """
        with self.engine.connect() as connection:
            found = current_revision(connection)
        if found is None or (found != HEAD and is_known(found)):
            raise WrongSchema(found, HEAD)
        return None if found == HEAD else AHEAD.format(found=found, known=HEAD)

    def close(self) -> None:
        """Close the connections of the pool, those that a thread still works with as soon as it gives them back."""
        self._is_closed = True
        self.engine.dispose()

    def _take_back(self, _: Any, record: ConnectionPoolEntry) -> None:  # noqa: ANN401 - the driver's connection
        """Note since when a connection has rested; once the pool was closed nobody else would close it."""
        record.info[RESTED] = time.monotonic()
        if self._is_closed:
            record.invalidate()


def _keep(session: Session, row: object) -> None:
    """Keep what was read until the transaction ends: a session alone forgets what nobody holds, and reads it again."""
    session.info.setdefault(KEPT, []).append(row)


def _welcome(connection: Any, record: ConnectionPoolEntry) -> None:  # noqa: ANN401 - the driver's connection
    """Settle a new connection; one that cannot be is closed, for the pool forgets it."""
    try:
        _settle(connection, record)
    except BaseException:
        connection.close()
        raise


def _settle(connection: Any, record: ConnectionPoolEntry) -> None:  # noqa: ANN401 - the driver's connection
    """Give a new connection its manners, and take from it the right to pass by row-level security."""
    ear = record.info[EAR] = Ready()
    ear.register(connection.fileno(), selectors.EVENT_READ)
    connection.prepared_max = PREPARED_MAX
    with connection.cursor() as cursor:
        cursor.execute(MANNERS)
        cursor.execute(POSITION, (APP_ROLE,))
        unbound, role_exists = cursor.fetchone()
        if unbound and role_exists:
            cursor.execute(f"SET ROLE {APP_ROLE}")
        elif unbound:
            raise WrongSchema(None, HEAD)
    connection.commit()


def _look_after(connection: Any, record: ConnectionPoolEntry, _: object) -> None:  # noqa: ANN401
    """Ask a connection whether it still stands, where it has rested for long or its server has said something.

    A server that ends a connection says so: one that is silent and was used a moment ago need not be asked each time.
    """
    rested = time.monotonic() - record.info.get(RESTED, 0.0)
    if rested > REST_SECONDS or record.info[EAR].select(0):
        try:
            connection.execute("SELECT 1")
            connection.rollback()
        except psycopg.Error as fault:
            raise InvalidatePoolError from fault


def _end(connection: Connection) -> None:
    """End a transaction in which nothing went wrong before the driver does, and what was made ready stays so.

    The driver forgets every prepared statement then, since tables may have gone; those of a service never do.
    """
    if connection.invalidated:
        return  # it is gone, and its transaction with it
    driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
    if driver.pgconn.transaction_status == TransactionStatus.INTRANS:
        driver.pgconn.exec_(b"ROLLBACK")


def _name_fault(context: ExceptionContext) -> None:
    """Raise our own error for the one that the server raises when no creditor is in scope."""
    if getattr(context.original_exception, "sqlstate", None) == NO_SCOPE_STATE:
        raise NoScope from context.original_exception
