"""The REST channel in Rasa's shape: a message goes in by a post, and what the bot says comes back in the answer.

Programs that were written for a Rasa server (widgets, bridges, load scripts) talk to this bot unchanged. It is off
without a key of its own; the key comes as a bearer token, or in the address as Rasa's `--auth-token` does.
"""

import asyncio
import hmac
import json
import re
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any
from uuid import uuid4
from weakref import WeakValueDictionary

import anyio
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.body import read_body
from bot.channels.message import Inbound
from bot.channels.rest import NAME
from bot.web.service import Service
from flows.interrupts import KNOWN_BUTTONS
from storage.queue.inbox import clean
from storage.schema import Json, Message

PATH = "/webhooks/rest/webhook"
BODY_MAX = 32_768  #: bytes of one post
LENGTH_MAX = 2_000  #: characters of one message
SENDER_MAX = 200  #: characters
PRESSED = re.compile(r"/(\w[\w:.-]{0,99})(?:@[\d.]+)?|([a-z]+_[a-z_]+|[a-z_]+:[\w.-]{1,60})")
"""A button's payload sent back as the message: '/affirm', or an id that nobody would write as a word ('rate:5')."""
FILLED = re.compile(r"(/\w+)(?:@[\d.]+)?\s*\{.*\}", re.DOTALL)  #: Rasa's '/greet{"name": "Ana"}': intent and entities
HELLOS = frozenset({"restart", "session_start", "get_started", "start"})  #: with which widgets open a talk


def rest_routes(service: Service, key: str | None) -> list[BaseRoute]:
    """Return the channel's routes; none without a key."""
    if key is None:
        return []
    rest = RestWebhook(service, key)
    return [
        Route(PATH, rest.accept, methods=["POST"]),
        Route("/webhooks/rest/", rest.tell_health),
    ]


class Refusal(Exception):
    """A post that cannot be taken: status, and reason and sentence in Rasa's words."""

    def __init__(self, status: int, reason: str, sentence: str) -> None:
        """Keep what is told."""
        self.status, self.reason, self.sentence = status, reason, sentence
        super().__init__(reason)


class RestWebhook:
    """The channel's routes."""

    def __init__(self, service: Service, key: str) -> None:
        """Take the service and the key. Messages of one sender wait for one another without holding a thread."""
        self._service, self._key = service, key.encode()
        self._lanes: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def tell_health(self, _: Request) -> Response:
        """Say that the channel is there, as Rasa does."""
        return JSONResponse({"status": "ok"})

    async def accept(self, request: Request) -> Response:
        """Take a message and answer with what the bot says to it."""
        try:
            self._check_key(request)
            inbound = self._read(await _read_body(request))
        except Refusal as fault:
            return _error(fault)
        async with self._lanes.setdefault(inbound.address, asyncio.Lock()):
            answer = self._service.app.exchange.answer
            said = await anyio.to_thread.run_sync(answer, inbound, limiter=self._service.limiter)
        return JSONResponse([_shape(inbound.address, message) for message in said])

    def _check_key(self, request: Request) -> None:
        """Refuse who does not know the key; the time that takes tells nothing of it."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        told = given.strip() if scheme.lower() == "bearer" else request.query_params.get("token", "")
        if not hmac.compare_digest(told.encode(), self._key):
            raise Refusal(401, "NotAuthenticated", "User is not authenticated.")

    def _read(self, body: Mapping[str, Any]) -> Inbound:
        """Return what a post says. A message id of the sender's own, where there is one, tells repeats apart."""
        sender, text, name = body.get("sender"), body.get("message"), body.get("message_id")
        if not isinstance(sender, str) or not 0 < len(sender) <= SENDER_MAX or clean(sender) != sender:
            raise Refusal(
                400, "BadRequest", f"'sender' must be a text of 1 to {SENDER_MAX} characters, none of them NUL."
            )
        if not isinstance(text, str) or not 0 < len(text.strip()) <= LENGTH_MAX:
            raise Refusal(400, "BadRequest", f"'message' must be a text of 1 to {LENGTH_MAX} characters.")
        if not (name is None or (isinstance(name, str) and 0 < len(name) <= SENDER_MAX)):
            raise Refusal(400, "BadRequest", f"'message_id' must be a text of 1 to {SENDER_MAX} characters.")
        button = _button(text.strip())
        return Inbound(
            channel=NAME,
            provider_id=f"{sender}:{name or uuid4().hex}",
            address=sender,
            text="" if button else text.strip(),
            at=self._service.app.clock.now(),
            button=button,
        )


def _button(text: str) -> str | None:
    """Return the button that a message presses; nothing where it is words, or entities that say more than a button."""
    filled = FILLED.fullmatch(text)
    if filled is not None and filled[1][1:] not in KNOWN_BUTTONS | HELLOS:
        return None
    pressed = PRESSED.fullmatch(filled[1] if filled else text)
    button = (pressed[1] or pressed[2]) if pressed else None
    return "greet" if button in HELLOS else button


async def _read_body(request: Request) -> Json:
    """Return the posted JSON object; one that is too big is refused before it is read whole."""
    raw = await read_body(request, BODY_MAX)
    if raw is None:
        raise Refusal(413, "PayloadTooLarge", f"The body may have {BODY_MAX} bytes.")
    try:
        body: object = json.loads(raw)
    except (ValueError, RecursionError) as fault:
        raise Refusal(400, "BadRequest", 'The body must be JSON: {"sender": …, "message": …}.') from fault
    if not isinstance(body, dict):
        raise Refusal(400, "BadRequest", 'The body must be a JSON object: {"sender": …, "message": …}.')
    return body


def _shape(recipient: str, message: Message) -> Json:
    """Return one message as Rasa tells it; a button's payload, sent back as a message, presses it."""
    buttons = [{"title": choice["title"], "payload": f"/{choice['id']}"} for choice in message.choices or ()]
    return {"recipient_id": recipient, "text": message.text} | ({"buttons": buttons} if buttons else {})


def _error(fault: Refusal) -> Response:
    """Return a refusal in the shape of a Rasa server's errors."""
    body: Json = {
        "version": version("concilia"),
        "status": "failure",
        "message": fault.sentence,
        "reason": fault.reason,
        "details": {},
        "help": None,
        "code": fault.status,
    }
    return JSONResponse(body, fault.status)
