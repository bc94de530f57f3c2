"""The console's pages of figures: what came in and how people were treated, to read, to print and to take along."""

from collections.abc import Callable
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from bot.console.gate import enter_to_see
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Office
from bot.console.pages import page
from bot.console.reports.files import write_csv, write_paper
from bot.console.reports.pages import chosen, read_page, sentence_of, title_of
from bot.console.reports.values import said
from flows.reports.period import Period, read_month
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork

PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class ReportRoom:
    """The routes of reports."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show a page of a report."""

        def task(uow: UnitOfWork, me: Signed) -> Response:
            shown = read_page(uow, self._parts, me, request.query_params)
            manner = Manner.of(uow.creditors.get(shown.creditor), self._parts.clock.now())
            return page(
                "reports",
                422 if shown.fault else 200,
                me=me,
                report=shown,
                said=lambda cell: said(cell, manner),
                title_of=title_of,
                sentence_of=sentence_of,
            )

        return await self._answer(request, task)

    async def save_figures(self, request: Request) -> Response:
        """Give the figures of a page as CSV."""

        def task(uow: UnitOfWork, me: Signed) -> Response:
            shown = read_page(uow, self._parts, me, request.query_params)
            owner = uow.creditors.get(shown.creditor)
            period = Period(*(date.fromisoformat(day) for day in (shown.first, shown.last)))
            name = f"{shown.view}-{owner.id}-{shown.first}-{shown.last}"
            return _file(f"{name}.csv", write_csv(shown.sections, owner, period), "text/csv; charset=utf-8")

        return await self._answer(request, task)

    async def save_paper(self, request: Request) -> Response:
        """Give a month of a creditor as a paper. Raises Missing for what is no month, or one to come."""

        def task(uow: UnitOfWork, me: Signed) -> Response:
            owner = chosen(uow, me, request.query_params.get("creditor", ""))
            written = request.query_params.get("month", "")
            month = read_month(written)
            if month is None or month.first > Manner.of(owner, self._parts.clock.now()).today:
                raise Missing("month", written)
            made = write_paper(uow, self._parts, me, owner, month)
            return _file(f"{owner.id}-{written}.pdf", made, "application/pdf")

        return await self._answer(request, task)

    async def _answer(self, request: Request, task: Callable[[UnitOfWork, Signed], Response]) -> Response:
        return await self._service.work(lambda uow: task(uow, enter_to_see(uow, self._parts, request)))


def _file(name: str, content: bytes, kind: str) -> Response:
    return Response(content, headers={
        "Content-Type": kind, "Content-Disposition": f'attachment; filename="{name}"', **PRIVATE,
    })  # fmt: skip
