"""Let whoever is signed in choose the language of their console."""

import re
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console.gate import check_word, enter, read_form
from bot.console.office import Office
from bot.console.pages import HEADERS
from bot.console.speech import LANGUAGES
from storage.errors import Missing
from storage.unit_of_work import UnitOfWork

PATH = "/console/me/language"
PAGE = re.compile(r"/console(?:/[a-z0-9/-]*)?")


class LanguageRoom:
    """The route of one's own language."""

    def __init__(self, service: Office) -> None:
        """Take the service."""
        self._service, self._parts = service, service.app

    async def choose(self, request: Request) -> Response:
        """Keep the language that was chosen, and lead back to the page where it was. Raises Missing for no language."""
        form = await read_form(request, self._parts.settings.public_url)
        language = form.get("language", "")

        def task(uow: UnitOfWork) -> None:
            me = enter(uow, self._parts, request)
            check_word(me, form)
            if language not in LANGUAGES:
                raise Missing("language", language)
            uow.staff.choose_language(me.staff.id, language)

        await self._service.work(task)
        return RedirectResponse(_page_of(request), 303, headers=HEADERS)


def _page_of(request: Request) -> str:
    """Return the page of the console from which a form came; the first one when that is not known."""
    path = urlsplit(request.headers.get("referer", "")).path
    return path if PAGE.fullmatch(path) else "/console"
