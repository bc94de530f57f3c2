"""The web chat: a signed personal link opens the conversation; messages go in by a post and come out by events.

The link's token is the only key. Everything that a page shows it reads again from the database, by the number of the
last message it saw.
"""

import json
from collections.abc import AsyncIterator
from functools import partial

import anyio
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.channels.webchat import NAME
from bot.errors import BotError
from bot.stage import CHAT, locale_of
from bot.telegram_chats import make_link
from bot.web.chat_files import ACCEPT, MEGABYTES_MAX, SIZE_MAX, Uploads
from bot.web.chat_links import Room, chat_address, chat_renewals, open_room
from bot.web.chat_posts import LENGTH_MAX, Posts
from bot.web.chat_view import show
from bot.web.chat_words import words
from bot.web.pages import HERE, PAGES, PRIVATE, gone, language_of, problem
from bot.web.service import Service
from storage.errors import BadLink, Missing
from storage.schema import Client, Json
from storage.unit_of_work import UnitOfWork

BEAT_SECONDS = 20  #: between signs of life on a quiet stream


def chat_routes(service: Service) -> list[BaseRoute]:
    """Return the routes of the chat."""
    chat, posts, uploads = Chat(service), Posts(service), Uploads(service)
    return [
        Route("/chat/{token}", chat.open_page),
        Route("/chat/{token}/messages", chat.read),
        Route("/chat/{token}/events", chat.follow),
        Route("/chat/{token}/telegram", chat.go_to_telegram),
        Route("/channels/web/messages", posts.accept, methods=["POST"]),
        Route("/channels/web/files", uploads.accept, methods=["POST"]),
        Mount("/static/chat", StaticFiles(directory=HERE / "static")),
    ]


class Chat:
    """The chat's routes."""

    def __init__(self, service: Service) -> None:
        """Take the service."""
        self._service, self._app = service, service.app

    async def open_page(self, request: Request) -> Response:
        """Show the conversation, or say kindly that the link no longer opens."""
        try:
            room = self._enter(request)
            start = await self._service.work(lambda uow: self._start(uow, room), room.creditor)
        except (BadLink, Missing):
            return _gone(request)
        start["token"] = request.path_params["token"]
        page = PAGES.get_template("chat.html").render(start=start, words=start["words"])
        return HTMLResponse(page, headers=PRIVATE)

    async def go_to_telegram(self, request: Request) -> Response:
        """Lead to the client's chat with the bot on Telegram, by a link that is made now and opens it once."""
        try:
            room = self._enter(request)
            name = await anyio.to_thread.run_sync(self._bot_name)
            task = partial(self._link_telegram, room=room, name=name)
            return RedirectResponse(await self._service.work(task, room.creditor), 303, headers=PRIVATE)
        except (BadLink, Missing):
            return _gone(request)
        except BotError:
            return problem(503, words(language_of(request))["telegram_away"])

    async def read(self, request: Request) -> Response:
        """Return the messages behind a number as JSON."""
        try:
            room = self._enter(request)
            after = _number(request.query_params.get("after"))
            return JSONResponse(await self._look(room, after), headers=PRIVATE)
        except (BadLink, Missing):
            return problem(410, words(language_of(request))["gone_title"])

    async def follow(self, request: Request) -> Response:
        """Stream what is new as events; a page that comes back names the last one it saw."""
        try:
            room = self._enter(request)
        except BadLink:
            return problem(410, words(language_of(request))["gone_title"])
        after = _number(request.headers.get("last-event-id") or request.query_params.get("after"))
        return EventSourceResponse(self._events(room, after), ping=BEAT_SECONDS, headers=PRIVATE)

    def _enter(self, request: Request) -> Room:
        """Return the conversation that a page's address opens. Raises BadLink."""
        return open_room(self._app.vault, request.path_params["token"], self._app.clock.now())

    def _bot_name(self) -> str:
        """Return the bot's name on Telegram. Raises BadLink where Telegram is off."""
        if self._app.telegram is None:
            raise BadLink("it leads nowhere")
        return self._app.telegram.username()

    def _link_telegram(self, uow: UnitOfWork, room: Room, name: str) -> str:
        uow.clients.get(room.creditor, room.client)
        return make_link(uow, room.creditor, room.client, name, self._app.clock.now())

    def _start(self, uow: UnitOfWork, room: Room) -> Json:
        """Return what the page begins with, and note that the client can be reached here."""
        now, client = self._app.clock.now(), uow.clients.get(room.creditor, room.client)
        word = chat_address(self._app.vault, room.creditor, room.client)
        uow.addresses.adopt(NAME, chat_renewals(self._app.vault, room.creditor, room.client))
        address = uow.addresses.ensure(NAME, word, now)
        uow.clients.reach(room.creditor, room.client, address.id)
        creditor = self._app.bot.profiles.get(uow, room.creditor).public
        locale = locale_of(client)
        return {
            "room": word,
            "creditor": creditor.name,
            "telegram": self._app.telegram is not None,
            "locale": locale,
            "length_max": LENGTH_MAX,
            "file_max": SIZE_MAX,
            "file_kinds": ACCEPT,
            "beat_seconds": BEAT_SECONDS,
            "words": {**words(locale), "file_hint": words(locale)["file_hint"].format(max=MEGABYTES_MAX)},
            **show(uow, self._app.wording, client, now),
        }

    async def _look(self, room: Room, after: int) -> Json:
        def task(uow: UnitOfWork) -> Json:
            client: Client = uow.clients.get(room.creditor, room.client)
            return show(uow, self._app.wording, client, self._app.clock.now(), after)

        return await self._service.work(task, room.creditor)

    async def _events(self, room: Room, after: int) -> AsyncIterator[ServerSentEvent]:
        """Yield what is new, and a beat now and then by which the page knows that the line is alive."""
        seen: Json = {}
        async with self._service.hub.waiting(f"{CHAT} {room.creditor} {room.client}") as event:
            yield ServerSentEvent(event="beat", data="", retry=2_000)
            while True:
                event.clear()
                found = await self._look(room, after)
                if found != seen and (found["items"] or found["adviser"] != seen.get("adviser")):
                    yield ServerSentEvent(event="news", id=str(found["after"]), data=json.dumps(found))
                seen, after = found, found["after"]
                with anyio.move_on_after(BEAT_SECONDS) as wait:
                    await event.wait()
                if wait.cancelled_caught:
                    yield ServerSentEvent(event="beat", data="")


def _gone(request: Request) -> Response:
    language = language_of(request)
    return gone(language, words(language))


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 16 else 0  # noqa: PLR2004 - 64 bits
