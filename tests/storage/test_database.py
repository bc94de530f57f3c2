"""Hold that no connection outlives its database: not one in use while it is closed, nor one that is turned away."""

import time
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import ProgrammingError

from storage.database import Database
from storage.unit_of_work import UnitOfWork

PATIENCE_SECONDS = 10
THERE = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
LOOKS = 8  #: more than a statement is run before it is made ready
READY = text("SELECT count(*) FROM pg_prepared_statements")


def connection_of(uow: UnitOfWork) -> Any:  # noqa: ANN401 - the driver's connection
    """Return the driver's connection of a unit of work."""
    return uow.session.connection().connection.driver_connection


def test_closed_while_in_use(migrated_url: str) -> None:
    """Who closes the database takes from nobody what they work with; it is closed as it is given back, and later."""
    database, found = Database(migrated_url), []
    with database.unit_of_work() as first:
        found.append(connection_of(first))
        database.close()
        open_still = not found[0].closed
    with database.unit_of_work() as later:
        found.append(connection_of(later))

    assert [True, True, True] == [open_still, *(one.closed for one in found)]


@pytest.mark.usefixtures("migrated_url")
def test_turned_away(fresh_database: str) -> None:
    """A login that cannot step down to the role for rows leaves no connection, though its error is kept."""
    url = make_url(fresh_database)
    login = f"login_{url.database}"
    with psycopg.connect(fresh_database.replace("+psycopg", ""), autocommit=True) as watch:
        watch.execute(f"CREATE ROLE {login} LOGIN BYPASSRLS PASSWORD 'x'")
        database = Database(url.set(username=login, password="x").render_as_string(hide_password=False))
        with pytest.raises(ProgrammingError) as kept:
            database.check_schema()
        until = time.monotonic() + PATIENCE_SECONDS
        while (there := watch.execute(THERE).fetchone()) != (0,) and time.monotonic() < until:
            time.sleep(0.05)

    assert ((0,), True) == (there, "concilia_app" in str(kept.value))


def test_stays_ready(database: Database) -> None:
    """What a connection has made ready outlives transactions that nobody commits; what those wrote does not."""
    found = []
    for _ in range(LOOKS):
        with database.unit_of_work() as uow:
            found.append((uow.clock.get(), uow.session.execute(READY).scalar_one()))
            uow.clock.put(timedelta(days=1))

    assert [timedelta()] * LOOKS == [offset for offset, _ in found]
    assert found[-1][1] > found[0][1]


def test_a_fault_ends_all(database: Database) -> None:
    """A transaction that a statement broke is undone too, and its connection goes on."""
    with database.unit_of_work() as uow:
        uow.clock.put(timedelta(days=1))
        with pytest.raises(ProgrammingError):
            uow.session.execute(text("SELECT nothing_of_the_kind"))
    with database.unit_of_work() as uow:
        assert timedelta() == uow.clock.get()
