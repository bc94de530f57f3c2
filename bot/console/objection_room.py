"""The console's page for supervisors on which objections are drafted, checked and decided on, and what came is read."""

from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from bot.console.drafting import DONE, acts_of
from bot.console.gate import Form, Refusal, check_word, enter_to_see, read_form
from bot.console.objections import check_text, read_shelf, typed
from bot.console.office import Office
from bot.console.pages import is_part, page
from bot.console.press import Press, carry_out
from bot.console.sheet import FILE_MAX
from bot.objections import OBJECTIONS
from storage.unit_of_work import UnitOfWork

PATH = "/console/objections"
ACTS = acts_of(OBJECTIONS, typed)


class ObjectionRoom:
    """The routes of objections."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show a version of a creditor's objections, with what came of each branch, and what waits."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Check what was typed, or carry out an act; what was refused stays typed."""
        form = await read_form(request, self._parts.settings.public_url, FILE_MAX)
        try:
            if form.get("act") == "check":
                return await self._service.work(partial(self._check, request=request, form=form))
            return await carry_out(self._service, request, form, ACTS, _onward)
        except Refusal as refusal:
            return await self._service.work(partial(self._page, request=request, form=form, error=refusal.sentence))

    def _check(self, uow: UnitOfWork, request: Request, form: Form) -> Response:
        me = enter_to_see(uow, self._parts, request)
        check_word(me, form)
        if is_part(request):
            return page("_faults", faults=check_text(uow, me, form), checked=True)
        return self._page(uow, request, form)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        asked = form if form is not None else request.query_params
        document = form.get("document") if form is not None else None
        return page(
            "objections",
            422 if error else 200,
            me=me,
            shelf=read_shelf(uow, self._parts, me, asked, document),
            faults=check_text(uow, me, form) if form and document else [],
            checked=document is not None,
            typed=form or {},
            error=error,
            done=DONE.get(request.query_params.get("done", ""), ""),
        )


def _onward(press: Press) -> str:
    return f"{PATH}?{urlencode({'creditor': press.form.get('creditor', ''), 'done': press.name})}"
