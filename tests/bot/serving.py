"""Serve routes on a free port of this machine, in a thread, as the service does."""

import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

import anyio
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.app import App
from bot.conversation import CHAT
from bot.stage import CASES
from bot.web.chat import chat_routes
from bot.web.hub import Hub
from bot.web.security import SecurityHeaders
from bot.web.service import THREADS, Service


@contextmanager
def serving(application: ASGIApp) -> Iterator[str]:
    """Serve an application; give its address."""
    config = uvicorn.Config(application, port=0, log_config=None, lifespan="on", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("The server ended before it began.")
        thread.join(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def chat_server(app: App, more: Sequence[BaseRoute] = ()) -> Starlette:
    """Return an application with the chat, and the worker beside it."""
    service = service_of(app)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        worker = app.worker()
        service.hub.start()
        worker.start()
        yield
        await anyio.to_thread.run_sync(worker.stop)
        await anyio.to_thread.run_sync(service.hub.stop)

    routes = [*more, *chat_routes(service)]
    return Starlette(routes=routes, lifespan=lifespan, middleware=[Middleware(SecurityHeaders)])


def service_of(app: App) -> Service:
    """Return what routes need, with a hub that is not started."""
    return Service(app, Hub(app.url, (CHAT, CASES)), anyio.CapacityLimiter(THREADS))
