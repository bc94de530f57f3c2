"""Hold the steps of the schema against the tables, and against two who take them at once."""

import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from storage import migrations
from storage.address import read_url
from storage.database import Database
from storage.errors import BadAddress, WrongSchema
from storage.schema import Base

HOME = ["alembic_version"]


def test_no_difference(migrated_url: str) -> None:
    """The steps lead to exactly the tables that the classes describe: columns, types, defaults, keys, indexes."""
    engine = create_engine(read_url(migrated_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()

    assert [] == differences


def test_revisions() -> None:
    """The list of steps in the code is the list of files, in order."""
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    config.set_main_option("path_separator", "os")
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]

    assert migrations.REVISIONS == tuple(reversed(steps))


def test_two_at_once(fresh_database: str) -> None:
    """Two who migrate the same database at the same moment both succeed, and it is migrated once."""
    faults: list[Exception] = []

    def migrate() -> None:
        try:
            migrations.upgrade(fresh_database)
        except Exception as fault:  # noqa: BLE001 - shown below
            faults.append(fault)

    threads = [threading.Thread(target=migrate) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    database = Database(fresh_database)
    database.check_schema()
    database.close()

    assert [] == faults


def test_again(fresh_database: str) -> None:
    """Migrating a current database changes nothing."""
    migrations.upgrade(fresh_database)
    migrations.upgrade(fresh_database)
    database = Database(fresh_database)
    database.check_schema()
    database.close()


def test_back(fresh_database: str) -> None:
    """The first step can be taken back, and again."""
    migrations.upgrade(fresh_database)
    migrations.downgrade(fresh_database, "base")
    engine = create_engine(read_url(fresh_database))
    with engine.connect() as connection:
        left = inspect(connection).get_table_names()
    engine.dispose()
    migrations.upgrade(fresh_database)

    assert HOME == left


@pytest.mark.parametrize(
    ("revision", "is_refused"),
    [
        (migrations.HEAD, False),  # current
        ("9999", False),  # a later version of the code was here: workers are replaced one by one
        (None, True),  # nothing was migrated
    ],
)
def test_check(fresh_database: str, revision: str | None, is_refused: bool) -> None:
    """A database behind this version is refused with the remedy; one at or ahead of it is worked with."""
    migrations.upgrade(fresh_database)
    engine = create_engine(read_url(fresh_database))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        if revision:
            connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})
    engine.dispose()
    database = Database(fresh_database)
    refused, told = False, None
    try:
        told = database.check_schema()
    except WrongSchema as fault:
        refused = "run `concilia migrate`" in str(fault)
    database.close()

    assert is_refused == refused
    assert (revision == "9999") == bool(told and "9999" in told and "replace its processes" in told)


def test_ahead(fresh_database: str) -> None:
    """Migrating a database that a later version has migrated leaves it alone."""
    migrations.upgrade(fresh_database)
    engine = create_engine(read_url(fresh_database))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    migrations.upgrade(fresh_database)
    with engine.connect() as connection:
        found = migrations.current_revision(connection)
    engine.dispose()

    assert "9999" == found


@pytest.mark.parametrize("url", ["", "sqlite:///x.db", "nonsense", "mysql://localhost/x"])
def test_address(url: str) -> None:
    """An address of anything but PostgreSQL is refused with an example, and never repeated: it may hold a password."""
    with pytest.raises(BadAddress, match="postgresql://user:password@host:5432/database"):
        Database(url)
