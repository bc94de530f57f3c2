"""Ask the server about itself: that it counts what is in tables, and which process serves a connection."""

from collections.abc import Iterable

from storage.database import Database


def count_rows(database: Database, tables: Iterable[str]) -> None:
    """Have the server count what is in these tables now, as it does by itself within minutes, to plan by it."""
    with database.engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL ROLE NONE")  # who owns the tables may have them counted
        connection.exec_driver_sql(f"ANALYZE {', '.join(tables)}")


def backend(database: Database) -> int:
    """Return the number of the server's process behind a connection of the pool; it stands until the pool is closed."""
    with database.engine.connect() as connection:
        found: int = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        return found
