"""The chat as a browser's requests see it: a page that nobody keeps, and that makes its client reachable."""

from collections.abc import Callable

import httpx

from bot.web.chat_links import chat_address
from tests.bot.world import World

Link = Callable[..., str]


def test_page_is_kept_by_nobody(link: Link) -> None:
    """The page is not cached, and runs only scripts of this server."""
    headers = httpx.get(link()).headers

    assert "no-store" == headers["Cache-Control"]
    assert "script-src 'self'" in headers["Content-Security-Policy"]


def test_opening_makes_the_client_reachable(world: World, link: Link) -> None:
    """Whoever opened their link can be written to there."""
    httpx.get(link())

    with world.unit() as uow:
        points = uow.clients.contact_points(world.creditor, world.client)
    expected = ("web", chat_address(world.app.vault, world.creditor, world.client))
    assert [expected] == [(address.channel, address.address) for _, address in points]
