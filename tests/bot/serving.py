"""Serve routes on a free port of this machine, in a thread, as the service does."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractContextManager, asynccontextmanager

import anyio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.app import App
from bot.stage import CASES, CHAT
from bot.web.chat import chat_routes
from bot.web.hub import Hub
from bot.web.security import SecurityHeaders
from bot.web.service import THREADS, Service
from tests.serving import in_thread


def serving(application: ASGIApp) -> AbstractContextManager[str]:
    """Serve an application with its lifespan; give its address."""
    return in_thread(application, lifespan="on")


def chat_server(app: App, more: Sequence[BaseRoute] = ()) -> Starlette:
    """Return an application with the chat, and the worker beside it."""
    service = service_of(app)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        worker = app.worker()
        service.hub.start()
        worker.start()
        yield
        async with anyio.create_task_group() as ending:
            for stop in (worker.stop, service.hub.stop):
                ending.start_soon(anyio.to_thread.run_sync, stop)

    routes = [*more, *chat_routes(service)]
    return Starlette(routes=routes, lifespan=lifespan, middleware=[Middleware(SecurityHeaders)])


def service_of(app: App) -> Service:
    """Return what routes need, with a hub that is not started."""
    return Service(app, Hub(app.url, (CHAT, CASES)), anyio.CapacityLimiter(THREADS))
