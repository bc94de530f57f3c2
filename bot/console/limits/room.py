"""The console's page on which a creditor asks more of itself than the law, drafted by one and decided on by another."""

from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from bot.console.drafting import DONE, acts_of, begun, earlier
from bot.console.gate import Form, enter_to_see
from bot.console.limits.book import PATH, country_of, read_book, typed_limits
from bot.console.office import Office
from bot.console.pages import page
from bot.console.press import Press, act_on
from bot.own_limits import LIMITS, Limits, own_limits, parsed, written
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork


class LimitRoom:
    """The routes of a creditor's own limits."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show a country's rules, the creditor's own limits, and what waits."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Carry out an act; what was refused stays typed."""
        return await act_on(self._service, request, ACTS, _onward, self._page)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        book = read_book(uow, self._parts, me, form or request.query_params)
        done = DONE.get(request.query_params.get("done", ""), "")
        return page("limits", 422 if error else 200, me=me, book=book, typed=form or {}, error=error, done=done)


def _onward(press: Press) -> str:
    kept = {name: press.form.get(name, "") for name in ("creditor", "country")}
    return f"{PATH}?{urlencode({**kept, 'done': press.name})}"


def _typed(press: Press, row: Creditor) -> str:
    """Return all own limits with those of the country that a form proposes, or an earlier version of them."""
    if (version := earlier(press, row, LIMITS)) is not None:
        return version
    country = country_of(press.parts, row, press.form)
    own = typed_limits(press.parts.packs.by_country[country], press.form)
    return written({**_begun(press, row), country: own})


def _begun(press: Press, row: Creditor) -> Limits:
    """Return what a change begins with: one's own draft that waits, else what is in force."""
    text = begun(press.uow, row.id, LIMITS, press.actor)
    return parsed(text) if text is not None else own_limits(press.uow, row.id)


ACTS = acts_of(LIMITS, _typed)
