"""Hold one moment of a database: who reads it sees all creditors, its snapshot can be shared, its rows are counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, NullPool, create_engine, func, select, table, text

from storage.address import read_url
from storage.migrations import current_revision

TABLES = text("""
SELECT relname FROM pg_class JOIN pg_namespace AS space ON space.oid = relnamespace
WHERE relkind IN ('r', 'p') AND nspname = current_schema() ORDER BY 1
""")
HEADS = text("SELECT DISTINCT ON (creditor_id) creditor_id, hash FROM audit ORDER BY creditor_id, seq DESC")
BOUND = text("SELECT NOT (rolsuper OR rolbypassrls) FROM pg_roles WHERE rolname = current_user")
SCOPE = text("SELECT set_config('concilia.creditors', :creditors, true)")
NOBODY = "-"  #: a scope without rows, where there are no creditors


@dataclass(frozen=True)
class Snapshot:
    """One moment. `scope` names all creditors; `bound` says whether row-level security binds whoever reads."""

    connection: Connection
    scope: str
    bound: bool

    @property
    def schema(self) -> str | None:
        """Return the step that its schema is at, nothing where there is none."""
        return current_revision(self.connection)

    @property
    def postgres(self) -> str:
        """Return the server's version."""
        return str(self.connection.scalar(text("SHOW server_version"))).split()[0]

    def share(self) -> str:
        """Return the name under which another session sees the same moment, as long as this one lasts."""
        return str(self.connection.scalar(text("SELECT pg_export_snapshot()")))

    def tables(self) -> list[str]:
        """Return the names of its tables."""
        return list(self.connection.scalars(TABLES))

    def inventory(self) -> dict[str, Any]:
        """Return how many rows each table has, and the hash that each creditor's audit log ends with."""
        heads = self.connection.execute(HEADS).all()
        return {
            "rows": {name: self._count(name) for name in self.tables()},
            "audit": {creditor: bytes(head).hex() for creditor, head in heads},
        }

    def _count(self, name: str) -> int:
        return int(self.connection.scalar(select(func.count()).select_from(table(name))) or 0)


@contextmanager
def open_snapshot(url: str) -> Iterator[Snapshot]:
    """Open a moment of a database, in which nothing is written. Raises OperationalError where it cannot be reached."""
    engine = create_engine(read_url(url), poolclass=NullPool, isolation_level="REPEATABLE READ", hide_parameters=True)
    with engine.connect() as connection:
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        scope = _creditors(connection) or NOBODY
        connection.execute(SCOPE, {"creditors": scope})
        yield Snapshot(connection, scope, bool(connection.scalar(BOUND)))


def _creditors(connection: Connection) -> str:
    if current_revision(connection) is None:
        return ""
    return ",".join(connection.scalars(text("SELECT id FROM creditors ORDER BY id")))
