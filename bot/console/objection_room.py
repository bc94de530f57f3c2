"""The console's page for supervisors on which objections are edited: check, save as a new version, read what came."""

from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.console.gate import Form, enter_to_see
from bot.console.login import Signed
from bot.console.objections import check_text, chosen, read_shelf, save_text
from bot.console.office import Office
from bot.console.pages import page
from bot.console.sheet import Fault, Sheet, take
from storage.unit_of_work import UnitOfWork

PATH = "/console/objections"


class ObjectionRoom:
    """The routes of objections."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show a version of a creditor's objections, with what came of each branch."""
        return await self._service.work(partial(self._page, request=request))

    async def take(self, request: Request) -> Response:
        """Check what was typed, or save it as a new version."""
        return await take(self._service, request, Sheet(check_text, self._save, self._page))

    def _save(self, uow: UnitOfWork, me: Signed, form: Form) -> str:
        save_text(uow, self._parts, me, form)
        return f"{PATH}?creditor={chosen(me, form)}&done=1"

    def _page(
        self,
        uow: UnitOfWork,
        request: Request,
        form: Form | None = None,
        found: Sequence[Fault] | None = None,
        status: int = 200,
    ) -> Response:
        me = enter_to_see(uow, self._parts, request)
        wanted = form if form is not None else request.query_params
        shelf = read_shelf(uow, self._parts, me, wanted, form.get("document") if form is not None else None)
        done = request.query_params.get("done") == "1"
        return page("objections", status, me=me, shelf=shelf, faults=found or [], checked=found is not None, done=done)
