"""Run what every turn runs by the driver itself: a statement is built once, and not again each time it is run.

SQLAlchemy's own way costs ten times the driver's for one statement, whatever the statement. What is run here is run in
the session's transaction on its connection; values are taken as SQLAlchemy takes them, errors are those that it raises,
and a connection that has gone is known to the pool. Rows are named tuples of what the driver reads: words, not enums.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import psycopg
from psycopg.rows import namedtuple_row
from sqlalchemy import Dialect
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler

from storage.errors import NoScope

NO_SCOPE_STATE = "CC001"  #: what `concilia_scope()` raises
BLOB = r"\\x"  #: before the digits of bytes, as an array's literal has it
DIALECT: Dialect = PGDialect_psycopg()  # type: ignore[no-untyped-call]


def texts(values: Sequence[str | None]) -> str:
    """Return many texts as one array's literal, for `CAST(:name AS text[])`: the driver writes them one by one."""
    return f"{{{','.join(map(_quoted, values))}}}"


def blobs(values: Sequence[bytes]) -> str:
    """Return many strings of bytes as one array's literal, for `CAST(:name AS bytea[])`."""
    return f"{{{','.join([BLOB + one.hex() for one in values])}}}"


def _quoted(value: str | None) -> str:
    if value is None:
        return "NULL"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Plain:
    """A statement that is built once. `columns` are those that an INSERT without values writes: name all without one.

    Safe to use by any number of threads.
    """

    def __init__(self, statement: ClauseElement, columns: Iterable[str] | None = None) -> None:
        """Build the statement."""
        keys = None if columns is None else list(columns)
        built = cast("SQLCompiler", statement.compile(dialect=DIALECT, column_keys=keys))
        takers = ((name, bind.type.dialect_impl(DIALECT).bind_processor(DIALECT)) for name, bind in built.binds.items())
        self._text = str(built).encode()
        self._names = tuple(built.params)
        self._fixed = {name: value for name, value in built.params.items() if not built.binds[name].required}
        self._takers = {name: taker for name, taker in takers if taker is not None}

    def run(self, session: Session, values: Mapping[str, Any]) -> Sequence[Any]:
        """Run it and return its rows; none where it returns none."""
        given = {**self._fixed, **values}
        taken = {name: self._take(name, given[name]) for name in self._names}
        connection = session.connection()
        driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
        try:
            cursor = driver.cursor(row_factory=namedtuple_row).execute(self._text, taken)
            return cursor.fetchall() if cursor.pgresult and cursor.pgresult.nfields else ()
        except psycopg.Error as fault:
            if fault.sqlstate == NO_SCOPE_STATE:
                raise NoScope from fault
            if driver.closed:
                connection.invalidate(fault)
            raise DBAPIError.instance(None, None, fault, psycopg.Error, hide_parameters=True) from fault

    def _take(self, name: str, value: Any) -> Any:  # noqa: ANN401 - whatever a column takes
        taker = self._takers.get(name)
        return taker(value) if taker is not None else value
