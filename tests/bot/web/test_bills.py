"""A bill that was sent again opens by its link: the creditor's own document, else a page of what we know of it."""

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette

from bot.web.documents import document_routes
from tests.bot.serving import service_of, serving
from tests.bot.world import World

LINK = re.compile(r"https?://\S+/documents/\S+")
OWN = "https://aguas.example/boletas/1041-1.pdf"


@pytest.fixture
def papers(world: World) -> Iterator[str]:
    """Serve the papers alone; give the address."""
    with serving(Starlette(routes=document_routes(service_of(world.app)))) as address:
        yield address


def sent(world: World, **place: str) -> str:
    """Let the client tell that the bill never came; return the path of the link in the answer."""
    world.say("no me llegó la boleta", **place)
    found = LINK.findall(world.messages()[-1].text)
    return str(found[-1]).removeprefix(world.app.settings.public_url)


def test_what_the_link_opens(world: World, papers: str) -> None:
    """Without a document of the creditor's a page shows number, name, sum and day; with one the link leads there."""
    world.verify()
    path = sent(world)
    page = httpx.get(papers + path)
    with world.unit() as uow:
        uow.invoices.get(world.creditor, "1041-1").document_url = OWN
    own = httpx.get(papers + path)
    with world.unit() as uow:
        uow.invoices.get(world.creditor, "1041-1").document_url = "javascript:alert(1)"
        noted = [entry.action for entry, _ in uow.audit.about(world.creditor, "invoice:1041-1")]

    assert 200 == page.status_code
    assert [] == [word for word in ("1041-1", "Marcela Fuentes", "$144.000", "Agua, enero") if word not in page.text]
    assert (303, OWN) == (own.status_code, own.headers["Location"])
    assert 200 == httpx.get(papers + path).status_code
    assert ["bill.resent", "document.opened", "document.opened"] == noted


def test_a_moved_day_outlives_the_creditors_file(world: World) -> None:
    """The file that still tells the first day does not move it back; a day that the creditor changes itself holds."""
    with world.unit() as uow:
        first = uow.invoices.get(world.creditor, "1041-1").due_on
        moved, own = first + timedelta(days=40), first + timedelta(days=9)
        uow.invoices.postpone(world.creditor, "1041-1", moved, world.now)
        told = [uow.invoices.put(world.creditor, "1041-1", world.now, due_on=day).due_on for day in (first, own)]

    assert [moved, own] == told
