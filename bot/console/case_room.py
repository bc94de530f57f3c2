"""The console's page of one case: see it, see what has changed, try a text, carry out an act."""

from datetime import datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console.acts import ENCLOSE, carry_out, draft_of
from bot.console.asked import asked_of
from bot.console.cases import Asked, read_case
from bot.console.composer import Draft
from bot.console.enclosed import read_enclosed
from bot.console.forbidden import Forbidden, note_attempt
from bot.console.gate import Form, Refusal, check_word, enter_to_see, read_form
from bot.console.login import Signed
from bot.console.office import Office
from bot.console.pages import HEADERS, is_part, page, read_length
from bot.console.preview import preview
from bot.console.queue import look
from bot.console.thread import LENGTH, LENGTH_MAX
from bot.stage import CASES
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork

EMPTY: Form = {}
NUMBER_MAX = 2**53
WHO_MAX = 100  #: characters


class CaseRoom:
    """The routes of a case."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show a case beside the queue, and note who saw it."""
        return await self._service.work(partial(self._case, request=request, note=True))

    async def show_live(self, request: Request) -> Response:
        """Show the parts of a case that have changed; the composer only when what may be done is no longer the same."""

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, request)
            case = read_case(uow, self._parts, me, _number(request), asked=_asked(request))
            write = case.head.mode != request.query_params.get("mode")
            return page("live", me=me, case=case, write=write, said=None)

        return await self._service.work(task)

    async def show_preview(self, request: Request) -> Response:
        """Show what the client would read, and what keeps it from being sent."""
        form = await read_form(request, self._public_url)

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, request)
            check_word(me, form)
            return page("_preview", seen=preview(uow, self._parts, me, _number(request), form))

        return await self._service.work(task)

    async def act(self, name: str, request: Request) -> Response:
        """Carry out an act, and show the case as it is then; a refused one stays typed where it was."""
        number, form, file = _number(request), EMPTY, None

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, request)
            check_word(me, form)
            said = carry_out(name, uow, self._parts, me, number, form, file)
            if not is_part(request):
                return RedirectResponse(f"/console/cases/{number}", 303, headers=HEADERS)
            case = read_case(uow, self._parts, me, number)
            return page("live", me=me, case=case, write=True, said=said)

        try:
            if name == ENCLOSE:
                form, file = await read_enclosed(request, self._public_url)
            else:
                form = await read_form(request, self._public_url)
            return await self._service.work(task)
        except Refusal as refusal:
            draft = draft_of(name, form, refusal.sentence)
            if isinstance(refusal, Forbidden):
                await self._service.work(partial(self._note, request=request, refused=refusal))
        if is_part(request):
            return await self._service.work(partial(self._composer, request=request, draft=draft))
        return await self._service.work(partial(self._case, request=request, draft=draft))

    def _case(self, uow: UnitOfWork, request: Request, draft: Draft | None = None, *, note: bool = False) -> Response:
        me, number = enter_to_see(uow, self._parts, request), _number(request)
        case = read_case(uow, self._parts, me, number, draft, _asked(request))
        if note:
            note_visit(uow, me, number, self._parts.clock.now())
        queue = look(uow, self._parts, me, asked_of(request.query_params))
        return page("desk", 422 if draft else 200, me=me, queue=queue, case=case)

    def _note(self, uow: UnitOfWork, request: Request, refused: Forbidden) -> None:
        """Note, once what was refused is undone, who was about to say which forbidden phrases."""
        note_attempt(uow, self._parts, enter_to_see(uow, self._parts, request), refused)

    def _composer(self, uow: UnitOfWork, request: Request, draft: Draft) -> Response:
        me = enter_to_see(uow, self._parts, request)
        case = read_case(uow, self._parts, me, _number(request), draft)
        return page("live", 422, me=me, case=case, write=True, said=None)

    @property
    def _public_url(self) -> str:
        return self._parts.settings.public_url


def note_visit(uow: UnitOfWork, me: Signed, number: int, now: datetime) -> None:
    """Note that somebody opened a case: who was called to it has come, and who saw it can be found later."""
    creditor, staff = uow.cases.get(number).creditor_id, me.staff.id
    if uow.case_visits.note(creditor, number, staff, now):
        uow.audit.append(creditor, now, f"staff:{staff}", "case.seen", f"case:{number}", {})
    if uow.case_notes.answer(creditor, number, staff):
        uow.notify(CASES, f"{creditor} {number}")


def _number(request: Request) -> int:
    number: int = request.path_params["number"]
    if number > NUMBER_MAX:
        raise Missing("case", number)
    return number


def _asked(request: Request) -> Asked:
    """Return what a page's address asks for."""
    asked = request.query_params
    return Asked(read_length(asked.get("said"), LENGTH, LENGTH_MAX), asked.get("who", "")[:WHO_MAX])
