"""The web chat: a signed personal link opens the conversation; messages go in by a post and come out by events.

The link's token is the only key: it names creditor and client, is opaque and lasts 30 days. A message carries an id
made by the page, so that one sent twice over a bad line is one message.
"""

import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import anyio
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.channels.webchat import NAME
from bot.conversation import CHAT
from bot.errors import BotError
from bot.stage import locale_of
from bot.telegram_chats import make_link
from bot.web.chat_view import show
from bot.web.chat_words import preferred, words
from bot.web.service import Service
from storage.errors import BadLink, Missing
from storage.schema import Client, Json
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

HERE = Path(__file__).parent
LINK_AGE = timedelta(days=30)
LENGTH_MAX = 2_000  #: characters of one message
BODY_MAX = 32_768  #: bytes of one post
PACE = parse("30 per minute")  #: messages of one conversation
SLOW_SECONDS = 10  #: what a page that was too quick should wait
BEAT_SECONDS = 20  #: between signs of life on a quiet stream
MESSAGE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
BUTTON_MAX = 100
PRIVATE = {"Cache-Control": "no-store"}

PAGES = Environment(loader=FileSystemLoader(HERE / "pages"), autoescape=True, undefined=StrictUndefined)


@dataclass(frozen=True, slots=True)
class Room:
    """One conversation, as its link names it."""

    creditor: str
    client: str

    @property
    def topic(self) -> str:
        """Return what is notified when there is something new."""
        return f"{CHAT} {self.creditor} {self.client}"


class Refusal(Exception):
    """A post that cannot be taken: the status and the key of the sentence for the client."""

    def __init__(self, status: int, key: str, **headers: str) -> None:
        """Keep status, key and headers."""
        self.status, self.key, self.headers = status, key, headers
        super().__init__(key)


def chat_routes(service: Service) -> list[BaseRoute]:
    """Return the routes of the chat."""
    chat = Chat(service)
    return [
        Route("/chat/{token}", chat.open_page),
        Route("/chat/{token}/messages", chat.read),
        Route("/chat/{token}/events", chat.follow),
        Route("/chat/{token}/telegram", chat.go_to_telegram),
        Route("/channels/web/messages", chat.accept, methods=["POST"]),
        Mount("/static/chat", StaticFiles(directory=HERE / "static")),
    ]


def chat_link(vault: Vault, creditor: str, client: str, now: datetime) -> str:
    """Return the path of a client's personal link, dated now."""
    return f"/chat/{vault.link_token({'creditor': creditor, 'client': client}, now)}"


def chat_address(vault: Vault, creditor: str, client: str) -> str:
    """Return the address of a client on this channel: one opaque word, always the same."""
    return vault.sign(f"{NAME} {creditor} {client}")[:32]


