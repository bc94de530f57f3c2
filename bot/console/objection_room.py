"""The console's page for supervisors on which objections are edited: check, save as a new version, read what came."""

from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console.gate import Form, Refusal, check_word, enter_to_label, read_form, token_of
from bot.console.objections import Fault, check_text, read_shelf, save_text
from bot.console.office import Office
from bot.console.pages import HEADERS, is_part, page
from storage.unit_of_work import UnitOfWork

FILE_MAX = 1_000_000  #: bytes of a posted file, as a form carries it


class ObjectionRoom:
    """The routes of objections."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show a version of a creditor's objections, with what came of each branch."""
        return await self._service.work(partial(self._page, request=request))

    async def take(self, request: Request) -> Response:
        """Check what was typed, or save it as a new version; what cannot be saved stays typed, with every fault."""
        form = await read_form(request, self._parts.settings.public_url, FILE_MAX)

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_label(uow, self._parts, token_of(request))
            check_word(me, form)
            found = check_text(uow, me, form)
            if form.get("act") != "save" or found:
                return self._checked(uow, request, form, found, refused=bool(found) and form.get("act") == "save")
            save_text(uow, self._parts, me, form)
            onward = f"/console/objections?creditor={form.get('creditor') or me.creditors[0]}&done=1"
            return RedirectResponse(onward, 303, headers=HEADERS)

        try:
            return await self._service.work(task)
        except Refusal as refusal:
            fault: Fault = (1, refusal.sentence, "")
            return await self._service.work(
                partial(self._checked, request=request, form=form, found=[fault], refused=True)
            )

    def _checked(self, uow: UnitOfWork, request: Request, form: Form, found: list[Fault], *, refused: bool) -> Response:
        if is_part(request):
            return page("_objection_faults", faults=found, checked=True)
        return self._page(uow, request, form, found, 422 if refused else 200)

    def _page(
        self,
        uow: UnitOfWork,
        request: Request,
        form: Form | None = None,
        found: list[Fault] | None = None,
        status: int = 200,
    ) -> Response:
        me = enter_to_label(uow, self._parts, token_of(request))
        wanted = form if form is not None else request.query_params
        shelf = read_shelf(uow, self._parts, me, wanted, form.get("document") if form is not None else None)
        done = request.query_params.get("done") == "1"
        return page("objections", status, me=me, shelf=shelf, faults=found or [], checked=found is not None, done=done)
