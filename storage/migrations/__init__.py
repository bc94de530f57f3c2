"""Bring a database to the current schema, step by step, whoever else does so at the same moment."""

from pathlib import Path

from sqlalchemy import Connection, create_engine, inspect, text

REVISIONS = ("0001",)  #: the steps, oldest first; a test holds this against the files
HEAD = REVISIONS[-1]  #: the step that this version of the code works with

LOCK_KEY = 0x434F4E43494C  #: "CONCIL"; whoever migrates holds this advisory lock


def upgrade(url: str) -> None:
    """Bring the database at `url` to the current schema, in one transaction; a second caller waits for the first."""
    from alembic import command  # noqa: PLC0415 - a service that finds its schema current need not load it
    from alembic.config import Config  # noqa: PLC0415

    from storage.database import read_url  # noqa: PLC0415 - it names the revisions above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    engine = create_engine(read_url(url))
    try:
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
            if not _is_ahead(connection):
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
    finally:
        engine.dispose()


def current_revision(connection: Connection) -> str | None:
    """Return the step that a database is at, nothing when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def is_known(revision: str) -> bool:
    """Say whether this version of the code has the step."""
    return revision in REVISIONS


def _is_ahead(connection: Connection) -> bool:
    """Say whether a later version of the code has migrated the database; there is nothing to do then."""
    found = current_revision(connection)
    return found is not None and not is_known(found)
