"""The console's page on which stands what a country's rules ask of whoever writes to its clients."""

from starlette.requests import Request
from starlette.responses import Response

from bot.console.countries import read_card
from bot.console.gate import enter_to_see
from bot.console.office import Office
from bot.console.pages import page
from storage.unit_of_work import UnitOfWork


class CountryRoom:
    """The route of country cards."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show a country's card. Raises what the gate raises."""

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, request)
            return page("countries", me=me, shown=read_card(uow, self._parts, me, request.query_params))

        return await self._service.work(task)
