"""Hand a client's file over, once: the link shows a page, and only a press on it takes the file and ends the link.

Messengers open links by themselves to show what is behind; what they see tells nothing, and costs the client nothing.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import yaml
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.body import read_body
from bot.web.notices import PAPER_GONE, say
from bot.web.pages import PAGES, PRIVATE, language_of
from bot.web.service import Service
from flows.outcome import Paper
from storage.unit_of_work import UnitOfWork

FILE = Path(__file__).with_name("dossiers.yml")
BODY_MAX = 256  #: bytes of a press
TYPES: Mapping[str, str] = {"pdf": "application/pdf", "json": "application/json"}
UNLISTED = {"X-Robots-Tag": "noindex", **PRIVATE}


@cache
def spoken() -> Mapping[str, Mapping[str, Any]]:
    """Return the page's words by language, as their file has them."""
    read: Mapping[str, Mapping[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
    return read


def offer(request: Request) -> Response:
    """Show what the link gives, and how often."""
    language = language_of(request)
    page = PAGES.get_template("dossier.html").render(said=spoken()[language], language=language)
    return HTMLResponse(page, headers=UNLISTED)


class Dossiers:
    """The route that takes a file."""

    def __init__(self, service: Service) -> None:
        """Take the service."""
        self._service, self._app = service, service.app

    async def take(self, request: Request) -> Response:
        """Give the file in the form that was pressed, and end its link; of two who press at once one gets it."""
        raw = await read_body(request, BODY_MAX)
        form = parse_qs((raw or b"").decode("utf-8", "replace")).get("form", [""])[0]
        if form not in TYPES:
            return offer(request)
        word, now = request.path_params["word"], self._app.clock.now()
        found = await self._service.work(lambda uow: uow.links.open(word, now))
        if found is None:
            return say(PAPER_GONE, language_of(request), 410)
        taken = await self._service.work(lambda uow: self._take(uow, word, form), found.creditor_id)
        if taken is None:
            return say(PAPER_GONE, language_of(request), 410)
        name, content = taken
        shown = {"Content-Disposition": f'attachment; filename="{name}.{form}"', **UNLISTED}
        return Response(content, media_type=TYPES[form], headers=shown)

    def _take(self, uow: UnitOfWork, word: str, form: str) -> tuple[str, bytes] | None:
        """Return a file's name and bytes, end its link, and note that it was taken; nothing for a link that ended."""
        from bot.papers.dossier import write_dossier  # noqa: PLC0415 - what sets papers is 20 MB: loaded for one

        now = self._app.clock.now()
        link = uow.links.use(word, Paper.DOSSIER, now)
        if link is None:
            return None
        made = write_dossier(uow, uow.clients.get(link.creditor_id, link.client_id), self._app.wording, now)
        about = {"client": link.client_id, "document": Paper.DOSSIER.value}
        uow.audit.append(link.creditor_id, now, "visitor", "document.opened", f"client:{link.client_id}", about)
        return made.name, made.paper if form == "pdf" else made.text
