"""Hold that no connection outlives its database: not one in use while it is closed, nor one that is turned away."""

import time
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import ProgrammingError

from storage.database import Database
from storage.unit_of_work import UnitOfWork

PATIENCE_SECONDS = 10
THERE = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


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
