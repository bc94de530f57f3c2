"""The console's page on which a cadence is read day by day, and changed by two."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.cadences import CADENCE
from bot.console.cadences import PATH, read_calendar, typed
from bot.console.drafting import DONE, acts_of
from bot.console.gate import Form, enter_to_see
from bot.console.office import Office
from bot.console.pages import page
from bot.console.press import Press, act_on
from storage.unit_of_work import UnitOfWork

ACTS = acts_of(CADENCE, typed)


class CadenceRoom:
    """The routes of cadences."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show the cadence in force, and what waits."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Carry out an act; what was refused stays typed."""
        return await act_on(self._service, request, ACTS, _onward, self._page)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        done = DONE.get(request.query_params.get("done", ""), "")
        calendar = read_calendar(uow, self._parts, me, form or request.query_params)
        return page(
            "cadence", 422 if error else 200, me=me, calendar=calendar, typed=form or {}, error=error, done=done
        )


def _onward(press: Press) -> str:
    return f"{PATH}?creditor={press.form.get('creditor', '')}&done={press.name}"
