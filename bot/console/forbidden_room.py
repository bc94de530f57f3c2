"""The console's page on which forbidden phrases are read, changed by two, and seen to be heeded."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.console.drafting import DONE, acts_of
from bot.console.forbidden import PATH, read_shelf, typed
from bot.console.gate import Form, enter_to_see
from bot.console.office import Office
from bot.console.pages import page
from bot.console.press import Press, act_on
from bot.forbidden import FORBIDDEN
from storage.unit_of_work import UnitOfWork

ACTS = acts_of(FORBIDDEN, typed)


class ForbiddenRoom:
    """The routes of forbidden phrases."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show the phrases, what waits, and the attempts."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Carry out an act; what was refused stays typed."""
        return await act_on(self._service, request, ACTS, _onward, self._page)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        done = DONE.get(request.query_params.get("done", ""), "")
        shelf = read_shelf(uow, self._parts, me, form or request.query_params)
        return page("phrases", 422 if error else 200, me=me, shelf=shelf, typed=form or {}, error=error, done=done)


def _onward(press: Press) -> str:
    return f"{PATH}?creditor={press.form.get('creditor', '')}&done={press.name}"
