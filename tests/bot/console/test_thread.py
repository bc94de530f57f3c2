"""Hold how much of a conversation a case shows, and how the rest is reached."""

import html
import re

import pytest
from playwright.sync_api import Page, expect

from bot.console.thread import LENGTH
from storage.schema import Direction
from tests.bot.console.browsing import enter
from tests.bot.console.conftest import Desk
from tests.bot.world import World

EARLIER = re.compile(r'<a href="([^"]+)">Ver los mensajes anteriores</a>')
MESSAGE = re.compile(r'id="message-(\d+)"')


@pytest.fixture
def case(world: World) -> int:
    """Let a client have written more than a page shows; return the number of their case."""
    with world.unit() as uow:
        talk = uow.conversations.lock(world.creditor, world.client)
        facts = {"direction": Direction.IN, "channel": "web", "initiated_by": "client", "kind": "reply"}
        for number in range(1, LENGTH + 6):
            uow.messages.add(talk, text=f"mensaje {number}", at=world.now, **facts)
        row = uow.cases.open(creditor=world.creditor, client=world.client, kind="human", at=world.now, due_at=world.now)
        return row.id


def numbers(page: str) -> list[int]:
    """Return the numbers of the messages on a page."""
    return [int(found) for found in MESSAGE.findall(page)]


def test_earlier_messages(andrea: Desk, case: int) -> None:
    """A long conversation shows its end, and more of it at a press; what is looked at stays when news come."""
    page = andrea.see(f"/console/cases/{case}").text
    (onward,) = EARLIER.findall(page)
    more = andrea.see(html.unescape(onward)).text
    live = andrea.see(f"/console/cases/{case}/live?said={2 * LENGTH}").text
    shown = numbers(page)

    assert LENGTH == len(shown)
    assert onward.endswith(f"#message-{shown[0]}")
    assert list(range(1, LENGTH + 6)) == numbers(more) == numbers(live)
    assert [] == EARLIER.findall(more)
    assert f'hx-get="/console/cases/{case}/live?said={2 * LENGTH}"' in more


def test_the_place_is_kept(world: World, office: str, case: int, page: Page) -> None:
    """The page opens at the end; with earlier messages it opens where the reader had been."""
    enter(page, world, office)
    page.goto(f"{office}/console/cases/{case}")
    expect(page.get_by_text(f"mensaje {LENGTH + 5}", exact=True)).to_be_in_viewport()
    page.get_by_role("link", name="Ver los mensajes anteriores").click()

    expect(page.get_by_text("mensaje 6", exact=True)).to_be_in_viewport()
    expect(page.get_by_text("mensaje 1", exact=True)).to_be_attached()
