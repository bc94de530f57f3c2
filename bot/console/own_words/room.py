"""The console's page on which a creditor's own words are looked for, written, previewed and decided on by two."""

from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from bot.console.drafting import DONE, FAULTY, acts_of, earlier
from bot.console.gate import Form, Refusal, enter_to_see
from bot.console.office import Office
from bot.console.own_words.book import PATH, drafted, place_of, read_book, typed_own, written_as
from bot.console.own_words.fault_words import in_words
from bot.console.pages import page
from bot.console.press import Press, act_on
from bot.console.speech import say
from bot.objections import unwanted
from bot.wordings import WORDING, with_text, written
from flows.wording.own import faults, open_keys
from storage.errors import Missing
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork


class OwnWordsRoom:
    """The routes of a creditor's own words."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show the texts, one of them by channel, what waits, and the versions."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Show how a text would be read, or carry out an act; what was refused stays typed."""
        return await act_on(self._service, request, ACTS, _onward, self._page, tried=self._page)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        asked = form if form is not None else request.query_params
        return page(
            "own_words",
            422 if error else 200,
            me=me,
            book=read_book(uow, self._parts, me, asked, typed=form is not None and "text" in form),
            typed=form or {},
            error=error,
            done=DONE.get(request.query_params.get("done", ""), ""),
        )


def _onward(press: Press) -> str:
    kept = {name: press.form.get(name, "") for name in ("creditor", "language", "country", "key")}
    return f"{PATH}?{urlencode({**kept, 'done': press.name})}"


def _typed(press: Press, row: Creditor) -> str:
    """Return all own texts with what a form proposes: an earlier version, the house's text again, or another text."""
    if (version := earlier(press, row, WORDING)) is not None:
        return version
    language, country = place_of(press.parts, row, press.form)
    locale, key, house = f"{language}-{country}", press.form.get("key", ""), press.parts.wording
    if key not in open_keys(house, locale):
        raise Missing("text", key)
    own = None if press.form.get("house") else typed_own(press.form)
    if own == written_as(house, key, locale):
        own = None
    if own and (found := faults(own, key, locale, house, tuple(unwanted(row)))):
        raise Refusal(f"{say(FAULTY)} {' '.join(map(in_words, found))}")
    return written(with_text(drafted(press.uow, press.me, row.id), locale, key, own))


ACTS = acts_of(WORDING, _typed)
