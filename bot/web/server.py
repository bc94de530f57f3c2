"""Serve the web: chat, API, console and probes in one application, with worker and clock beside it where wanted."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

import anyio
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.app import App
from bot.clock import CHANNEL as CLOCK
from bot.console.routes import console_routes
from bot.jobs.leader import ClockKeeper
from bot.stage import CASES, CHAT
from bot.telegram_arrivals import Arrivals
from bot.web.api.application import create_api
from bot.web.chat import chat_routes
from bot.web.documents import document_routes
from bot.web.faults import install
from bot.web.hub import Hub
from bot.web.metrics import CONTENT_TYPE_LATEST, Shared, expose
from bot.web.paying import pay_routes
from bot.web.payments import payment_routes
from bot.web.rest import rest_routes
from bot.web.security import SILENT, SecurityHeaders
from bot.web.service import THREADS, Service
from bot.web.telegram import telegram_routes
from bot.web.twilio import twilio_routes
from bot.web.verify import verify_routes
from storage.errors import WrongSchema


class Part(Protocol):
    """Something that runs beside the web."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End, when what is in hand is done."""


def create_server(app: App, *, worker: bool = True, clock: bool = True, more: Sequence[BaseRoute] = ()) -> FastAPI:
    """Return the application. `more` are routes of a demonstration, which come first."""
    hub = Hub(app.url, (CHAT, CASES, CLOCK))
    service = Service(app, hub, anyio.CapacityLimiter(THREADS))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        hub.start()
        parts: list[Part] = [app.worker()] if worker else []
        parts += [ClockKeeper(app.database, app.url, app.clock)] if clock else []
        if app.telegram is not None:
            parts.append(Arrivals(app.settings, app.database, app.url, app.telegram, app.clock))
        for part in parts:
            part.start()
        try:
            yield
        finally:
            for part in reversed(parts):
                await anyio.to_thread.run_sync(part.stop)
            await anyio.to_thread.run_sync(hub.stop)

    server = FastAPI(
        title="Concilia", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan, telemetry=SILENT
    )
    server.state.service = service
    server.add_middleware(SecurityHeaders)
    install(server)
    ours = (
        *twilio_routes(service),
        *telegram_routes(service, app.telegram),
        *rest_routes(service, app.settings.rest_key),
        *payment_routes(service),
        *chat_routes(service),
        *document_routes(service),
        *pay_routes(service),
        *verify_routes(service),
        *console_routes(service),
        *_probes(app),
    )
    server.router.routes.extend([*more, *ours])
    server.router.routes.append(Mount("/api/v1", create_api(service)))
    return server


def _probes(app: App) -> list[BaseRoute]:
    async def healthz(_: Request) -> Response:
        return JSONResponse({"status": "alive"})

    async def readyz(_: Request) -> Response:
        try:
            newer = await anyio.to_thread.run_sync(app.database.check_schema)
        except WrongSchema as fault:
            return JSONResponse({"status": "waiting for the schema", "remedy": str(fault)}, 503)
        except Exception:  # noqa: BLE001 - whatever it is, we are not ready
            return JSONResponse({"status": "waiting for the database"}, 503)
        return JSONResponse({"status": "ready"} | ({"remedy": newer} if newer else {}))

    shared = Shared(app.database, app.clock)

    async def metrics(_: Request) -> Response:
        told = await anyio.to_thread.run_sync(expose, shared)
        return Response(told, media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
