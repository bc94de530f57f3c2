"""The console's pages of quality: for who looks at cases again, and for whose cases they were."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot import quality
from bot.console.case_room import NUMBER_MAX, note_visit
from bot.console.gate import Form, enter_to_see
from bot.console.office import Office
from bot.console.pages import page
from bot.console.press import Press, act_on
from bot.console.quality.listing import read_listing
from bot.console.quality.looking import answer, read_one, read_own, take_down
from bot.console.quality.words import MARKS, MINE, PATH
from bot.console.speech import N_, Phrases
from bot.quality import NOTE_MAX, TOLD_MAX
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork

DONE = Phrases(
    {
        "review": N_("Anotado: la persona que llevó el caso lo lee en su página, y puede responder una vez."),
        "answer": N_("Anotado: lo lee quien revisó el caso."),
    }
)


class QualityRoom:
    """The routes of whoever looks at cases again."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show what was drawn."""

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, request)
            done = DONE.get(request.query_params.get("done", ""), "")
            return page("quality", me=me, listing=read_listing(uow, self._parts, me), done=done)

        return await self._service.work(task)

    async def show_one(self, request: Request) -> Response:
        """Show a drawn case, and note who saw it."""
        return await self._service.work(partial(self._page, request=request, number=_number(request), note=True))

    async def act(self, request: Request) -> Response:
        """Take down what was found, and go back to the list; what was refused stays typed."""
        number = _number(request)
        acts = {"review": lambda press: take_down(press, number)}
        show = partial(self._page, number=number)
        return await act_on(self._service, request, acts, lambda press: f"{PATH}?done={press.name}", show)

    def _page(
        self,
        uow: UnitOfWork,
        request: Request,
        number: int,
        form: Form | None = None,
        error: str = "",
        *,
        note: bool = False,
    ) -> Response:
        me = enter_to_see(uow, self._parts, request)
        one = read_one(uow, self._parts, me, number, form or {})
        if note:
            note_visit(uow, me, number, self._parts.clock.now())
        shown = {"one": one, "marks": MARKS, "told_max": TOLD_MAX, "note_max": NOTE_MAX, "error": error}
        return page("quality_case", 422 if error else 200, me=me, **shown)


class OwnRoom:
    """The routes of whoever's cases were looked at."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show what was found in one's own cases, and note that it was read."""

        def task(uow: UnitOfWork) -> Response:
            shown = self._page(uow, request)
            quality.see(uow, enter_to_see(uow, self._parts, request).staff.id, self._parts.clock.now())
            return shown

        return await self._service.work(task)

    async def act(self, request: Request) -> Response:
        """Take down an answer, and show the page as it is then; what was refused stays typed."""
        return await act_on(self._service, request, {"answer": answer}, _onward, self._page)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        done = DONE.get(request.query_params.get("done", ""), "")
        found = read_own(uow, self._parts, me)
        shown = {"found": found, "typed": form or {}, "note_max": NOTE_MAX, "error": error, "done": done}
        return page("quality_own", 422 if error else 200, me=me, **shown)


def _onward(press: Press) -> str:
    return f"{MINE}?done={press.name}"


def _number(request: Request) -> int:
    number: int = request.path_params["number"]
    if number > NUMBER_MAX:
        raise Missing("drawn case", number)
    return number
