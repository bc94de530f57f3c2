"""① Take Telegram's updates: proved by their secret, stored first, answered at once."""

import hmac
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot import tracing
from bot.body import read_body
from bot.channels.telegram import Telegram
from bot.log import logger
from bot.telegram_arrivals import PATH, Mailbox
from bot.web.service import Service

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name
BODY_MAX = 1_048_576  #: bytes; an update is far smaller


def telegram_routes(service: Service, channel: Telegram | None) -> list[BaseRoute]:
    """Return the route of updates; none while Telegram is off."""
    secret = service.app.settings.telegram_webhook_secret
    if channel is None or not secret:
        return []
    return [Route(PATH, Updates(service, channel, secret).accept, methods=["POST"])]


class Updates:
    """Takes updates."""

    def __init__(self, service: Service, channel: Telegram, secret: str) -> None:
        """Take the service, the channel and the secret that Telegram was given."""
        self._service, self._secret = service, secret.encode()
        self._mailbox = Mailbox(channel, service.app.clock)

    async def accept(self, request: Request) -> Response:
        """Store an update and say so; whatever is not stored Telegram brings again."""
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self._secret):
            return Response(status_code=401)
        raw = await read_body(request, BODY_MAX)
        if raw is None:
            return Response(status_code=413)
        update = _parse(raw)
        if update is None:
            return Response(status_code=400)
        try:
            with tracing.arrive():
                await self._service.work(lambda uow: self._mailbox.store(uow, update))
        except SQLAlchemyError as fault:
            logger().warning("telegram.not_stored", fault=type(fault).__name__)
            return Response(status_code=503, headers={"Retry-After": "2"})
        self._mailbox.acknowledge(update)
        return Response()


def _parse(raw: bytes) -> Mapping[str, Any] | None:
    try:
        update = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) else None
