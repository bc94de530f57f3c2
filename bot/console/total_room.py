"""The console's page for supervisors on which stands what is owed, creditor by creditor and to all of them."""

from starlette.requests import Request
from starlette.responses import Response

from bot.console.gate import enter_to_see
from bot.console.office import Office
from bot.console.pages import page
from bot.console.totals import TITLES, read_totals
from storage.unit_of_work import UnitOfWork


class TotalRoom:
    """The route of totals."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show what is owed now. Raises what the gate raises."""

        def task(uow: UnitOfWork) -> Response:
            me = enter_to_see(uow, self._parts, request)
            sheets = read_totals(uow, self._parts, me)
            return page("totals", me=me, sheets=sheets, titles=[*TITLES.values()])

        return await self._service.work(task)
