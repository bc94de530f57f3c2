"""Let all engines of a run share the statements that they compiled: each test has its own, and would begin anew."""

from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.util import LRUCache

STATEMENTS: LRUCache[Any, Any] = LRUCache(5000)


class Dialect(PGDialect_psycopg):
    """Is the same as every other of its kind: what was compiled is kept under the dialect for which it was."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is of this kind."""
        return isinstance(other, Dialect)

    def __hash__(self) -> int:
        """Return a number of the kind."""
        return hash(Dialect)


def share_statements() -> None:
    """Let engines that are made from now on share their statements."""
    registry.register("postgresql.psycopg", __name__, Dialect.__name__)
    event.listen(Engine, "engine_connect", _share)


def _share(connection: Connection) -> None:
    connection.execution_options(compiled_cache=STATEMENTS)
