"""Open papers: a signed, expiring link shows one paper or a message in full, to whoever holds it and nobody else.

A short link, which an SMS has room for, is a word that is looked up and leads to the signed one.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.files import bare
from bot.papers import links as papers
from bot.papers.links import Passage, Place, Sheaf
from bot.stage import locale_of
from bot.web.bills import Opened, open_bill
from bot.web.chat_links import chat_link
from bot.web.chat_view import parts
from bot.web.chat_words import words
from bot.web.dossiers import Dossiers, offer
from bot.web.notices import PAPER_GONE, say
from bot.web.pages import PAGES, PRIVATE, language_of
from bot.web.service import Service
from bot.writers.messages import IN_FULL
from flows.agreement import is_whole, load
from flows.outcome import Paper
from flows.wording import figures
from storage import seals
from storage.errors import BadLink, Missing
from storage.schema import Attachment, Direction, Link
from storage.unit_of_work import UnitOfWork

UNLISTED = {"X-Robots-Tag": "noindex", **PRIVATE}


def document_routes(service: Service) -> list[BaseRoute]:
    """Return the route of the papers."""
    documents = Documents(service)
    return [
        Route("/documents/{token}", documents.open),
        Route("/c/{word}", documents.follow, methods=["GET"]),
        Route("/c/{word}", Dossiers(service).take, methods=["POST"]),
    ]


class Documents:
    """The papers' route."""

    def __init__(self, service: Service) -> None:
        """Take the service."""
        self._service, self._app = service, service.app

    async def open(self, request: Request) -> Response:
        """Show what a link opens, and note a paper that was read; say kindly when the link no longer opens."""
        is_read = request.method == "GET"
        try:
            place = self._app.bot.links.read(request.path_params["token"], self._app.clock.now())
            if isinstance(place, Passage):
                if file := await self._service.work(lambda uow: _file(uow, place), place.creditor):
                    return _show(file)
                page = await self._service.work(lambda uow: self._message(uow, place), place.creditor)
                return HTMLResponse(page, headers=UNLISTED)
            if isinstance(place, Sheaf) and place.paper is Paper.BILL:
                return await self._bill(place, noted=is_read)
            name, paper = await self._service.work(lambda uow: self._paper(uow, place, noted=is_read), place.creditor)
        except (BadLink, Missing):
            return _gone(request)
        shown = {"Content-Disposition": f'inline; filename="{name}"', **UNLISTED}
        return Response(paper, media_type="application/pdf", headers=shown)

    async def follow(self, request: Request) -> Response:
        """Lead from a short link to the signed address of what it was made for."""
        word, now = request.path_params["word"], self._app.clock.now()
        found = await self._service.work(lambda uow: uow.links.open(word, now))
        if found and found.purpose == Paper.DOSSIER:
            return offer(request)
        address = self._address(found, now) if found else None
        return RedirectResponse(address, 303, headers=UNLISTED) if address else _gone(request)

    async def _bill(self, place: Sheaf, *, noted: bool) -> Response:
        """Lead to the creditor's own document of a bill, else show what we know of it."""

        def task(uow: UnitOfWork) -> Opened:
            return open_bill(self._app, uow, place.creditor, place.subject, noted=noted)

        opened = await self._service.work(task, place.creditor)
        if opened.url:
            return RedirectResponse(opened.url, 303, headers=UNLISTED)
        return HTMLResponse(opened.page, headers=UNLISTED)

    def _address(self, link: Link, now: datetime) -> str | None:
        """Return the signed address that a short link stands for, dated now; none for one that opens no page."""
        links, subject = self._app.bot.links, link.subject or ""
        match link.purpose:
            case papers.AGREEMENT:
                return links.agreement(link.creditor_id, int(subject), now)
            case papers.MESSAGE:
                return links.message(link.creditor_id, link.client_id, int(subject), now)
            case papers.PAY:
                return links.pay(link.creditor_id, link.client_id, subject, now)
            case purpose if purpose in papers.SHEAVES:
                return links.sheaf(Paper(purpose), link.creditor_id, link.client_id, now, subject)
            case papers.CHAT:
                return links.public_url + chat_link(self._app.vault, link.creditor_id, link.client_id, now)
            case _:
                return None

    def _message(self, uow: UnitOfWork, place: Passage) -> str:
        """Return the page of a message in full, as its client reads it."""
        client = uow.clients.get(place.creditor, place.client)
        rows = uow.messages.of(place.creditor, place.client, place.number - 1, 1)
        if not rows or IN_FULL not in (rows[0].values or {}):
            raise Missing("message in full", place.number)
        values, locale = rows[0].values or {}, locale_of(client)
        at = rows[0].at.astimezone(ZoneInfo(client.timezone))
        return PAGES.get_template("message.html").render(
            creditor=self._app.bot.profiles.get(uow, place.creditor).public.name,
            locale=locale,
            words=words(locale),
            told=figures.moment(at, locale),
            parts=parts(values[IN_FULL], values, locale, at.date()),
        )

    def _paper(self, uow: UnitOfWork, place: Place | Sheaf, *, noted: bool) -> tuple[str, bytes]:
        """Return a paper's file name and bytes, as its client reads it."""
        if isinstance(place, Sheaf):
            return self._print(uow, place, noted=noted)
        return self._read(uow, place, noted=noted)

    def _read(self, uow: UnitOfWork, place: Place, *, noted: bool) -> tuple[str, bytes]:
        """Return an agreement's file name and bytes."""
        from bot.papers.agreement import agreement_paper  # noqa: PLC0415 - what sets papers is 20 MB: loaded for one

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
            self._note(uow, place.creditor, agreement.client_id, Paper.AGREEMENT, f"agreement:{agreement.id}")
        return f"{words(locale)['paper_file']}-{seals.code_of(agreement)}.pdf", paper

    def _print(self, uow: UnitOfWork, sheaf: Sheaf, *, noted: bool) -> tuple[str, bytes]:
        """Return another paper's file name and bytes, as the account is now."""
        from bot.papers.printer import Printer, subject_of  # noqa: PLC0415 - as above

        printer = Printer(self._app.bot.profiles, self._app.wording, self._app.settings.public_url)
        printed = printer.print(uow, sheaf, self._app.clock.now())
        if noted:
            self._note(uow, sheaf.creditor, sheaf.client, sheaf.paper, subject_of(sheaf))
        return printed

    def _note(self, uow: UnitOfWork, creditor: str, client: str, paper: Paper, subject: str) -> None:
        """Note in the audit log that a paper was opened."""
        about = {"client": client, "document": paper.value}
        uow.audit.append(creditor, self._app.clock.now(), "visitor", "document.opened", subject, about)


def _gone(request: Request) -> Response:
    """Say in the visitor's language that nothing opens here any longer, and how to see it again."""
    return say(PAPER_GONE, language_of(request), 410)


def _file(uow: UnitOfWork, place: Passage) -> Attachment | None:
    """Return the file that came with a message of ours; nothing where there is none, or it has had its time."""
    rows = uow.messages.of(place.creditor, place.client, place.number - 1, 1)
    mine = [row.id for row in rows if row.seq == place.number and row.direction is Direction.OUT]
    found = [row for row in uow.attachments.of(place.creditor, mine) if row.fetched_at is not None]
    return uow.attachments.get(place.creditor, found[0].id) if found else None


def _show(file: Attachment) -> Response:
    kept = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff"}
    if file.content is None:
        raise Missing("file", file.id)
    return Response(file.content, media_type=bare(file.content_type), headers={**UNLISTED, **kept})
