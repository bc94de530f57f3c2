"""The console's page of kept views of the queue."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.console.asked import STATES, asked_of
from bot.console.gate import Form, enter_to_see
from bot.console.office import Office
from bot.console.pages import page
from bot.console.press import Acts, act_on
from bot.console.queue import is_kind, kind_words
from bot.console.views import NAME_MAX, PATH, drop_view, read_views, save_view
from storage.unit_of_work import UnitOfWork

ACTS: Acts = {"save": save_view, "drop": drop_view}


class ViewRoom:
    """The routes of views."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show the views, and what may be kept as one."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Keep a view or forget one, and show them."""
        return await act_on(self._service, request, ACTS, lambda _: PATH, self._page)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        asked = asked_of(form or request.query_params)
        creditor = uow.creditors.get(asked.creditor).name if asked.creditor in me.creditors else ""
        kind = kind_words(self._parts, asked.kind) if is_kind(self._parts, asked.kind) else ""
        parts = (STATES[asked.state], kind, creditor, asked.label)
        values = {
            "views": read_views(uow, me),
            "filter": asked.filter,
            "told": " · ".join(part for part in parts if part),
            "most": NAME_MAX,
            "typed": form or {},
        }
        return page("views", 422 if error else 200, me=me, error=error, **values)
