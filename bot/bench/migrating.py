"""Measure how long whoever writes to a large table waits while a step of the schema changes it."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psycopg
from alembic import op
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, text

from storage import embedded, migrations
from storage.address import read_url
from storage.migrations import gently

ROWS = """
INSERT INTO inbox (channel, provider_id, address, lane, received_at, next_at, tries, trace_id, status)
SELECT 'web', {name}, 'an address', 'lane ' || n % 10000, now(), now(), 0, md5(n::text), 'done'
FROM generate_series({first}, {last}) AS n
"""
CHANGES = "UPDATE inbox SET tries = tries + 1 WHERE channel = 'web' AND provider_id = %s"
LEFT = """
SELECT (SELECT count(*) FROM inbox WHERE tone IS NULL), (SELECT count(*) FROM pg_index WHERE NOT indisvalid)
"""
STRIDE = 7919  #: rows between two that are changed, so that they lie everywhere
BY_STEP = {"transaction_per_migration": True}  #: as steps are taken
PAUSE_SECONDS = 0.002  #: between two writes


@dataclass
class Writer:
    """Somebody who writes without end, as clients do: a new row, and a change of an old one, each for itself."""

    url: str
    rows: int
    waits: list[float] = field(default_factory=list)
    faults: int = 0
    over: Event = field(default_factory=Event)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all the while."""
        thread = Thread(target=self._write)
        thread.start()
        try:
            yield
        finally:
            self.over.set()
            thread.join()

    def _write(self) -> None:
        address = read_url(self.url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as mine:
            for place in count():
                if self.over.wait(PAUSE_SECONDS):
                    return
                began = time.perf_counter()
                try:
                    mine.execute(ROWS.format(name=f"'new-{place}'", first=place, last=place))
                    mine.execute(CHANGES, (f"old-{place * STRIDE % self.rows + 1}",))
                except psycopg.Error:
                    self.faults += 1
                self.waits.append(time.perf_counter() - began)


def run(rows: int) -> dict[str, Any]:
    """Change a table of so many rows in a database of its own, which is then removed, and return the figures."""
    with tempfile.TemporaryDirectory(prefix="concilia-bench-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        with embedded.start(folder / "data", refuge=folder / "refuge") as server:
            migrations.upgrade(server.url)
            return migrate_beside(server.url, rows)


def migrate_beside(url: str, rows: int) -> dict[str, Any]:
    """Take every kind of step on a table of so many rows while somebody writes to it.

    `longest_wait_seconds` is what two of their writes took together at most; `faults` are those that were refused.
    """
    engine = create_engine(read_url(url))
    try:
        with engine.begin() as connection:
            connection.execute(text(ROWS.format(name="'old-' || n", first=1, last=rows)))
        writer = Writer(url, rows)
        with (
            writer.writing(),
            engine.connect() as connection,
            Operations.context(MigrationContext.configure(connection, opts=BY_STEP)),
        ):
            took = {name: _timed(step) for name, step in STEPS.items()}
        with engine.connect() as connection:
            unfilled, invalid = connection.execute(text(LEFT)).one()
    finally:
        engine.dispose()
    waits = {"writes": len(writer.waits), "longest_wait_seconds": round(max(writer.waits), 3), "faults": writer.faults}
    return {"rows": rows, "seconds": took, **waits, "unfilled": unfilled, "invalid": invalid}


def _timed(step: Callable[[], None]) -> float:
    began = time.perf_counter()
    step()
    return round(time.perf_counter() - began, 2)


def _expand() -> None:
    """Add a column as a step does: it may be empty, so that nothing is written, and new rows carry a value."""
    with op.get_context().begin_transaction(_per_migration=True):
        op.execute(gently.HASTY)
        op.execute("ALTER TABLE inbox ADD COLUMN tone text, ALTER COLUMN tone SET DEFAULT 'plain'")


STEPS: dict[str, Callable[[], None]] = {
    "add": _expand,
    "fill": lambda: gently.fill("inbox", "tone = 'plain'", "tone IS NULL"),
    "constrain": lambda: gently.constrain("ck_inbox_tone", "inbox", "CHECK (tone <> '')"),
    "require": lambda: gently.require("inbox", "tone"),
    "index": lambda: gently.index("ix_inbox_tone_lane", "inbox", "(tone, lane)"),
    "drop_index": lambda: gently.drop_index("ix_inbox_tone_lane"),
}
