"""The console's page of what waits: the queue, its rows alone, and word that there is something new."""

from contextlib import suppress
from datetime import datetime
from functools import partial

from anyio import CancelScope
from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console.asked import asked_of
from bot.console.gate import SignedOut, enter, enter_to_see
from bot.console.login import Signed
from bot.console.office import Office
from bot.console.pages import HEADERS, page
from bot.console.queue import look
from bot.console.rights import Right
from bot.console.stream import BEAT_SECONDS, tell
from bot.errors import NotAllowed
from bot.stage import CASES, CHAT
from storage.errors import Missing, NoScope
from storage.unit_of_work import UnitOfWork


def to_first_room(me: Signed) -> Response:
    """Lead somebody to the first room that their role finds the way to. Raises NotAllowed where there is none."""
    if not me.rooms:
        raise NotAllowed
    return RedirectResponse(f"/console/{me.rooms[0][0]}", 303, headers=HEADERS)


class QueueRoom:
    """The routes of the queue."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show the queue; lead whoever reads no cases to the first room that is theirs."""

        def task(uow: UnitOfWork) -> Response:
            me = enter(uow, self._parts, request)
            if not me.may(Right.SEE_CASES):
                return to_first_room(me)
            return page("desk", me=me, queue=look(uow, self._parts, me, asked_of(request.query_params)), case=None)

        return await self._service.work(task)

    async def show_rows(self, request: Request) -> Response:
        """Show the queue's rows alone."""

        def task(uow: UnitOfWork) -> Response:
            me = enter(uow, self._parts, request)
            return page("_rows", queue=look(uow, self._parts, me, asked_of(request.query_params)))

        return await self._service.work(task)

    async def follow(self, request: Request) -> Response:
        """Stream that there is something new."""
        asked = request.query_params.get("case", "")
        number = int(asked) if asked.isdecimal() and len(asked) < 16 else 0  # noqa: PLR2004 - 64 bits

        def look_at(uow: UnitOfWork, *, is_gone: bool = False) -> str:
            me = enter_to_see(uow, self._parts, request)
            return watch(uow, number, me.staff.id, self._parts.clock.now(), is_gone=is_gone) if number else ""

        async def is_signed_in() -> bool:
            try:
                await self._service.work(look_at)
            except (SignedOut, NotAllowed, NoScope, Missing):
                return False
            return True

        async def leave() -> None:
            with CancelScope(shield=True), suppress(SignedOut, NotAllowed, NoScope, Missing):
                await self._service.work(partial(look_at, is_gone=True))

        topic = await self._service.work(look_at)
        events = tell(self._service.hub, CASES, topic, is_signed_in, leave)
        return EventSourceResponse(events, ping=BEAT_SECONDS, headers=HEADERS)


def watch(uow: UnitOfWork, number: int, staff: int, now: datetime, *, is_gone: bool = False) -> str:
    """Write that somebody has a case open, or has closed it, and tell who else has; return what has its news."""
    case = uow.cases.get(number)
    topic = f"{case.creditor_id} {case.client_id}"
    if is_gone:
        uow.case_looks.leave(case.creditor_id, number, staff)
    if is_gone or uow.case_looks.look(case.creditor_id, number, staff, now):
        uow.notify(CHAT, topic)
    return f"{CHAT} {topic}"
