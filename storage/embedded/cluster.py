"""One database folder: create it, start and stop its server, and ask whether the server answers."""

import os
import re
import shlex
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from storage.embedded import postmaster
from storage.embedded.account import Account, account_for
from storage.embedded.files import open_private
from storage.embedded.home import CLUSTER, CONTROL
from storage.embedded.programs import MAJOR, programs_for, run
from storage.embedded.sockets import PORT, forget, lock_file, socket_folder
from storage.errors import FolderRefused, OtherVersion, StartFailed, StopFailed

DATABASE = "concilia"
ROLE = "postgres"
CALL_SECONDS = 300  # one call of pg_ctl
PATIENCE_SECONDS = 3600  # a recovery that goes on is waited for: to break it off is to begin it anew
PAUSE_SECONDS = 0.05

SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "jit": "off",  # compiling costs more than our short queries take
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Failed statements and their details carry clients' data: the log tells of the server's own life alone.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
}
INITDB = (
    "--encoding=UTF8",
    "--no-locale",
    "--locale-provider=builtin",  # the same order and case on every system, whatever locales it has
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--auth-local=trust",  # the socket's folder is closed to everybody but the server's user and root
    "--auth-host=reject",
    f"--username={ROLE}",
)
QUESTION = "SELECT current_setting('data_directory'), EXISTS (SELECT FROM pg_database WHERE datname = %s)"
FAULT = re.compile(r"(?:FATAL|PANIC|error):(.*)")
# The children of a killed server hold its memory until they notice.
PASSES_BY_ITSELF = ("is still in use", f'"{postmaster.FILE}" already exists')


@dataclass(frozen=True)
class Cluster:
    """The database in `home`; `settings` come on top of ours when this process starts the server."""

    home: Path
    refuge: Path
    settings: Mapping[str, str]

    @property
    def folder(self) -> Path:
        """The folder that PostgreSQL calls PGDATA."""
        return self.home / CLUSTER

    @property
    def control(self) -> Path:
        """The folder of locks and log."""
        return self.home / CONTROL

    @property
    def log(self) -> Path:
        """The server's log."""
        return self.control / "server.log"

    def bring_up(self) -> str:
        """Make the server answer, creating, starting or awaiting it as need be; return the folder of its socket.

        The guard must be held. Raises EmbeddedError.
        """
        account = account_for(self.folder)
        self._create(account)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            found = postmaster.read(self.folder)
            if found is None or not postmaster.is_serving(found.pid, self.folder):
                postmaster.overrule(self.folder)
                self._start(account)
            elif found.socket_folder and self._answers(found.socket_folder):
                return found.socket_folder
            else:
                time.sleep(PAUSE_SECONDS)  # it is starting, recovering or stopping
        raise StartFailed(self.folder, f"it did not answer within {PATIENCE_SECONDS} seconds", self.log)

    def bring_down(self) -> None:
        """Stop the server if it runs. The guard must be held. Raises StopFailed."""
        found = postmaster.read(self.folder)
        if found is None or not self._runs():
            return
        account = account_for(self.folder)
        pg_ctl = programs_for(account, self.refuge) / "pg_ctl"
        how = ("stop", "--mode=fast", "--wait", f"--timeout={CALL_SECONDS}", "--silent")
        code, said = run(pg_ctl, *how, account=account, cluster=self.folder)
        if code != 0 and self._runs():
            raise StopFailed(self.folder, _reason(said))
        forget(found.socket_folder, self.folder)

    def _runs(self) -> bool:
        """Tell whether the server's process is there, answering or not."""
        found = postmaster.read(self.folder)
        return found is not None and postmaster.is_serving(found.pid, self.folder)

    def _create(self, account: Account | None) -> None:
        """Create the database unless it exists, whole or not at all. Raises OtherVersion, FolderRefused."""
        if self.folder.exists() and any(self.folder.iterdir()):
            self._check_version()
            return
        unfinished = self.home / f"{CLUSTER}.unfinished"
        if unfinished.exists():
            shutil.rmtree(unfinished)
        unfinished.mkdir(mode=0o700)
        if account is not None:
            os.chown(unfinished, account.uid, account.gid, follow_symlinks=False)
        sync = ("--no-sync",) if self.settings.get("fsync") == "off" else ()
        initdb = programs_for(account, self.refuge) / "initdb"
        code, said = run(initdb, *INITDB, *sync, account=account, cluster=unfinished)
        if code != 0:
            shutil.rmtree(unfinished)
            raise FolderRefused(self.folder, _reason(said))
        unfinished.rename(self.folder)
        _sync(self.home)

    def _check_version(self) -> None:
        try:
            found = (self.folder / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            raise FolderRefused(self.folder, "it holds files, but no database") from None
        if found != str(MAJOR):
            raise OtherVersion(self.folder, found, MAJOR)

    def _start(self, account: Account | None) -> None:
        """Start the server and wait until it is ready. Raises StartFailed when waiting longer would not help."""
        sockets = socket_folder(self.folder, account)
        lock_file(sockets).unlink(missing_ok=True)  # nobody serves this folder: it is as stale as the pid file
        directories = '"{}"'.format(str(sockets).replace('"', '""'))  # one name of a list of names
        settings = {**SETTINGS, "unix_socket_directories": directories, **self.settings}
        options = shlex.join(["-D", str(self.folder), *(f"--{name}={value}" for name, value in settings.items())])
        pg_ctl = programs_for(account, self.refuge) / "pg_ctl"
        how = ("start", "--wait", f"--timeout={CALL_SECONDS}", "--silent", f"--options={options}")
        with os.fdopen(open_private(self.log), "rb") as log:
            before = log.seek(0, os.SEEK_END)
            code, _ = run(pg_ctl, *how, account=account, cluster=self.folder, output=log.fileno())
            log.seek(before)  # the server writes through the same descriptor
            said = log.read().decode(errors="replace")
        if code == 0 or self._runs():
            return
        if not any(sign in said for sign in PASSES_BY_ITSELF):
            raise StartFailed(self.folder, _reason(said), self.log)
        time.sleep(PAUSE_SECONDS)

    def _answers(self, sockets: str) -> bool:
        """Tell whether the server of this folder answers; see to it that it has our database. Raises StartFailed."""
        where = make_conninfo(host=sockets, port=PORT, user=ROLE, dbname="postgres", connect_timeout=5)
        try:
            connection = psycopg.connect(where, autocommit=True)
        except psycopg.OperationalError as error:
            return "too many clients" in str(error)  # an answer, if a short one
        try:
            with connection:
                folder, exists = connection.execute(QUESTION, [DATABASE]).fetchone() or ("", True)
                if not exists:
                    connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
        except psycopg.Error as error:
            raise StartFailed(self.folder, _reason(str(error)), self.log) from error
        return str(folder) == str(self.folder)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(said: str) -> str:
    """Return the reason out of what a program said: the last line that calls itself an error, or else the last."""
    lines = said.strip().splitlines() or ["it gave no reason"]
    faults = [fault.group(1) for line in lines if (fault := FAULT.search(line))]
    return (faults or lines)[-1].strip()
