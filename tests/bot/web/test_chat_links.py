"""Personal links: what they open, for how long, and for nobody else."""

from collections.abc import Callable

import httpx
import pytest

from bot.web.chat_links import LINK_AGE, chat_address, chat_link
from bot.web.chat_words import WORDS
from tests.bot.web.posting import post
from tests.bot.world import World

Link = Callable[..., str]


@pytest.mark.parametrize(("language", "title"), [(name, rows["gone_title"]) for name, rows in WORDS.items()])
def test_forged_link_opens_nothing(site: str, language: str, title: str) -> None:
    """A forged link gets a kind page in the visitor's language, and no word of anybody's account."""
    answer = httpx.get(f"{site}/chat/{'A' * 120}", headers={"Accept-Language": language})

    assert 410 == answer.status_code
    assert f"<h1>{title}</h1>" in answer.text
    assert "Aguas" not in answer.text


def test_changed_link_opens_nothing(link: Link) -> None:
    """A link in which one character was changed is not ours."""
    ours = link()
    changed = ours[:-5] + ("A" if ours[-5] != "A" else "B") + ours[-4:]

    assert (200, 410) == (httpx.get(ours).status_code, httpx.get(changed).status_code)


def test_link_expires(world: World, site: str, link: Link) -> None:
    """A link opens for thirty days; after that neither page, messages nor posts know it."""
    ours = link()
    world.wall.at += LINK_AGE
    assert 200 == httpx.get(ours).status_code

    world.wall.move(seconds=1)

    paths = (ours, f"{ours}/messages", f"{ours}/events")
    assert [410, 410, 410] == [httpx.get(path).status_code for path in paths]
    assert 410 == post(site, ours).status_code


def test_link_to_nobody_opens_nothing(world: World, site: str) -> None:
    """A link of a client who is no longer there is as good as none."""
    nobody = chat_link(world.app.vault, world.creditor, "9999", world.now)

    assert 410 == httpx.get(site + nobody).status_code


def test_address_is_opaque_and_one_for_each_client(world: World) -> None:
    """The address on this channel tells nothing, is always the same, and no two clients share one."""
    pairs = [("a", "b1"), ("ab", "1"), ("a-b", "1"), ("a", "b-1"), ("a", "B1")]
    found = [chat_address(world.app.vault, *pair) for pair in pairs]

    assert found == [chat_address(world.app.vault, *pair) for pair in pairs]
    assert len(pairs) == len(set(found))
