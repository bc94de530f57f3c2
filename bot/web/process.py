"""Serve on this machine: one process that does everything, or several that share a port and a database."""

import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from multiprocessing import connection
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import anyio
import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from bot import heap
from bot.app import App, build
from bot.errors import BotError
from bot.log import configure
from bot.settings import load
from bot.web.server import create_server

BESIDE = "CONCILIA_SERVE"  #: tells the processes of one service whether worker and clock run beside the web
BACKLOG = 2048  #: visitors that may wait to be let in
GRACE_SECONDS = 5  #: for pages that are open when it ends


class AddressBusy(BotError):
    """The address cannot be listened on."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        """Name address, reason and remedy."""
        super().__init__(f"{host} port {port} cannot be listened on ({reason}): choose others with --host and --port.")


class NotStarted(BotError):
    """The service ended before it answered."""

    def __init__(self) -> None:
        """Say where the reason is."""
        super().__init__("The service ended before it answered: its log above says why.")


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; who comes before the service has started waits. Raises AddressBusy."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
    except OSError as fault:
        raise AddressBusy(host, port, fault.strerror or "no such address") from fault
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(address)
        found.listen(BACKLOG)
    except OSError as fault:
        found.close()
        raise AddressBusy(host, port, fault.strerror or "busy") from fault
    return found


def serve_alone(app: App, listening: socket.socket, ready: Callable[[], None], *, worker: bool, clock: bool) -> None:
    """Serve in this process until a signal ends it. Raises NotStarted."""
    signal.signal(signal.SIGTERM, _end)
    server = _Server(_config(create_server(app, worker=worker, clock=clock)), ready)
    heap.settle()
    try:
        server.run([listening])
    except KeyboardInterrupt:
        return
    if not server.started:
        raise NotStarted


def serve_together(listening: socket.socket, processes: int, *, worker: bool, clock: bool) -> None:
    """Serve in several processes until a signal ends them; one that dies is replaced."""
    os.environ[BESIDE] = f"{int(worker)}{int(clock)}"
    Multiprocess(_config(f"{__name__}:create", factory=True, workers=processes), sockets=[listening]).run()


def create() -> FastAPI:
    """Return the application of one of several processes; it closes what it opened."""
    configure()
    threading.Thread(target=_follow_parent, name="parent", daemon=True).start()
    beside = os.environ.get(BESIDE, "11")
    app = build(load(os.environ, Path(".env")))
    server = create_server(app, worker=beside[0] == "1", clock=beside[1] == "1")
    inner = server.router.lifespan_context

    @asynccontextmanager
    async def lifespan(application: FastAPI) -> AsyncIterator[None]:
        async with inner(application):
            yield
        await anyio.to_thread.run_sync(app.close)

    server.router.lifespan_context = lifespan
    heap.settle()
    return server


def _follow_parent() -> None:
    """End in order when the process that started this one is gone, so that the port is free for the next."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _config(application: FastAPI | str, **more: Any) -> uvicorn.Config:  # noqa: ANN401 - uvicorn's settings
    return uvicorn.Config(
        application,
        log_config=None,
        access_log=False,  # addresses of pages are keys to them
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        **more,
    )


def _end(_: int, __: FrameType | None) -> NoReturn:
    """End as by Ctrl-C, so that everything is left in order."""
    raise KeyboardInterrupt
