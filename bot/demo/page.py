"""The demonstration's page: a phone beside the console, and above them who it is, what time it is, what happened.

These routes exist only where `bot.demo.run` serves them: they let anybody in as an adviser, and open any client's
chat.
"""

import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import anyio
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy import update
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.chooser import Chooser
from bot.clock import CHANNEL
from bot.console import login
from bot.console.seats import seat_of
from bot.demo.appointments import Appointment, next_appointment
from bot.demo.bar import Chosen, read_bar
from bot.demo.portfolio import ADVISER
from bot.demo.stories import groups, stories
from bot.errors import ClientMistake
from bot.jobs.travel import FARTHEST, advance
from bot.stage import CASES, CHAT
from bot.web.chat_links import chat_link
from bot.web.service import Service
from storage.errors import Missing
from storage.schema import Json, StaffSession
from storage.unit_of_work import UnitOfWork

HERE = Path(__file__).parent
LOOK_SECONDS = 5.0  #: between looks at the clock while nothing happens
PAUSE_SECONDS = 0.15  #: between looks while much happens
PRIVATE = {"Cache-Control": "no-store"}
STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}

PAGES = Environment(loader=FileSystemLoader(HERE / "pages"), autoescape=True, undefined=StrictUndefined)


def demo_routes(service: Service) -> list[BaseRoute]:
    """Return the routes of the demonstration."""
    demo = Demo(service)
    return [
        Route("/", lambda _: RedirectResponse("/demo")),
        Route("/demo", demo.open_page),
        Route("/demo/phone", demo.open_phone),
        Route("/demo/events", demo.follow),
        Route("/demo/clock", demo.move_clock, methods=["POST"]),
        Route("/console/demo", demo.enter_console),
        Mount("/static/demo", StaticFiles(directory=HERE / "static")),
    ]


class Demo:
    """The demonstration's routes."""

    def __init__(self, service: Service) -> None:
        """Take the service."""
        self._service, self._app = service, service.app
        self._travelling = 0

    async def open_page(self, request: Request) -> Response:
        """Show the page with a client chosen."""
        chosen = _chosen(request)
        state = await self._look(chosen)
        page = PAGES.get_template("demo.html").render(state=state, groups=groups(), words=state["words"])
        return HTMLResponse(page, headers=PRIVATE)

    async def open_phone(self, request: Request) -> Response:
        """Lead to the client's chat by a fresh personal link."""
        chosen = _chosen(request)
        link = chat_link(self._app.vault, chosen.creditor, chosen.client, self._app.clock.now())
        return RedirectResponse(link, headers=PRIVATE)

    async def enter_console(self, request: Request) -> Response:
        """Sign the browser in as the demonstration's adviser, unless it is, and lead to the console."""
        now, given = self._app.clock.now(), request.cookies.get(login.COOKIE)

        def task(uow: UnitOfWork) -> str | None:
            if login.read_session(uow, self._app.vault, given, now):
                return None
            adviser = uow.staff.find(ADVISER)
            if adviser is None:
                raise Missing("member of staff", ADVISER)
            return login.open_session(uow, self._app.vault, adviser, now, seat_of(request))

        token = await self._service.work(task)
        answer = RedirectResponse("/console", 303, headers=PRIVATE)
        if token:
            login.set_cookie(answer, token, self._app.settings.public_url)
        return answer

    async def follow(self, request: Request) -> Response:
        """Stream what the bar shows, whenever it changes."""
        return EventSourceResponse(self._events(_chosen(request)), ping=15, headers=PRIVATE)

    async def move_clock(self, request: Request) -> Response:
        """Move the clock an hour, a day, or to what is next with the chosen client."""
        chosen, how = _chosen(request), request.query_params.get("by", "")
        if how not in {*STEPS, "next"}:
            return JSONResponse({"title": "by is one of hour, day, next."}, 422)
        coming = await self._service.work(lambda uow: self._next(uow, chosen), chosen.creditor)
        target = _target(how, self._app.clock.now(), coming)
        if target is None:
            return JSONResponse({"title": (await self._look(chosen))["words"]["next_none"]}, 409)
        try:
            await self._travel(target)
        except ClientMistake as fault:
            return JSONResponse({"title": str(fault)}, fault.status)
        return JSONResponse({"now": self._app.clock.now().isoformat()})

    async def _travel(self, target: datetime) -> None:
        await self._service.work(lambda uow: _stay_signed_in(uow, target + login.AGE))
        self._travelling += 1
        try:
            await anyio.to_thread.run_sync(advance, self._app, target)
        finally:
            self._travelling -= 1

    async def _events(self, chosen: Chosen) -> AsyncIterator[ServerSentEvent]:
        seen: Json = {}
        async with self._service.hub.waiting(f"{CHAT} {chosen.creditor} {chosen.client}", CASES, CHANNEL) as event:
            while True:
                event.clear()
                state = await self._look(chosen)
                if state != seen:
                    yield ServerSentEvent(event="state", data=json.dumps(state))
                seen = state
                await anyio.sleep(PAUSE_SECONDS)
                with anyio.move_on_after(LOOK_SECONDS):
                    await event.wait()

    async def _look(self, chosen: Chosen) -> Json:
        def task(uow: UnitOfWork) -> Json:
            return read_bar(uow, self._app, chosen, is_moving=self._travelling > 0)

        return await self._service.work(task, chosen.creditor)

    def _next(self, uow: UnitOfWork, chosen: Chosen) -> Appointment | None:
        profile = self._app.bot.profiles.get(uow, chosen.creditor)
        client = uow.clients.get(chosen.creditor, chosen.client)
        return next_appointment(uow, Chooser(self._app.packs), profile, client, self._app.clock.now())


def _target(how: str, now: datetime, coming: Appointment | None) -> datetime | None:
    """Return where a button of the clock leads; behind what is next by a minute, so that it has happened."""
    if how == "next":
        return min(coming.at + timedelta(minutes=1), now + FARTHEST) if coming else None
    return now + STEPS[how]


def _stay_signed_in(uow: UnitOfWork, until: datetime) -> None:
    """Let sessions live through a journey of the clock, as if they began at its end: nobody was away."""
    times = {"created_at": until - login.AGE, "expires_at": until}
    uow.session.execute(update(StaffSession).where(StaffSession.expires_at < until).values(times))


def _chosen(request: Request) -> Chosen:
    """Return the client that the address names, the first story's otherwise."""
    asked = request.query_params
    first = stories()[0]
    return Chosen(asked.get("creditor", first["creditor"]), asked.get("client", first["id"]))
