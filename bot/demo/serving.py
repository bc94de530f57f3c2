"""Serve the demonstration: the service as it is, with the sample portfolio and the page around it."""

import socket
from collections.abc import Callable, Sequence

import uvicorn
from fastapi import FastAPI

from bot.app import App, build
from bot.demo.page import demo_routes
from bot.demo.portfolio import ADVISER, seed
from bot.errors import BotError
from bot.settings import Settings
from bot.web.server import create_server


class NotOurs(BotError):
    """The database belongs to somebody's work."""

    def __init__(self) -> None:
        """Say why, and the remedy."""
        super().__init__(
            "This database holds creditors that are not the demonstration's, and the demonstration moves the clock and "
            "lets anybody in: give it a folder of its own, such as CONCILIA_DATA_DIR=./demo concilia demo."
        )


def serve(settings: Settings, listening: socket.socket, ready: Callable[[], None], grace_seconds: int) -> None:
    """Serve on a socket that listens until a signal ends it; `ready` is called once it answers."""
    app = build(settings)
    try:
        prepare(app)
        config = uvicorn.Config(
            create(app), log_config=None, server_header=False, timeout_graceful_shutdown=grace_seconds
        )
        _Server(config, ready).run([listening])
    finally:
        app.close()


def prepare(app: App) -> None:
    """Fill an empty database; refuse one that holds other people's work. Raises NotOurs."""
    if not seed(app):
        with app.database.unit_of_work() as uow:
            if uow.staff.find(ADVISER) is None:
                raise NotOurs


def create(app: App) -> FastAPI:
    """Return the service with the demonstration's routes before its own."""
    server = create_server(app)
    server.router.routes[:0] = demo_routes(server.state.service)
    return server


class _Server(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: Sequence[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(list(sockets) if sockets else None)
        if self.started:
            self._ready()
