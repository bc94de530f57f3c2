"""Post messages as the chat's page does."""

from typing import Any
from uuid import uuid4

import httpx

from tests.bot.world import World


def post(site: str, link: str, text: str = "hola", **changes: Any) -> httpx.Response:  # noqa: ANN401 - JSON values
    """Post a message as the page does."""
    body = {"token": link.rpartition("/")[2], "text": text, "id": uuid4().hex, **changes}
    return httpx.post(f"{site}/channels/web/messages", json=body)


def settled(world: World, count: int, client: str | None = None) -> list[Any]:
    """Wait until a conversation has so many messages, and everything that was accepted is handled; return them."""
    while True:
        with world.unit() as uow:
            rows, waiting = uow.messages.of(world.creditor, client or world.client), uow.inbox.count()
        if len(rows) >= count and not waiting:
            return rows
