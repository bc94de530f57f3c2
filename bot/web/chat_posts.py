"""Take what clients write on the chat's page: a message with an id made by the page, stored once by it.

A post is answered as soon as it is stored. One that cannot be taken is answered with a sentence in the client's
language.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot import tracing
from bot.body import read_body
from bot.channels.webchat import NAME
from bot.stage import locale_of
from bot.web.chat_links import Room, chat_address, chat_renewals, open_room
from bot.web.chat_words import words
from bot.web.pages import language_of, problem
from bot.web.service import Service
from storage.errors import BadLink, Missing
from storage.schema import Json
from storage.unit_of_work import UnitOfWork

LENGTH_MAX = 2_000  #: characters of one message
BODY_MAX = 32_768  #: bytes of one post
PACE = parse("30 per minute")  #: messages of one conversation
SLOW_SECONDS = 10  #: what a page that was too quick should wait
MESSAGE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
BUTTON_MAX = 100


class Refusal(Exception):
    """A post that cannot be taken: the status and the key of the sentence for the client."""

    def __init__(self, status: int, key: str, **headers: str) -> None:
        """Keep status, key and headers."""
        self.status, self.key, self.headers = status, key, headers
        super().__init__(key)


class Posts:
    """The route of the posts."""

    def __init__(self, service: Service) -> None:
        """Take the service; the pace of posts is counted in this process."""
        self._service, self._app = service, service.app
        self._pace = MovingWindowRateLimiter(MemoryStorage())

    async def accept(self, request: Request) -> Response:
        """Take a message: it is stored once by its id, whatever the line does, and answered with 202."""
        said = words(language_of(request))
        try:
            body = await _read_body(request)
            room = open_room(self._app.vault, str(body.get("token", "")), self._app.clock.now())
            client = await self._service.work(lambda uow: uow.clients.get(room.creditor, room.client), room.creditor)
            said = words(locale_of(client))
            payload = _payload(body)
            address = chat_address(self._app.vault, room.creditor, room.client)
            self._count(address)
            await store(self._service, room, str(body["id"]), payload)
        except Refusal as fault:
            return problem(fault.status, said[fault.key].format(max=LENGTH_MAX), fault.headers)
        except (BadLink, Missing):
            return problem(410, said["gone_title"])
        return JSONResponse({"id": body["id"]}, status_code=202)

    def _count(self, address: str) -> None:
        """Refuse a message of somebody who writes faster than people do."""
        if not self._pace.hit(PACE, address):
            raise Refusal(429, "too_fast", **{"Retry-After": str(SLOW_SECONDS)})


async def store(service: Service, room: Room, message: str, payload: Mapping[str, Any]) -> None:
    """Store what a client sent from the page, once by the id that the page gave it."""
    address = chat_address(service.app.vault, room.creditor, room.client)

    def task(uow: UnitOfWork) -> None:
        uow.addresses.adopt(NAME, chat_renewals(service.app.vault, room.creditor, room.client))
        row = uow.inbox.accept(
            channel=NAME,
            provider_id=f"{address}:{message}",
            address=address,
            payload=payload,
            at=service.app.clock.now(),
            trace_id=tracing.new_id(),
            creditor=room.creditor,
            client=room.client,
        )
        tracing.tell(channel=NAME, new=row is not None)

    with tracing.arrive():
        await service.work(task)


async def _read_body(request: Request) -> Json:
    """Return the posted JSON object. Raises Refusal, for one that is too big before it is read whole."""
    raw = await read_body(request, BODY_MAX)
    if raw is None:
        raise Refusal(413, "too_long")
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError) as fault:
        raise Refusal(400, "broken") from fault
    if not isinstance(body, dict) or not MESSAGE_ID.fullmatch(str(body.get("id", ""))):
        raise Refusal(400, "broken")
    return body


def _payload(body: Mapping[str, Any]) -> Json:
    """Return text and button of a post. Raises Refusal."""
    text, button = body.get("text", ""), body.get("button")
    if not isinstance(text, str) or not (button is None or isinstance(button, str)) or not (text.strip() or button):
        raise Refusal(422, "broken")
    if len(text) > LENGTH_MAX or len(button or "") > BUTTON_MAX:
        raise Refusal(422, "too_long")
    return {"text": text.strip(), "button": button}
