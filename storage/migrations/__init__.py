"""Bring a database to the current schema, step by step, whoever else does so at the same moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from time import sleep
from types import ModuleType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import OperationalError

from storage.address import read_url
from storage.errors import SchemaBusy

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
    "0021",
)  #: the steps, oldest first, as are the files
HEAD = REVISIONS[-1]  #: the step that this version of the code works with

FOLDER = Path(__file__).parent
LOCK_KEY = 0x434F4E43494C  #: "CONCIL"; whoever migrates holds this advisory lock
TURN_SECONDS = 0.1  #: between looks whether somebody else still migrates
LOCK_SECONDS = 1  #: a step waits no longer for a table, since whoever wants it next waits behind the step
TRIES_MAX = 20
PAUSE_SECONDS = 3  #: between tries, at most; whoever waited goes first meanwhile
NO_LOCK = "55P03"  #: PostgreSQL's word for a lock that was not had in time


def upgrade(url: str, revision: str = HEAD) -> None:
    """Bring the database at `url` to a step, the current schema; a second caller waits for the first.

    Each step is a transaction of its own and waits for a table for a second at most, so that the service waits no
    longer either; then it lets go and tries again, a minute in all. Raises SchemaBusy after that; the steps that were
    taken stay. A database that a later version of the code has migrated is left alone.
    """
    with _taking_turns(url) as connection:
        found = _found(connection)
        if found is None or (is_known(found) and found != HEAD):
            _insist(lambda: _command().upgrade(_config(connection), revision), connection)


def downgrade(url: str, revision: str) -> None:
    """Take the database at `url` back to a step, or to "base"; what later steps made is lost."""
    with _taking_turns(url) as connection:
        _insist(lambda: _command().downgrade(_config(connection), revision), connection)


def settle_role(url: str) -> None:
    """Make the role that row-level security binds, and give it its rights, as the first step did for its tables."""
    first = import_module(f"{__name__}.versions.0001_first_floor")
    with _taking_turns(url) as connection, connection.begin():
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
    """Give a connection while nobody else migrates the database.

    The lock is held, and waited for, by a connection that opens no transaction: an index that is built beside others'
    work waits for every transaction there is, and would wait for those who wait for it.
    """
    engine = create_engine(read_url(url))
    try:
        with engine.connect() as holder, engine.connect() as connection:
            holder.execution_options(isolation_level="AUTOCOMMIT")
            while not holder.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": LOCK_KEY}).scalar():
                sleep(TURN_SECONDS)
            yield connection
    finally:
        engine.dispose()


def _insist(take: Callable[[], None], connection: Connection) -> None:
    """Take steps; where somebody holds a table, let them go on and try again."""
    for tries in range(1, TRIES_MAX + 1):
        connection.execute(text(f"SET lock_timeout = '{LOCK_SECONDS}s'"))
        connection.commit()
        try:
            return take()
        except OperationalError as fault:
            if getattr(fault.orig, "sqlstate", None) != NO_LOCK:
                raise
            connection.rollback()
            refused = fault
        sleep(min(tries, PAUSE_SECONDS))
    raise SchemaBusy(TRIES_MAX) from refused


def _found(connection: Connection) -> str | None:
    with connection.begin():
        return current_revision(connection)


def _command() -> ModuleType:
    from alembic import command  # noqa: PLC0415 - a service that finds its schema current need not load it

    return command


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
