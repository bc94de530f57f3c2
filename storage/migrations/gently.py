"""Change large tables while others write to them: none of these keeps anybody waiting for longer than a moment.

Steps that are newer than the last release change tables that were there before by these alone; a test reads their SQL
(`tests/storage/test_gentle.py`). Each commits what it did, and may be taken again after it was cut off: so a step that
calls one does nothing besides that could not be done twice.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from alembic import op

from storage.migrations import LOCK_SECONDS

BATCH = 5_000  #: rows that are filled in one transaction
PATIENT = "SET lock_timeout = 0"  #: for what waits in nobody's way
HASTY = f"SET lock_timeout = '{LOCK_SECONDS}s'"
HALF_BUILT = "SELECT FROM pg_index WHERE NOT indisvalid AND indexrelid = to_regclass('{name}')"
EVERYBODY = """
SELECT set_config('concilia.creditors', coalesce((SELECT string_agg(id, ',' ORDER BY id) FROM creditors), '-'), false)
"""
FILL = """
WITH mine AS (SELECT ctid FROM {table} WHERE {where} LIMIT {limit} FOR UPDATE)
UPDATE {table} SET {values} WHERE ctid IN (SELECT ctid FROM mine)
"""


def index(name: str, table: str, columns: str, *, unique: bool = False, where: str = "") -> None:
    """Build an index beside others' work; one that an earlier try left half built is built anew.

    `columns` may name a method before them: `USING gin (words)`, else `(creditor_id, at)`.
    """
    kind, only = "UNIQUE INDEX" if unique else "INDEX", f" WHERE {where}" if where else ""
    with _beside_others() as run:
        run(PATIENT)
        if run(HALF_BUILT.format(name=name)):
            run(f"DROP INDEX CONCURRENTLY {name}")
        run(f"CREATE {kind} CONCURRENTLY IF NOT EXISTS {name} ON {table} {columns}{only}")
        run(HASTY)


def drop_index(name: str) -> None:
    """Drop an index beside others' work."""
    with _beside_others() as run:
        run(PATIENT)
        run(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
        run(HASTY)


def constrain(name: str, table: str, rule: str) -> None:
    """Hold new rows to a rule, `CHECK (…)` or `FOREIGN KEY …`, in place of one of its name; then prove the old."""
    with _beside_others() as run:
        run(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}, ADD CONSTRAINT {name} {rule} NOT VALID")
        run(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def require(table: str, column: str) -> None:
    """Let a column be empty no more; a rule that was proved before spares the look at every row."""
    name = f"ck_{table}_{column}_there"
    constrain(name, table, f"CHECK ({column} IS NOT NULL)")
    with _beside_others() as run:
        run(f"ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL, DROP CONSTRAINT {name}")


def fill(table: str, values: str, where: str) -> None:
    """Set values in the rows of all creditors where `where` says that they are missing, some thousand at a time."""
    with _beside_others() as run:
        run(EVERYBODY)
        while run(FILL.format(table=table, values=values, where=where, limit=BATCH)):
            pass
        run("RESET concilia.creditors")


@contextmanager
def _beside_others() -> Iterator[Callable[[str], int]]:
    """Give a hand that runs one statement as one transaction, and says how many rows it found or changed."""
    with op.get_context().autocommit_block():
        yield lambda statement: op.get_bind().exec_driver_sql(statement).rowcount
