"""The pages of what is written as one text and changed by two: the cadence, and the phrases that nobody says."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.cadences import CADENCE
from bot.console import cadences, forbidden
from bot.console.drafting import DONE, acts_of
from bot.console.gate import Form, enter_to_see
from bot.console.login import Signed
from bot.console.office import Office, Parts
from bot.console.pages import page
from bot.console.press import Acts, Press, act_on
from bot.forbidden import FORBIDDEN
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page is about: its address, its template, what that calls what `read` returns, and the acts."""

    path: str
    template: str
    name: str
    read: Callable[[UnitOfWork, Parts, Signed, Form], object]
    acts: Acts


ABOUT_CADENCE = Subject(cadences.PATH, "cadence", "calendar", cadences.read_calendar, acts_of(CADENCE, cadences.typed))
ABOUT_PHRASES = Subject(forbidden.PATH, "phrases", "shelf", forbidden.read_shelf, acts_of(FORBIDDEN, forbidden.typed))


class DraftRoom:
    """The routes of one subject."""

    def __init__(self, service: Office, subject: Subject) -> None:
        """Take the service, and what the page is about."""
        self._service, self._parts, self._subject = service, service.app, subject

    async def show(self, request: Request) -> Response:
        """Show what is in force, and what waits."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Carry out an act; what was refused stays typed."""
        return await act_on(self._service, request, self._subject.acts, self._onward, self._page)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        done = DONE.get(request.query_params.get("done", ""), "")
        found = self._subject.read(uow, self._parts, me, form or request.query_params)
        shown = {self._subject.name: found, "typed": form or {}, "error": error, "done": done}
        return page(self._subject.template, 422 if error else 200, me=me, **shown)

    def _onward(self, press: Press) -> str:
        return f"{self._subject.path}?creditor={press.form.get('creditor', '')}&done={press.name}"
