"""Start and stop: who joins, who leaves, and what is left behind."""

import atexit
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from sqlalchemy import URL

from storage.embedded import owners
from storage.embedded.cluster import DATABASE, ROLE, Cluster
from storage.embedded.home import REFUGE, settle
from storage.embedded.sockets import PORT
from storage.errors import EmbeddedError, FolderRefused

AS_SHIPPED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class EmbeddedServer:
    """One hold on the server of a data folder, and the SQLAlchemy address of its database.

    Leave it with `stop`, or use it in a `with`; a clean exit of the interpreter leaves as well.
    """

    url: str
    cluster: Cluster
    owner: owners.Owner
    pid: int

    def stop(self) -> None:
        """Leave the server, which stops with the last one that leaves. Does nothing the second time. Raises StopFailed.

        A forked child holds nothing of its own, so its exit stops nothing.
        """
        if os.getpid() != self.pid or not self.owner.path.exists():
            return
        atexit.unregister(self._leave_at_exit)
        with owners.guard(self.cluster.control):
            self.owner.leave()
            if not owners.any_alive(self.cluster.control):
                self.cluster.bring_down()

    def revive(self) -> None:
        """Start the server again where it died; where it answers, nothing happens. Raises EmbeddedError."""
        with owners.guard(self.cluster.control):
            self.cluster.bring_up()

    def __enter__(self) -> Self:
        """Return the hold."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave the server."""
        self.stop()

    def _leave_at_exit(self) -> None:
        """Leave, and say in one sentence what went wrong: nobody is left to catch an error."""
        try:
            self.stop()
        except (EmbeddedError, OSError) as error:
            sys.stderr.write(f"{error}\n")


def start(data_dir: Path, *, settings: Mapping[str, str] = AS_SHIPPED, refuge: Path = REFUGE) -> EmbeddedServer:
    """Join the PostgreSQL server of a data folder, creating and starting it as need be.

    The server answers when this returns; a recovery is waited for. Any number of processes may share a folder, and
    every call is one hold more. `settings` are PostgreSQL's, on top of ours, and count only when this call starts the
    server. `refuge` holds database and programs where the server's user cannot reach `data_dir` or the wheel.
    Raises EmbeddedError.
    """
    try:
        cluster = Cluster(settle(data_dir.resolve(), refuge), refuge, settings)
        with owners.guard(cluster.control):
            return _join(cluster)
    except OSError as error:
        raise FolderRefused(
            data_dir, f"{error.filename}: {error.strerror}" if error.strerror else str(error)
        ) from error


def _join(cluster: Cluster) -> EmbeddedServer:
    """Become an owner of an answering server; leave nothing running where that fails."""
    owner = owners.join(cluster.control)
    try:
        url = _url(cluster.bring_up())
    except BaseException:
        owner.leave()
        with suppress(EmbeddedError, OSError):
            if not owners.any_alive(cluster.control):
                cluster.bring_down()
        raise
    server = EmbeddedServer(url, cluster, owner, os.getpid())
    atexit.register(server._leave_at_exit)  # noqa: SLF001 - its own
    return server


def _url(socket_folder: str) -> str:
    """Return the address. Host and port are both named, so that PGHOST and PGPORT cannot lead elsewhere."""
    where = {"host": socket_folder, "port": PORT}
    return URL.create("postgresql+psycopg", ROLE, database=DATABASE, query=where).render_as_string(hide_password=False)
