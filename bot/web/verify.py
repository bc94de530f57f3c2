"""Check whether a message is ours, by its code: a page for people, the same answer as JSON for programs.

Whoever asks learns in whose name, how and when it was sent, and the last figures of where: never a name, never an
account. A creditor's own page may show it in a frame. Tries are counted by address, for all processes together.
"""

import json
from collections.abc import Mapping
from functools import partial
from math import ceil
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.body import read_body
from bot.proofs import PATH
from bot.tries import CODES, Tries, household
from bot.web.pages import PAGES, PRIVATE, language_of, problem
from bot.web.security import framed_by
from bot.web.service import Service
from bot.web.verdict import Answer, as_json, as_shown, never_ours, official_origins, spoken, words
from flows.proof import grouped, read
from storage.repositories.codes import Proof
from storage.unit_of_work import UnitOfWork

BODY_MAX = 4_096  #: bytes of a post
WRITTEN_MAX = 40  #: characters of a code that are shown again
FIELDS_MAX = 10  #: of a form


def verify_routes(service: Service) -> list[BaseRoute]:
    """Return the page's routes."""
    page = Verify(service)
    return [Route(PATH, page.show, methods=["GET"]), Route(PATH, page.check, methods=["POST"])]


class Unreadable(Exception):
    """A post in which no code can be found; its first argument is the status, the second the key of what is said."""


class Verify:
    """The page and its check."""

    def __init__(self, service: Service) -> None:
        """Take the service."""
        self._service, self._app = service, service.app
        self._tries = Tries(service.app.vault)

    async def show(self, request: Request) -> Response:
        """Ask for the code, and tell what is never asked for."""
        return await self._page(request, 200)

    async def check(self, request: Request) -> Response:
        """Say whether a code is ours, and what to do when it is not."""
        try:
            written = await _written(request)
        except Unreadable as fault:
            return await self._refuse(request, *fault.args)
        code = read(written) or ""
        wait, proof = await self._service.work(partial(self._find, host=_host(request), code=code))
        shown = grouped(code) or written
        if wait:
            return await self._refuse(request, 429, "too_fast", shown, {"Retry-After": str(wait)})
        language, said = _language(request), words(_language(request))
        if _wants_json(request):
            return JSONResponse(as_json(proof, said), headers=PRIVATE)
        answer = as_shown(proof, said, language, self._app.clock.now()) if proof else never_ours(said)
        return await self._page(request, 200, shown, answer)

    def _find(self, uow: UnitOfWork, host: str, code: str) -> tuple[int, Proof | None]:
        """Return for how many seconds the host must wait, else what the code proves; what is no code is looked up too.

        So the answer takes as long for one that is ours as for any other.
        """
        wait = self._tries.count(uow, CODES, household(host), self._app.clock.now())
        return (ceil(wait.total_seconds()), None) if wait else (0, uow.codes.find(code))

    async def _refuse(
        self, request: Request, status: int, key: str, written: str = "", headers: Mapping[str, str] | None = None
    ) -> Response:
        """Say in one sentence why nothing was checked, and what to do."""
        fault = words(_language(request))[key]
        if _wants_json(request):
            return problem(status, fault, headers)
        return await self._page(request, status, written, fault=fault, headers=headers)

    async def _page(
        self,
        request: Request,
        status: int,
        written: str = "",
        answer: Answer | None = None,
        *,
        fault: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        language = _language(request)
        shown = {"said": words(language), "language": language, "answer": answer, "fault": fault}
        page = PAGES.get_template("verify.html").render(**shown, written=written[:WRITTEN_MAX])
        frames = framed_by(await self._service.work(official_origins))
        return HTMLResponse(page, status, headers={**PRIVATE, **frames, **(headers or {})})


async def _written(request: Request) -> str:
    """Return the code of a post, however it was written. Raises Unreadable."""
    raw = await read_body(request, BODY_MAX)
    if raw is None:
        raise Unreadable(413, "broken")
    try:
        code = _of_json(raw) if _is_json(request) else _of_form(raw)
    except (ValueError, RecursionError) as fault:
        raise Unreadable(400, "broken") from fault
    if not isinstance(code, str):
        raise Unreadable(422, "broken")
    if not code.strip():
        raise Unreadable(422, "empty")
    return code


def _of_json(raw: bytes) -> object:
    body = json.loads(raw)
    return body.get("code") if isinstance(body, dict) else None


def _of_form(raw: bytes) -> object:
    return parse_qs(raw.decode(), max_num_fields=FIELDS_MAX).get("code", [""])[0]


def _is_json(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


def _wants_json(request: Request) -> bool:
    """Say whether a program asks: it sends JSON, or would have nothing else."""
    return _is_json(request) or request.headers.get("accept", "").startswith("application/json")


def _language(request: Request) -> str:
    """Return the language that was chosen in the address, else the browser's."""
    chosen = request.query_params.get("lang", "")[:2].lower()
    return chosen if chosen in spoken() else language_of(request)


def _host(request: Request) -> str:
    return request.client.host if request.client else ""
