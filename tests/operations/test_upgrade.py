"""Hold upgrades: what the release before left is taken over, and what a release to come adds is borne."""

from pathlib import Path

import httpx
import psycopg
import pytest
from structlog.testing import capture_logs

from bot.web.server import create_server
from storage import migrations
from storage.backup.restore import restore
from storage.vault import Vault
from tests.bot.commands.conftest import Command
from tests.bot.conftest import SECRET
from tests.bot.serving import serving
from tests.bot.world import CREDITOR, World
from tests.operations import talks
from tests.operations.release import BACKUP, previous
from tests.operations.remains import remains

# What a later version does to a schema beside which this one still runs: it adds, and takes nothing away.
LATER = """
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('ALTER TABLE %I ADD COLUMN of_tomorrow text, ADD COLUMN later bigint DEFAULT 1 NOT NULL', name);
    END LOOP;
END $$;
CREATE TABLE of_tomorrow (id bigint PRIMARY KEY);
UPDATE alembic_version SET version_num = '9999';
INSERT INTO jobs (name, due_at, status, tries, next_at)
VALUES ('of_tomorrow x', '2026-03-01Z', 'waiting', 0, '2026-03-01Z');
SET concilia.creditors = 'aguas-del-valle';
UPDATE conversations SET state = state || '{"of_tomorrow": {"a": 1}}' WHERE state <> '{}';
"""


def test_talks_go_on(
    fresh_database: str, data_folder: Path, concilia: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the release before left is migrated, its books are whole, and each of its talks goes on as it would have.

    So it does where a later version has brought the schema further, has put jobs and noted what is unknown here.
    """
    copy = restore(fresh_database, Vault(SECRET), BACKUP)
    migrations.upgrade(fresh_database)
    _run(fresh_database, LATER)
    monkeypatch.setenv("CONCILIA_DATABASE_URL", fresh_database)
    with capture_logs() as logged, talks.opened(fresh_database, data_folder) as world:
        found = {name: _go_on(world, name) for name in talks.TALKS}
        with world.unit() as uow:
            is_whole = uow.audit.verify(CREDITOR).is_whole
    verified = concilia("audit", "verify", "--json")

    assert previous().schema == copy.header.schema
    assert {name: [keys for _, keys in talk["after"]] for name, talk in talks.TALKS.items()} == found
    assert (True, 0) == (is_whole, verified.status), verified.err
    assert {"schema.newer"} == {row["event"] for row in logged if row["log_level"] in {"warning", "error", "critical"}}
    assert (0, 0, ["of_tomorrow x 0"]) == remains(fresh_database)


def _go_on(world: World, name: str) -> list[list[str]]:
    return [talks.say(world, talks.NAMES[name], turn) for turn, _ in talks.TALKS[name]["after"]]


def _run(url: str, words: str) -> None:
    with psycopg.connect(url.replace("+psycopg", "")) as superuser:
        superuser.execute(words)


def test_ready(world: World) -> None:
    """Readiness says by a sentence that a later version was at the schema, or that this one waits for a migration."""
    told = []
    with serving(create_server(world.app, worker=False, clock=False)) as address:
        for step in ("9999", "0001", migrations.HEAD):
            _run(world.app.url, f"UPDATE alembic_version SET version_num = '{step}'")  # noqa: S608 - our own words
            told.append(httpx.get(f"{address}/readyz"))

    assert [(200, "ready"), (503, "waiting for the schema"), (200, "ready")] == [
        (one.status_code, one.json()["status"]) for one in told
    ]
    assert "replace its processes" in told[0].json()["remedy"]
    assert "run `concilia migrate`" in told[1].json()["remedy"]
    assert {"status": "ready"} == told[2].json()
