"""The console's page on which stands what clients read of contacts that we begin, by channel and country."""

from starlette.requests import Request
from starlette.responses import Response

from bot.console.gate import enter_to_see
from bot.console.objections import chosen
from bot.console.office import Office
from bot.console.pages import page
from bot.console.wordings import read_showcase
from storage.unit_of_work import UnitOfWork


class WordingRoom:
    """The route of texts."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show the texts of a creditor's clients. Raises what the gate raises."""

        def task(uow: UnitOfWork) -> Response:
            me, asked = enter_to_see(uow, self._parts, request), request.query_params
            return page("texts", me=me, shown=read_showcase(uow, self._parts, me, asked, chosen(me, asked)))

        return await self._service.work(task)
