"""The console's pages for supervisors: messages to be looked at again, and their labels."""

from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console.gate import Refusal, check_word, enter_to_see, read_form
from bot.console.misread import put_label, read_item
from bot.console.office import Office
from bot.console.pages import HEADERS, page
from bot.console.readings import read_listing, sought_of
from storage.unit_of_work import UnitOfWork


class ReviewRoom:
    """The routes of reviewing."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show_list(self, request: Request) -> Response:
        """Show the list alone."""
        return await self._service.work(partial(self._show, request=request))

    async def show_one(self, request: Request) -> Response:
        """Show a message beside the list."""
        return await self._service.work(partial(self._show, request=request, number=request.path_params["number"]))

    async def label(self, request: Request) -> Response:
        """Label a message and go on to the next; a refused label is asked for again."""
        form, number = await read_form(request, self._parts.settings.public_url), request.path_params["number"]

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, request)
            check_word(me, form)
            onward = put_label(uow, self._parts, me, number, form, sought_of(request.query_params))
            return RedirectResponse(onward, 303, headers=HEADERS)

        try:
            return await self._service.work(task)
        except Refusal as refusal:
            show = partial(self._show, request=request, number=number, error=refusal.sentence)
            return await self._service.work(show)

    def _show(self, uow: UnitOfWork, request: Request, number: int | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        sought = sought_of(request.query_params)
        item = read_item(uow, self._parts, number, sought, error) if number else None
        listing = read_listing(uow, self._parts, me, sought)
        done = request.query_params.get("done") == "1"
        return page("readings", 422 if error else 200, me=me, listing=listing, item=item, done=done)
