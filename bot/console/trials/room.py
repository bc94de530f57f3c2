"""The console's pages on which policies are tried on invented clients: ask for a trial, follow it, read it, stop it."""

import json
from collections.abc import Callable, Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from bot import policy_trials
from bot.console.drafting import creditor_of
from bot.console.gate import Form, Refusal, enter_to_see
from bot.console.office import Office
from bot.console.pages import HEADERS, page
from bot.console.policies.room import DOCUMENT_MAX
from bot.console.press import Press, act_on
from bot.console.speech import say
from bot.console.trials.book import PATH, read_board, read_trial
from bot.console.trials.words import REFUSED
from bot.errors import ClientMistake
from bot.policies import KIND, current_text
from storage.errors import Missing
from storage.repositories.policy_trials import UNDER_WAY
from storage.schema import Creditor, PolicyTrial
from storage.unit_of_work import UnitOfWork

NUMBER_MAX = 2**53
PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
FORMS: Mapping[str, tuple[str, Callable[[PolicyTrial], str | None]]] = {
    "html": ("text/html", lambda row: row.page),
    "json": ("application/json", lambda row: json.dumps(row.report, ensure_ascii=False, indent=1, sort_keys=True)),
}
"""The forms in which a report is taken away: the type, and how it is written."""


class TrialRoom:
    """The routes of trials."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def show(self, request: Request) -> Response:
        """Show what can be tried, and the latest trials."""
        return await self._service.work(partial(self._board, request=request))

    async def start(self, request: Request) -> Response:
        """Ask for a trial, and lead to it."""
        return await act_on(self._service, request, {"start": _start}, _to_trial, self._board)

    async def show_one(self, request: Request) -> Response:
        """Show how far a trial is, or what came of it."""
        return await self._service.work(partial(self._trial, request=request))

    async def show_step(self, request: Request) -> Response:
        """Show how far a trial is, alone; where it has ended, the page that shows it is to be drawn anew."""

        def task(uow: UnitOfWork) -> Response:
            enter_to_see(uow, self._parts, request)
            row = _find(uow, request)
            if row.status not in UNDER_WAY:
                return Response(status_code=204, headers={**HEADERS, "HX-Refresh": "true"})
            return page("_step", one=read_trial(uow, self._parts, row))

        return await self._service.work(task)

    async def act(self, request: Request) -> Response:
        """Stop a trial."""

        def stop(press: Press) -> None:
            row = _find(press.uow, request)
            policy_trials.stop(press.uow, row.creditor_id, row.id, press.actor, press.now)

        return await act_on(self._service, request, {"stop": stop}, lambda _: request.url.path, self._trial)

    async def save(self, request: Request) -> Response:
        """Give the whole report of a trial, to take away."""
        form = str(request.path_params["form"])
        if form not in FORMS:
            raise Missing("form of a report", form)
        kind, write = FORMS[form]

        def task(uow: UnitOfWork) -> Response:
            enter_to_see(uow, self._parts, request)
            row = _find(uow, request)
            if row.report is None:
                raise Missing("report", row.id)
            named = {"Content-Disposition": f'attachment; filename="policy-trial-{row.id}.{form}"', **PRIVATE}
            return Response(write(row), media_type=kind, headers=named)

        return await self._service.work(task)

    def _board(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        board = read_board(uow, self._parts, me, form or request.query_params)
        return page("trials", 422 if error else 200, me=me, board=board, error=error, typed=form or {})

    def _trial(self, uow: UnitOfWork, request: Request, form: Form | None = None, error: str = "") -> Response:
        me = enter_to_see(uow, self._parts, request)
        one = read_trial(uow, self._parts, _find(uow, request))
        return page("trial", 422 if error else 200, me=me, one=one, error=error, typed=form or {})


def _find(uow: UnitOfWork, request: Request) -> PolicyTrial:
    """Return the trial that a page's address names. Raises Missing for one of another creditor."""
    number: int = request.path_params["number"]
    if number > NUMBER_MAX:
        raise Missing("trial", number)
    return uow.policy_trials.get(number)


def _start(press: Press) -> None:
    row = creditor_of(press.uow, press.form, press.me.creditors)
    people = press.form.get("people", "")
    try:
        policy_trials.ask(press.uow, row.id, _tried(press, row), people, press.actor, press.now)
    except ClientMistake as fault:
        raise Refusal(REFUSED[fault.field]) from fault


def _tried(press: Press, row: Creditor) -> str:
    """Return what is to be tried: a text that is being written, the draft that waits, or the policy in force."""
    if document := press.form.get("document", ""):
        return document[:DOCUMENT_MAX]
    number = press.form.get("draft", "")
    if not number:
        return current_text(press.uow, row.id)
    waiting = press.uow.drafts.waiting(row.id, KIND)
    if waiting is None or str(waiting.id) != number:
        raise Refusal(say("Esa propuesta ya no espera: mire cómo está ahora."))
    return waiting.document


def _to_trial(press: Press) -> str:
    row = press.uow.policy_trials.under_way(press.form.get("creditor", ""))
    return f"{PATH}/{row.id}" if row else PATH
