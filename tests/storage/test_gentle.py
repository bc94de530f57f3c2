"""Hold that steps of the schema keep nobody waiting, and leave the version before them what it asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import IntegrityError

from bot.bench.migrating import BY_STEP, migrate_beside
from storage import migrations
from storage.address import read_url
from storage.backup.restore import restore
from storage.errors import SchemaBusy
from storage.migrations import gently
from storage.vault import Vault
from tests.bot.conftest import SECRET
from tests.operations.release import BACKUP, previous
from tests.operations.talks import TALKS
from tests.storage.gentleness import Judge, Said

RETIRED: frozenset[str] = frozenset()  #: what steps may drop: no release before the present one asks for it
LONGEST_SECONDS = 5.0  #: that a writer waits at most, on a machine that does much else; half a second of a million rows
ROWS = 10_000
FOUND = """
SELECT (SELECT count(*) FROM pg_index WHERE NOT indisvalid), (SELECT count(*) FROM clients WHERE name = 'Somebody')
"""

REFUSED = (
    "CREATE INDEX ix_inbox_lane ON inbox (lane)",
    "CREATE UNIQUE INDEX ix ON ONLY inbox USING btree (lane)",
    "DROP INDEX ix_inbox_lane",
    "ALTER TABLE inbox ADD COLUMN words tsvector GENERATED ALWAYS AS (concilia_fold(lane)) STORED",
    "ALTER TABLE inbox ADD COLUMN number BIGSERIAL",
    "ALTER TABLE inbox ADD COLUMN token uuid DEFAULT gen_random_uuid()",
    "ALTER TABLE inbox ADD COLUMN mood text NOT NULL",
    "ALTER TABLE inbox ADD COLUMN staff bigint REFERENCES staff (id)",
    "ALTER TABLE inbox ALTER COLUMN tries TYPE smallint",
    "ALTER TABLE inbox ALTER COLUMN line SET NOT NULL",
    "ALTER TABLE inbox ADD CONSTRAINT a CHECK (tries > 0)",
    "ALTER TABLE inbox ADD CONSTRAINT a FOREIGN KEY(client_id) REFERENCES clients (id)",
    "ALTER TABLE inbox ADD CONSTRAINT a UNIQUE (lane)",
    "ALTER TABLE inbox DROP COLUMN lane",
    "ALTER TABLE inbox RENAME lane TO road",
    "ALTER TABLE inbox RENAME TO arrivals",
    "DROP TABLE inbox",
    "TRUNCATE inbox",
    "LOCK TABLE inbox",
    "UPDATE inbox SET tries = 0",
    "DELETE FROM inbox WHERE tries > 8",
    "CREATE INDEX CONCURRENTLY ix ON inbox (lane)",  # in a transaction with others
    "ALTER TABLE inbox VALIDATE CONSTRAINT a",
    "CREATE TABLE a (id bigint); UPDATE inbox SET tries = 0",
)
ALLOWED = (
    (
        "CREATE TABLE moods (id bigint)",
        "CREATE INDEX ix ON moods (id)",
        "ALTER TABLE moods ADD COLUMN x bigint NOT NULL",
    ),
    ("ALTER TABLE inbox ADD COLUMN mood text", "ALTER TABLE inbox ALTER COLUMN mood SET DEFAULT ''"),
    (
        "ALTER TABLE inbox ADD COLUMN mood text DEFAULT '' NOT NULL",
        "ALTER TABLE inbox ADD COLUMN at time DEFAULT now()",
    ),
    ("ALTER TABLE inbox ADD CONSTRAINT a CHECK (tries >= 0) NOT VALID", "ALTER TABLE inbox DROP CONSTRAINT a"),
    ("CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ UPDATE inbox SET tries = 0; $$",),
    ("ALTER TABLE inbox ENABLE ROW LEVEL SECURITY; CREATE POLICY a ON inbox USING (true);",),
    ("ALTER TABLE inbox DROP COLUMN road", "DROP TABLE roads"),  # retired
)


@pytest.mark.parametrize("words", REFUSED)
def test_refused(words: str) -> None:
    """What makes others wait, or takes from the version before what it asks for, is refused with its reason."""
    assert Judge().faults([Said(words)])


@pytest.mark.parametrize("words", ALLOWED, ids=" ".join)
def test_allowed(words: tuple[str, ...]) -> None:
    """What holds a table for a moment only may be done, and anything to a table that the step has made."""
    assert [] == Judge(frozenset({"inbox.road", "roads"})).faults(map(Said, words))


@contextmanager
def _overheard() -> Iterator[list[Said]]:
    """Give what is said to databases meanwhile."""
    said: list[Said] = []

    def note(connection: Any, _cursor: object, words: str, *_: object) -> None:  # noqa: ANN401 - the library's own
        said.append(Said(words, alone=connection.connection.dbapi_connection.autocommit))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_steps_since_the_last_release(fresh_database: str) -> None:
    """Steps that the last release has not taken keep nobody waiting; before it, nobody had a table to write to."""
    migrations.upgrade(fresh_database, previous().schema)
    with _overheard() as said:
        migrations.upgrade(fresh_database)

    assert [] == Judge(RETIRED).faults(said)


def test_beside_a_writer(fresh_database: str) -> None:
    """Whoever writes to a table waits for a moment at most while it is filled, indexed and held to new rules."""
    migrations.upgrade(fresh_database)
    with _overheard() as said:
        found = migrate_beside(fresh_database, ROWS)

    assert found["longest_wait_seconds"] < LONGEST_SECONDS, found
    assert found["writes"] > 0
    assert (0, 0, 0) == (found["faults"], found["unfilled"], found["invalid"])
    assert [] == Judge(frozenset({"inbox.tone"})).faults(said)


def test_cut_off_and_bound(fresh_database: str) -> None:
    """An index that was left half built is built anew; who is bound by the separation fills all creditors' rows."""
    restore(fresh_database, Vault(SECRET), BACKUP)
    engine = create_engine(read_url(fresh_database))
    with engine.connect() as connection, Operations.context(MigrationContext.configure(connection, opts=BY_STEP)):
        with pytest.raises(IntegrityError):
            gently.index("ix_again", "clients", "(country)", unique=True)
        gently.index("ix_again", "clients", "(country)")
        connection.rollback()
        connection.execute(text("SET ROLE concilia_app"))
        connection.commit()
        gently.fill("clients", "name = 'Somebody'", "name <> 'Somebody'")
    with psycopg.connect(fresh_database.replace("+psycopg", "")) as superuser:
        found = superuser.execute(FOUND).fetchone()
    engine.dispose()

    assert (0, len(TALKS)) == found


def test_a_table_that_is_held(fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step waits for a second at most and lets others go first; when nobody lets go, it says so and who may know."""
    migrations.upgrade(fresh_database, previous().schema)
    monkeypatch.setattr(migrations, "TRIES_MAX", 2)
    monkeypatch.setattr(migrations, "PAUSE_SECONDS", 0)
    with psycopg.connect(fresh_database.replace("+psycopg", "")) as holder:
        holder.execute("LOCK alembic_version")
        with pytest.raises(SchemaBusy, match="pg_stat_activity"):
            migrations.downgrade(fresh_database, "base")
    migrations.upgrade(fresh_database)
