"""Take a file that is written on a page: check it, or save it; what cannot be saved stays typed, with its faults."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console.gate import Form, Refusal, check_word, enter_to_see, read_form
from bot.console.login import Signed
from bot.console.office import Office
from bot.console.pages import HEADERS, is_part, page
from storage.unit_of_work import UnitOfWork

FILE_MAX = 1_000_000  #: bytes of a posted file, as a form carries it
Fault = tuple[int, str, str]  #: its line, what is wrong, the remedy


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page does with its file.

    `check` returns every fault, `save` keeps a file without any and returns where to go on, or raises Refusal; `show`
    fills the page with what was typed, the faults, and the answer's status.
    """

    check: Callable[[UnitOfWork, Signed, Form], list[Fault]]
    save: Callable[[UnitOfWork, Signed, Form], str]
    show: Callable[[UnitOfWork, Request, Form, Sequence[Fault], int], Response]


async def take(service: Office, request: Request, sheet: Sheet) -> Response:
    """Check what was typed, or save it. Raises what the gate raises."""
    form = await read_form(request, service.app.settings.public_url, FILE_MAX)
    wants_saved = form.get("act") == "save"

    def task(uow: UnitOfWork) -> Response:
        me = enter_to_see(uow, service.app, request)
        check_word(me, form)
        found = sheet.check(uow, me, form)
        if found or not wants_saved:
            return answer(uow, found)
        return RedirectResponse(sheet.save(uow, me, form), 303, headers=HEADERS)

    def answer(uow: UnitOfWork, found: Sequence[Fault]) -> Response:
        if is_part(request):
            return page("_faults", faults=found, checked=True)
        return sheet.show(uow, request, form, found, 422 if found and wants_saved else 200)

    try:
        return await service.work(task)
    except Refusal as refusal:
        fault: Fault = (1, refusal.sentence, "")
        return await service.work(lambda uow: answer(uow, [fault]))
