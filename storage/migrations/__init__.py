"""Bring a database to the current schema, step by step, whoever else does so at the same moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, text

from storage.address import read_url

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0019",
    "0017",
    "0020",
)  #: the steps, oldest first, as are the files
HEAD = REVISIONS[-1]  #: the step that this version of the code works with

FOLDER = Path(__file__).parent
LOCK_KEY = 0x434F4E43494C  #: "CONCIL"; whoever migrates holds this advisory lock


def upgrade(url: str) -> None:
    """Bring the database at `url` to the current schema, in one transaction; a second caller waits for the first.

    A database that a later version of the code has migrated is left alone.
    """
    with _taking_turns(url) as connection:
        found = current_revision(connection)
        if found is None or (is_known(found) and found != HEAD):
            from alembic import command  # noqa: PLC0415 - a service that finds its schema current need not load it

            command.upgrade(_config(connection), "head")


def downgrade(url: str, revision: str) -> None:
    """Take the database at `url` back to a step, or to "base"; what later steps made is lost."""
    from alembic import command  # noqa: PLC0415

    with _taking_turns(url) as connection:
        command.downgrade(_config(connection), revision)


def settle_role(url: str) -> None:
    """Make the role that row-level security binds, and give it its rights, as the first step did for its tables."""
    first = import_module(f"{__name__}.versions.0001_first_floor")
    with _taking_turns(url) as connection:
        connection.execute(text(first.ROLE))


def current_revision(connection: Connection) -> str | None:
    """Return the step that a database is at, nothing when it is empty."""
    if connection.execute(text("SELECT to_regclass('alembic_version')")).scalar() is None:
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def is_known(revision: str) -> bool:
    """Say whether this version of the code has the step."""
    return revision in REVISIONS


@contextmanager
def _taking_turns(url: str) -> Iterator[Connection]:
    """Give a transaction in which nobody else migrates the database."""
    engine = create_engine(read_url(url))
    try:
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
            yield connection
    finally:
        engine.dispose()


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
