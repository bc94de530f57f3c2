"""Post messages as the chat's page does."""

from typing import Any
from uuid import uuid4

import httpx


def post(site: str, link: str, text: str = "hola", **changes: Any) -> httpx.Response:  # noqa: ANN401 - JSON values
    """Post a message as the page does."""
    body = {"token": link.rpartition("/")[2], "text": text, "id": uuid4().hex, **changes}
    return httpx.post(f"{site}/channels/web/messages", json=body)
