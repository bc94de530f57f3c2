"""The console's page on which policies are read, drafted, tried on last month's proposals, and decided on by two."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot.console.drafting import DONE, FAULTY, acts_of, creditor_of
from bot.console.gate import Form, Refusal, enter_to_see
from bot.console.manner import Manner
from bot.console.office import Office
from bot.console.pages import page
from bot.console.policies.book import address, read_book
from bot.console.policies.form import has_fields, with_fields
from bot.console.press import Press, act_on
from bot.console.speech import say
from bot.console.trials.words import PEOPLE
from bot.policies import POLICY, current_text, faults_of, with_free_version
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

DOCUMENT_MAX = 50_000  #: characters


class PolicyRoom:
    """The routes of policies."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show the policy in force, what waits, and the versions."""
        return await self._service.work(partial(self._page, request=request))

    async def act(self, request: Request) -> Response:
        """Show what a draft would change, or carry out an act; what was refused stays typed."""
        return await act_on(self._service, request, ACTS, _onward, self._page, tried=self._try)

    def _try(self, uow: UnitOfWork, request: Request, form: Form) -> Response:
        """Show a draft with what was typed into its fields: its faults, or what it changes."""
        me = enter_to_see(uow, self._parts, request)
        row = creditor_of(uow, form, me.creditors)
        document = _typed(uow, form, row, Manner.of(row, self._parts.clock.now()))
        return self._page(uow, request, {**form, "document": document})

    def _page(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        done = DONE.get(request.query_params.get("done", ""), "")
        book = read_book(uow, self._parts, me, form or request.query_params, form.get("document") if form else None)
        status = 422 if error else 200
        return page(
            "policies", status, me=me, book=book, people=[*PEOPLE.items()], typed=form or {}, error=error, done=done
        )


def _onward(press: Press) -> str:
    return address(press.form.get("creditor", ""), done=press.name)


def _typed(uow: UnitOfWork, form: Form, row: Creditor, manner: Manner) -> str:
    """Return the draft that was typed, its fields written into it, under a version of its own where it is sound."""
    document = form.get("document", "")[:DOCUMENT_MAX]
    if form.get("part") and has_fields(document):
        document = with_fields(document, form, manner)
    if faults_of(uow, row.id, document) or document == current_text(uow, row.id):
        return document
    return with_free_version(uow, row.id, document, manner.today)


def _sound(press: Press, row: Creditor) -> str:
    """Return the draft that is proposed. Raises Refusal where it has faults, which the page tells with their lines."""
    document = _typed(press.uow, press.form, row, Manner.of(row, press.now))
    if faults_of(press.uow, row.id, document):
        raise Refusal(say(FAULTY))
    return document


ACTS = acts_of(POLICY, _sound)