class Chat:
    """The chat's routes."""

    def __init__(self, service: Service) -> None:
        """Take the service; the pace of posts is counted in this process."""
        self._service, self._app = service, service.app
        self._pace = MovingWindowRateLimiter(MemoryStorage())

    async def open_page(self, request: Request) -> Response:
        """Show the conversation, or say kindly that the link no longer opens."""
        try:
            room = self._enter(request.path_params["token"])
            start = await self._service.work(lambda uow: self._start(uow, room), room.creditor)
        except (BadLink, Missing):
            return _gone(request)
        start["token"] = request.path_params["token"]
        page = PAGES.get_template("chat.html").render(start=start, words=start["words"])
        return HTMLResponse(page, headers=PRIVATE)

    async def go_to_telegram(self, request: Request) -> Response:
        """Lead to the client's chat with the bot on Telegram, by a link that is made now and opens it once."""
        try:
            room = self._enter(request.path_params["token"])
            name = await anyio.to_thread.run_sync(self._bot_name)
            task = partial(self._link_telegram, room=room, name=name)
            return RedirectResponse(await self._service.work(task, room.creditor), 303, headers=PRIVATE)
        except (BadLink, Missing):
            return _gone(request)
        except BotError:
            said = words(preferred(request.headers.get("accept-language", "")))
            return _problem(503, said["telegram_away"])

    async def read(self, request: Request) -> Response:
        """Return the messages behind a number as JSON."""
        try:
            room = self._enter(request.path_params["token"])
            after = _number(request.query_params.get("after"))
            return JSONResponse(await self._look(room, after), headers=PRIVATE)
        except (BadLink, Missing):
            return _problem(410, words(preferred(request.headers.get("accept-language", "")))["gone_title"])

    async def follow(self, request: Request) -> Response:
        """Stream what is new as events; a page that comes back names the last one it saw."""
        try:
            room = self._enter(request.path_params["token"])
        except BadLink:
            return _problem(410, words(preferred(request.headers.get("accept-language", "")))["gone_title"])
        after = _number(request.headers.get("last-event-id") or request.query_params.get("after"))
        return EventSourceResponse(self._events(room, after), ping=BEAT_SECONDS, headers=PRIVATE)

    async def accept(self, request: Request) -> Response:
        """Take a message: it is stored once by its id, whatever the line does, and answered with 202."""
        said = words(preferred(request.headers.get("accept-language", "")))
        try:
            body = await _read_body(request)
            room = self._enter(str(body.get("token", "")))
            client = await self._service.work(lambda uow: uow.clients.get(room.creditor, room.client), room.creditor)
            said = words(locale_of(client))
            payload = _payload(body)
            address = chat_address(self._app.vault, room.creditor, room.client)
            self._count(address)
            await self._store(room, address, str(body["id"]), payload)
        except Refusal as fault:
            return _problem(fault.status, said[fault.key].format(max=LENGTH_MAX), fault.headers)
        except (BadLink, Missing):
            return _problem(410, said["gone_title"])
        return JSONResponse({"id": body["id"]}, status_code=202)

    def _count(self, address: str) -> None:
        """Refuse a message of somebody who writes faster than people do."""
        if not self._pace.hit(PACE, address):
            raise Refusal(429, "too_fast", **{"Retry-After": str(SLOW_SECONDS)})

    def _enter(self, token: str) -> Room:
        """Return the conversation that a token opens. Raises BadLink."""
        payload = self._app.vault.read_link(token, self._app.clock.now(), LINK_AGE)
        try:
            return Room(str(payload["creditor"]), str(payload["client"]))
        except KeyError as fault:
            raise BadLink("it does not open a conversation") from fault

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
            "beat_seconds": BEAT_SECONDS,
            "words": dict(words(locale)),
            **show(uow, self._app.wording, client, now),
        }

    async def _look(self, room: Room, after: int) -> Json:
        def task(uow: UnitOfWork) -> Json:
            client: Client = uow.clients.get(room.creditor, room.client)
            return show(uow, self._app.wording, client, self._app.clock.now(), after)

        return await self._service.work(task, room.creditor)

    async def _store(self, room: Room, address: str, message: str, payload: Mapping[str, Any]) -> None:
        def task(uow: UnitOfWork) -> None:
            uow.inbox.accept(
                channel=NAME,
                provider_id=f"{address}:{message}",
                address=address,
                payload=payload,
                at=self._app.clock.now(),
                trace_id=uuid4().hex,
                creditor=room.creditor,
                client=room.client,
            )

        await self._service.work(task)

    async def _events(self, room: Room, after: int) -> AsyncIterator[ServerSentEvent]:
        """Yield what is new, and a beat now and then by which the page knows that the line is alive."""
        seen: Json = {}
        async with self._service.hub.waiting(room.topic) as event:
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


async def _read_body(request: Request) -> Json:
    """Return the posted JSON object; refuse one that is too big before it is read whole."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > BODY_MAX:
            raise Refusal(413, "too_long")
    try:
        body = json.loads(raw)
    except ValueError as fault:
        raise Refusal(400, "broken") from fault
    if not isinstance(body, dict) or not MESSAGE_ID.fullmatch(str(body.get("id", ""))):
        raise Refusal(400, "broken")
    return body


def _payload(body: Mapping[str, Any]) -> Json:
    """Return text and button of a post."""
    text, button = body.get("text", ""), body.get("button")
    if not isinstance(text, str) or not (button is None or isinstance(button, str)) or not (text.strip() or button):
        raise Refusal(422, "broken")
    if len(text) > LENGTH_MAX or len(button or "") > BUTTON_MAX:
        raise Refusal(422, "too_long")
    return {"text": text.strip(), "button": button}


def _gone(request: Request) -> Response:
    """Say in the visitor's language that the link no longer opens, and how to get another."""
    language = preferred(request.headers.get("accept-language", ""))
    page = PAGES.get_template("gone.html").render(words=words(language), language=language)
    return HTMLResponse(page, status_code=410, headers=PRIVATE)


def _problem(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return a sentence as a problem of RFC 9457."""
    body = {"type": "about:blank", "title": sentence, "status": status}
    return JSONResponse(body, status, headers={**PRIVATE, **(headers or {})}, media_type="application/problem+json")


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 16 else 0  # noqa: PLR2004 - 64 bits
