"""Posts of the chat's page: stored once, whatever the line does, or refused with a sentence."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
import pytest

from bot.web.chat_posts import LENGTH_MAX, PACE
from storage.schema import Direction
from tests.bot.web.posting import post, settled
from tests.bot.world import World

Link = Callable[..., str]


def test_message_sent_twice_is_one(world: World, site: str, link: Link) -> None:
    """A page that does not hear the answer sends again with the same id, and the client said it once."""
    ours, said = link(), uuid4().hex

    answers = [post(site, ours, "hola", id=said) for _ in range(3)]

    assert [202] * 3 == [answer.status_code for answer in answers]
    assert 1 == len([row for row in settled(world, 2) if row.direction is Direction.IN])


def test_ids_of_two_clients_do_not_meet(world: World, site: str, link: Link) -> None:
    """Two clients may use the same id: both are heard."""
    world.add_client("2088", "Pedro Araya", document="11.111.111-1")

    codes = [post(site, link(client), "hola", id="the-same-id").status_code for client in ("1041", "2088")]

    assert [202, 202] == codes
    assert 1 == sum(row.direction is Direction.IN for row in settled(world, 2))
    assert 1 == sum(row.direction is Direction.IN for row in settled(world, 2, "2088"))


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"text": "x" * LENGTH_MAX}, 202),
        ({"text": "x" * (LENGTH_MAX + 1)}, 422),
        ({"text": "   "}, 422),
        ({"text": 7}, 422),
        ({"text": "Sí", "button": "affirm"}, 202),
        ({"text": "Sí", "button": ["affirm"]}, 422),
        ({"text": "Sí", "button": "x" * 101}, 422),
        ({"id": "short"}, 400),
        ({"id": "with space and more"}, 400),
        ({"text": "x" * 40_000}, 413),
        ({"text": "nul \x00 and lone \ud800".encode("utf-8", "replace").decode()}, 202),
    ],
)
def test_post_is_checked(site: str, link: Link, changes: dict[str, Any], status: int) -> None:
    """What cannot be a message is refused with a sentence, whatever it is."""
    answer = post(site, link(), **changes)

    assert status == answer.status_code
    assert bool(answer.json().get("title")) is (status != 202)


@pytest.mark.parametrize("body", [b"", b"hola", b"[1]", b'"x"', b"{", b"\xff\xfe", b"[" * 30_000])
def test_post_that_is_no_object_is_refused(site: str, body: bytes) -> None:
    """A body that is no JSON object is refused with a sentence."""
    assert 400 == httpx.post(f"{site}/channels/web/messages", content=body).status_code


def test_flood_is_slowed_down(site: str, link: Link) -> None:
    """Who writes faster than people do is asked to wait, in their own language, and told how long."""
    ours = link()

    answers = [post(site, ours) for _ in range(PACE.amount + 1)]

    assert [202] * PACE.amount + [429] == [answer.status_code for answer in answers]
    assert "unos segundos" in answers[-1].json()["title"]
    assert answers[-1].headers["Retry-After"].isdecimal()
