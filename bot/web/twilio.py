"""① Twilio's webhooks: verify, store, answer; whatever follows is the workers' work.

A signature covers the address that Twilio was given and every field of the form, so it is checked against our public
address, never against the host that a proxy passes on, and against the fields as they came: blank ones too, nothing
trimmed. What was stored twice is stored once, by the message's name and by the mark of its delivery; while the database
is away the answer is 503, and Twilio calls again.
"""

from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar
from urllib.parse import parse_qsl

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.datastructures import ImmutableMultiDict
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from twilio.request_validator import RequestValidator, get_signature_algorithm

from bot import post, tracing
from bot.body import read_body
from bot.channels.twilio_inbound import Form, Told, Unreadable, account_of, read_message, read_status
from bot.log import logger
from bot.numbers import canonical
from bot.web.service import Service
from storage.unit_of_work import UnitOfWork

BODY_MAX = 131_072  #: bytes of one form; a message of 1,600 signs takes a fifth of it at worst
FIELDS_MAX = 200
MESSAGES, STATUS = "/channels/twilio/messages", "/channels/twilio/status"
FORM = "application/x-www-form-urlencoded"
SIGNATURE, SETTINGS = "x-twilio-signature", "x-twilio-webhooks-signature-settings"
TOKEN = "i-twilio-idempotency-token"  # noqa: S105 - the header's name
OUTBOX_DIGITS = 18
AWAY = (OperationalError, InterfaceError, PoolTimeout, TimeoutError)
PATIENCE_SECONDS = 8.0  #: for the database; Twilio waits 15 for the answer
NOTHING_TO_SAY = '<?xml version="1.0" encoding="UTF-8"?><Response/>'

Done = TypeVar("Done")


class Refusal(Exception):
    """A call that is not taken: the status, and why, for whoever runs the service."""

    def __init__(self, status: int, why: str) -> None:
        """Keep both."""
        self.status, self.why = status, why
        super().__init__(why)


def twilio_routes(service: Service, patience: float = PATIENCE_SECONDS) -> list[BaseRoute]:
    """Return the two webhooks; `patience` is how many seconds they wait for the database."""
    webhooks = TwilioWebhooks(service, patience)
    return [
        Route(MESSAGES, webhooks.take_message, methods=["POST"]),
        Route(STATUS, webhooks.take_status, methods=["POST"]),
    ]


class TwilioWebhooks:
    """The webhooks."""

    def __init__(self, service: Service, patience: float) -> None:
        """Take the service; without credentials there is nothing here."""
        self._service, self._app, self._patience = service, service.app, patience
        settings = service.app.settings
        self._account, self._url = settings.twilio_account_sid, settings.public_url.rstrip("/")
        self._validator = RequestValidator(settings.twilio_auth_token) if settings.twilio_auth_token else None

    async def take_message(self, request: Request) -> Response:
        """Store a client's message, once."""
        try:
            form = await self._read(request)
            await self._store_message(request, form)
        except Refusal as refusal:
            return _refuse(refusal, MESSAGES)
        return Response(NOTHING_TO_SAY, media_type="text/xml")

    async def take_status(self, request: Request) -> Response:
        """Store what became of a message of ours, once, and apply it."""
        try:
            told = _readable(read_status, await self._read(request))
            if told is not None:
                await self._store_status(told, _outbox_id(request))
        except Refusal as refusal:
            return _refuse(refusal, STATUS)
        return Response(status_code=204)

    async def _store_message(self, request: Request, form: Form) -> None:
        now, token = self._app.clock.now(), request.headers.get(TOKEN)
        inbound = _readable(lambda fields: read_message(fields, now, token), form)
        address = canonical(inbound.address)
        with tracing.arrive():
            await self._work(lambda uow: post.accept(uow, inbound, address))

    async def _store_status(self, told: Told, outbox_id: int | None) -> None:
        """Keep what was told before anything is made of it: what cannot be applied now is applied with the next."""
        now = self._app.clock.now()
        known = asdict(told)
        await self._work(lambda uow: uow.receipts.accept(**known, at=now, outbox_id=outbox_id))
        about = (told.channel, told.provider_id, outbox_id, now)
        await self._work(lambda uow: self._app.receipts.apply(uow, *about))

    async def _work(self, task: Callable[[UnitOfWork], object]) -> None:
        """Do it in one transaction. Raises Refusal while the database is away or hangs: whoever called calls again."""
        try:
            await self._service.work(task, within=self._patience)
        except AWAY as fault:
            raise Refusal(503, type(fault).__name__) from fault

    async def _read(self, request: Request) -> Form:
        """Return the fields of a form that Twilio signed. Raises Refusal for any other call."""
        if self._validator is None:
            raise Refusal(404, "off")
        body = await read_body(request, BODY_MAX)
        if body is None:
            raise Refusal(413, "too long")
        form = _parse(request, body)
        if not self._is_signed(request, form):
            raise Refusal(403, "signature")
        if account_of(form) not in {None, self._account}:
            raise Refusal(403, "account")
        return form

    def _is_signed(self, request: Request, form: Form) -> bool:
        """Say whether the signature fits the public address as it was called, and all the fields."""
        signature = request.headers.get(SIGNATURE)
        if self._validator is None or not signature:
            return False
        algorithm = get_signature_algorithm(request.headers.get(SETTINGS))
        path, query = request.scope["raw_path"].decode("latin-1"), request.scope["query_string"].decode("latin-1")
        url = f"{self._url}{path}{f'?{query}' if query else ''}"
        return bool(self._validator.validate(url, ImmutableMultiDict(form), signature, algorithm))


def _parse(request: Request, body: bytes) -> list[tuple[str, str]]:
    """Return all fields, blank ones too, as they came. Raises Refusal for what is no form: its words are not signed."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise Refusal(403, "no form")
    try:
        return parse_qsl(body.decode("latin-1"), keep_blank_values=True, max_num_fields=FIELDS_MAX)
    except ValueError as fault:
        raise Refusal(413, "too many fields") from fault


def _readable(read: Callable[[Form], Done], form: Form) -> Done:
    """Return what a form says. Raises Refusal for one that says nothing."""
    try:
        return read(form)
    except Unreadable as fault:
        raise Refusal(400, str(fault)) from fault


def _outbox_id(request: Request) -> int | None:
    """Return our own mark of a message, which came back with the address."""
    given = request.query_params.get("message", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= OUTBOX_DIGITS else None


def _refuse(refusal: Refusal, path: str) -> Response:
    """Answer a call that is not taken; the log says why, and nothing of whom."""
    if refusal.status != 404:  # noqa: PLR2004 - a channel that is off is nobody's fault
        logger().warning("webhook.refused", path=path, status=refusal.status, why=refusal.why)
    return Response(status_code=refusal.status, headers={"Retry-After": "5"} if refusal.status == 503 else None)  # noqa: PLR2004
