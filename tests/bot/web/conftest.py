"""Give tests the chat as it is served, and a link into it."""

from collections.abc import Callable, Iterator
from urllib.parse import urljoin

import pytest

from bot.web.chat_links import chat_link
from tests.bot.serving import chat_server, serving
from tests.bot.world import World


@pytest.fixture
def site(world: World) -> Iterator[str]:
    """Serve the chat with a worker; give its address."""
    with serving(chat_server(world.app)) as address:
        yield address


@pytest.fixture
def link(world: World, site: str) -> Callable[..., str]:
    """Give a maker of personal links: to the first client unless another is named."""

    def make(client: str | None = None, creditor: str | None = None) -> str:
        chosen = (creditor or world.creditor, client or world.client)
        return urljoin(site, chat_link(world.app.vault, *chosen, world.now))

    return make
