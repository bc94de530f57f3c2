"""The console's page of what clients read where we write first: by channel and country, changed by two."""

from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from bot.console.drafting import DONE, FAULTY, acts_of, begun, earlier
from bot.console.gate import Form, Refusal, enter_to_see
from bot.console.objections import chosen
from bot.console.office import Office
from bot.console.own_words.fault_words import in_words
from bot.console.pages import page
from bot.console.press import Press, act_on
from bot.console.speech import LANGUAGES, say
from bot.console.wordings import PATH, read_showcase
from bot.objections import unwanted
from bot.own_templates import TEMPLATES, bodies, parsed, with_body, written
from bot.texts import load_templates
from flows.wording.own_templates import Bodies, faults, house_of
from storage.errors import Missing
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork


class WordingRoom:
    """The routes of texts."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show the texts of a creditor's clients. Raises what the gate raises."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Say what is wrong with own words, or carry out an act; what was refused stays typed."""
        return await act_on(self._service, request, ACTS, _onward, self._page, tried=self._page)

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        asked = form if form is not None else request.query_params
        shown = read_showcase(uow, self._parts, me, asked, chosen(me, asked))
        done = DONE.get(request.query_params.get("done", ""), "")
        return page("texts", 422 if error else 200, me=me, shown=shown, typed=form or {}, error=error, done=done)


def _onward(press: Press) -> str:
    kept = {name: press.form.get(name, "") for name in ("creditor", "language")}
    return f"{PATH}?{urlencode({**kept, 'done': press.name})}"


def _typed(press: Press, row: Creditor) -> str:
    """Return all own words with those that a form proposes, the house's again, or an earlier version of them."""
    if (version := earlier(press, row, TEMPLATES)) is not None:
        return version
    asked, base = press.form.get("language", ""), press.form.get("base", "")
    catalogue = load_templates(press.parts.wording)
    locale = f"{asked if asked in LANGUAGES else row.locale[:2]}-{row.country}"
    if (house := house_of(catalogue, base, locale)) is None:
        raise Missing("template", base)
    body = None if press.form.get("house") else press.form.get("body", "").strip()
    if body == house.body:
        body = None
    if body is not None and (found := faults(body, base, locale, catalogue, tuple(unwanted(row)))):
        raise Refusal(f"{say(FAULTY)} {' '.join(map(in_words, found))}")
    return written(with_body(_begun(press, row), base, locale, body))


def _begun(press: Press, row: Creditor) -> Bodies:
    """Return what a change begins with: one's own draft that waits, else what is in force."""
    text = begun(press.uow, row.id, TEMPLATES, press.actor)
    return parsed(text) if text is not None else bodies(press.uow, row.id)


ACTS = acts_of(TEMPLATES, _typed)
