"""Empty a migrated database between tests, and let stand in it again what one of them found there."""

from collections.abc import Callable, Hashable, Iterator
from typing import Any

import psycopg
from psycopg import sql

from tests.sharing import resting

# Emptied rather than made anew: two milliseconds instead of two hundred. Replica mode minds no trigger or reference.
EMPTY = """
SET session_replication_role = replica;
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    PERFORM setval(format('%I', sequencename)::regclass, start_value, false)
        FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$
"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' ORDER BY 1"
COLUMNS = """
SELECT array_agg(attname ORDER BY attnum) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""
NUMBERS = """
SELECT format('SELECT setval(%L, %s)', format('%I', sequencename), last_value)
FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL
"""
LEAVE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> ALL(%s)"


class Owner:
    """Empties one database, by a connection that stays: a new one would first have to learn what tables there are."""

    def __init__(self, url: str) -> None:
        """Connect to the database."""
        self.url = url
        self._connection = self._connect()
        self._lived: dict[Hashable, str] = {}

    def start_over(self) -> None:
        """Throw out whoever is connected, then empty the database; a test may have thrown out this owner too."""
        try:
            self._throw_out()
        except psycopg.OperationalError:
            self.close()
            self._connection = self._connect()
            self._throw_out()
        self.empty()

    def empty(self) -> None:
        """Erase all rows and start all numbers anew."""
        self._connection.execute(EMPTY)

    def relive(self, name: Hashable, live: Callable[[], object]) -> None:
        """Let stand in an emptied database what `live` writes there: it writes once, later its rows are written anew.

        What is written must depend on the name alone, and be of tables that were empty.
        """
        if name in self._lived:
            self._connection.execute(self._lived[name], prepare=False)
            return
        before = {table for table, _ in self.filled()}
        live()
        rows = [said for table, said in self.filled() if table not in before]
        numbers = [said for (said,) in self._connection.execute(NUMBERS)]
        self._lived[name] = ";\n".join([*rows, *numbers])

    def filled(self) -> Iterator[tuple[str, str]]:
        """Yield each table that has rows, with the statement that writes them."""
        for (table,) in self._connection.execute(TABLES).fetchall():
            name = sql.Identifier(table)
            (rows,) = self._ask(sql.SQL("SELECT array_agg(one ORDER BY ctid)::text FROM {} AS one").format(name))
            if rows is not None:
                (columns,) = self._ask(COLUMNS, table)
                listed = sql.SQL(", ").join(map(sql.Identifier, columns))
                write = sql.SQL("INSERT INTO {0} ({1}) SELECT {1} FROM unnest({2}::{0}[])")
                yield table, write.format(name, listed, sql.Literal(rows)).as_string(self._connection)

    def close(self) -> None:
        """Leave."""
        self._connection.close()

    def _ask(self, question: sql.Composed | str, *given: str) -> tuple[Any, ...]:
        found = self._connection.execute(question, given or None).fetchone()
        assert found is not None
        return found

    def _throw_out(self) -> None:
        self._connection.execute(LEAVE, ([self._connection.info.backend_pid, *resting()],))

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(self.url.replace("+psycopg", ""), autocommit=True)


def throw_out(url: str) -> None:
    """End whatever is connected to the database."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as owner:
        owner.execute(LEAVE, ([owner.info.backend_pid],))
