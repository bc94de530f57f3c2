"""Run a PostgreSQL of the trial's own, reached by TCP as on another machine; it may be killed and started again."""

import signal
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import psycopg

from storage import embedded
from storage.embedded.account import account_for
from storage.embedded.cluster import DATABASE, ROLE, SETTINGS
from storage.embedded.programs import programs_for
from tests.failure.parts import HERE_ALONE, PATIENCE, PAUSE, Part

ACCESS = "local all all trust\nhost all,replication all 127.0.0.0/8 trust\nhost all all 10.77.0.0/16 trust\n"
CONNECTIONS = 200  #: four processes of the service, and what a killed one leaves until the server notices


class Postgres:
    """The server: made once, then a process like any other. It keeps every commit (`fsync` is on)."""

    def __init__(
        self,
        folder: Path,
        host: str,
        port: int,
        machine: Sequence[str] = HERE_ALONE,
        *,
        data: Path | None = None,
        own: Mapping[str, str] | None = None,
    ) -> None:
        """Make the database's folder, unless `data` is one; nothing runs yet.

        `machine` stands before its command; `own` are settings beside those of the trial.
        """
        self.data = data or _made(folder)
        account = account_for(self.data)
        settings = {
            **SETTINGS,
            "listen_addresses": host,
            "port": str(port),
            "max_connections": str(CONNECTIONS),
            "unix_socket_directories": "",
            **(own or {}),
        }
        words = [f"--{name}={value}" for name, value in settings.items()]
        program = programs_for(account, folder / "refuge") / "postgres"
        env = {"LC_ALL": "C", "PATH": "/usr/bin:/bin"}
        self.part = Part(
            "postgres", [str(program), "-D", str(self.data), *words], folder, env, machine, account=account
        )
        self.dsn = f"host={host} port={port} user={ROLE} dbname={DATABASE}"
        self.url = f"postgresql+psycopg://{ROLE}@{host}:{port}/{DATABASE}"

    def start(self) -> None:
        """Start it and wait until it answers; the children of a killed one may hold its memory for a moment."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.part.start()
            if self.answers():
                return
            time.sleep(PAUSE)
        raise AssertionError(f"PostgreSQL does not answer:\n{self.part.said()[-2000:]}")

    def end(self, how: signal.Signals) -> None:
        """End it by a signal: SIGINT in order, SIGQUIT at once, SIGKILL without a word."""
        self.part.end(how)

    def answers(self) -> bool:
        """Tell whether it answers a query."""
        try:
            with psycopg.connect(self.dsn, connect_timeout=5) as connection:
                connection.execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def rows(self, query: str) -> list[dict[str, object]]:
        """Return the rows of a query, of all creditors: who asks is no part of the service."""
        with psycopg.connect(self.dsn, row_factory=psycopg.rows.dict_row) as connection:
            return connection.execute(query.encode()).fetchall()


def _made(folder: Path) -> Path:
    """Make a database that is reached by TCP, and return its folder."""
    with embedded.start(folder / "data", refuge=folder / "refuge") as server:
        made = server.cluster.folder
    (made / "pg_hba.conf").write_text(ACCESS)
    return made
