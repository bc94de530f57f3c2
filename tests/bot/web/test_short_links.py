"""By SMS a long plan is told by its total, its first date and a short link that shows every payment before the yes."""

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.channels.sms_text import leaving, measure
from bot.papers.links import CHAT, DOCUMENT_AGE
from bot.web.documents import document_routes
from bot.web.security import SecurityHeaders
from storage.schema import Direction, Message
from tests.bot.serving import service_of, serving
from tests.bot.world import World

SHORT = re.compile(r"https?://\S+/c/[\w-]{12}(?!\S)")
LONG = "puedo pagar en 6 cuotas de 24000 desde el 13 de marzo"


@pytest.fixture
def papers(world: World) -> Iterator[str]:
    """Serve the papers alone; give the address."""
    application = Starlette(routes=document_routes(service_of(world.app)), middleware=[Middleware(SecurityHeaders)])
    with serving(application) as address:
        yield address


def ask(world: World, *texts: str) -> Message:
    """Write by SMS; return the last message of ours."""
    for text in texts:
        world.say(text, channel="sms")
    return next(row for row in world.messages()[::-1] if row.direction is Direction.OUT)


def propose(world: World) -> Message:
    """Show who it is and propose six payments."""
    return ask(world, "hola", "1", "6785", LONG)


def path_in(world: World, text: str) -> str:
    """Return the path of the last short link in a text."""
    found: list[str] = SHORT.findall(text)
    return found[-1].removeprefix(world.app.settings.public_url)


def opened(world: World, papers: str, path: str) -> httpx.Response:
    """Follow a short link to the page that it leads to."""
    answer = httpx.get(papers + path)
    assert 303 == answer.status_code
    return httpx.get(papers + answer.headers["Location"].removeprefix(world.app.settings.public_url))


def test_a_long_plan_before_the_yes(world: World, papers: str) -> None:
    """Number, first payment, total and link stand in the message; the page shows all payments and what a miss means."""
    asked = propose(world)
    choices = [(choice["id"], choice["title"]) for choice in asked.choices or []]
    page = opened(world, papers, path_in(world, asked.text))

    assert "plan-read-back" == asked.text_key
    assert "- 6 pagos, el primero de $24.000 el vie 13/3: " in asked.text
    assert "En total $144.000" in asked.text
    assert 2 >= measure(leaving(asked.text, choices, "es-CL")).segments
    assert (200, "text/html; charset=utf-8") == (page.status_code, page.headers["Content-Type"])
    assert ("no-store", "noindex") == (page.headers["Cache-Control"], page.headers["X-Robots-Tag"])
    assert 6 == page.text.count('<td class="amount">$24.000</td>')
    assert "Si un pago se atrasa, hay 3 días de margen." in page.text
    assert "Nada queda acordado hasta que usted lo diga." in page.text
    assert [] == world_agreements(world)


def world_agreements(world: World) -> list[int]:
    """Return the ids of what was agreed."""
    with world.unit() as uow:
        return [row.id for row in uow.agreements.of(world.creditor, world.client)]


def test_the_paper_behind_a_short_link(world: World, papers: str) -> None:
    """After the yes the message holds a short link to the signed paper; what is agreed now links to it as well."""
    propose(world)
    told = ask(world, "1")
    current = ask(world, "quiero hacer un plan")

    assert ["plan-terms", "promise-current"] == [told.text_key, current.text_key]
    for message in (told, current):
        page = opened(world, papers, path_in(world, message.text))
        assert (200, "application/pdf") == (page.status_code, page.headers["Content-Type"])


def test_a_short_plan_needs_no_link(world: World) -> None:
    """What fits is told whole."""
    asked = ask(world, "hola", "1", "6785", "puedo pagar 50000 el viernes y el resto en 2 cuotas desde el 30 de marzo")

    assert 3 == asked.text.count("\n- ")
    assert None is SHORT.search(asked.text)


def test_other_channels_tell_the_plan_whole(world: World) -> None:
    """A channel that is not paid by the character shows every payment in the message."""
    world.verify()
    (told,) = world.say(LONG)

    assert 6 == told.count("• $24.000")
    assert None is SHORT.search(told)


def test_the_personal_chat(world: World, papers: str) -> None:
    """A short link made for the chat leads to the client's own page."""
    links = world.app.bot.links
    with world.unit() as uow:
        short = links.short(uow.links, CHAT, world.creditor, world.client, world.now)
    answer = httpx.get(papers + short.removeprefix(world.app.settings.public_url))

    assert (303, True) == (answer.status_code, answer.headers["Location"].startswith(f"{links.public_url}/chat/"))


def test_a_link_that_no_longer_opens(world: World, papers: str) -> None:
    """A word that is unknown, too old or made for another purpose is answered kindly, and tells nothing."""
    path = path_in(world, propose(world).text)
    with world.unit() as uow:
        other = uow.links.make("telegram", world.creditor, world.client, world.now, timedelta(days=1))
    assert 410 == httpx.get(f"{papers}/c/AAAAAAAAAAAA").status_code
    assert 410 == httpx.get(f"{papers}/c/{other}").status_code
    world.wall.at += DOCUMENT_AGE
    assert 410 == httpx.get(papers + path).status_code
