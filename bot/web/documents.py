"""Open papers: a signed, expiring link shows an agreement as a PDF, to whoever holds it and to nobody else."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.papers.agreement import agreement_paper
from bot.papers.links import Place
from bot.stage import locale_of
from bot.web.chat import PAGES, PRIVATE
from bot.web.chat_words import preferred, words
from bot.web.service import Service
from flows.agreement import is_whole, load
from storage import seals
from storage.errors import BadLink, Missing
from storage.unit_of_work import UnitOfWork


def document_routes(service: Service) -> list[BaseRoute]:
    """Return the route of the papers."""
    documents = Documents(service)
    return [Route("/documents/{token}", documents.open)]


class Documents:
    """The papers' route."""

    def __init__(self, service: Service) -> None:
        """Take the service."""
        self._service, self._app = service, service.app

    async def open(self, request: Request) -> Response:
        """Show the paper that a link opens, and note it; say kindly when the link no longer opens."""
        try:
            place = self._app.bot.links.read(request.path_params["token"], self._app.clock.now())
            is_read = request.method == "GET"
            name, paper = await self._service.work(lambda uow: self._read(uow, place, noted=is_read), place.creditor)
        except (BadLink, Missing):
            return _gone(request)
        shown = {"Content-Disposition": f'inline; filename="{name}"', "X-Robots-Tag": "noindex", **PRIVATE}
        return Response(paper, media_type="application/pdf", headers=shown)

    def _read(self, uow: UnitOfWork, place: Place, *, noted: bool) -> tuple[str, bytes]:
        """Return the paper's file name and bytes, as its client reads it."""
        agreement = uow.agreements.get(place.creditor, place.agreement)
        if not is_whole(agreement.terms):
            raise Missing("paper of agreement", agreement.id)
        locale = locale_of(uow.clients.get(place.creditor, agreement.client_id))
        paper = agreement_paper(
            load(agreement.terms),
            agreement.sha256.hex(),
            wording=self._app.wording,
            locale=locale,
            amendments=agreement.amendments,
        )
        if noted:
            about = {"client": agreement.client_id, "document": "agreement"}
            now = self._app.clock.now()
            uow.audit.append(place.creditor, now, "visitor", "document.opened", f"agreement:{agreement.id}", about)
        return f"{words(locale)['paper_file']}-{seals.code_of(agreement)}.pdf", paper


def _gone(request: Request) -> Response:
    """Say in the visitor's language that the paper no longer opens here, and how to get another link."""
    language = preferred(request.headers.get("accept-language", ""))
    said = words(language)
    shown = {"gone_title": said["gone_title"], "gone": said["paper_gone"], "gone_how": said["paper_gone_how"]}
    page = PAGES.get_template("gone.html").render(words=shown, language=language)
    return HTMLResponse(page, status_code=410, headers=PRIVATE)
