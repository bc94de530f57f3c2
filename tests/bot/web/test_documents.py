"""A paper's link: it opens that paper for ninety days, and whatever else it is asked gets a kind word."""

import io
import re
from collections.abc import Iterator

import httpx
import pytest
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.papers.links import DOCUMENT_AGE
from bot.web.chat_links import chat_link
from bot.web.documents import document_routes
from bot.web.notices import PAPER_GONE, notices
from bot.web.security import SecurityHeaders
from tests.bot.serving import chat_server, service_of, serving
from tests.bot.world import World

LINK = re.compile(r"https?://\S+/documents/\S+")


@pytest.fixture
def papers(world: World) -> Iterator[str]:
    """Serve the papers alone; give the address."""
    application = Starlette(routes=document_routes(service_of(world.app)), middleware=[Middleware(SecurityHeaders)])
    with serving(application) as address:
        yield address


def agree(world: World) -> str:
    """Agree on a plan as a client does; return the path of the link in the answer."""
    world.verify()
    world.say("puedo pagar 50000 el viernes y el resto en 2 cuotas desde el 30 de marzo")
    world.press("Sí, lo dejo así")
    found = LINK.search(" ".join(world.hear() or [message.text for message in world.messages()]))
    assert found is not None
    return found.group().removeprefix(world.app.settings.public_url)


def test_the_link_in_the_chat_opens_the_paper(world: World, papers: str) -> None:
    """After the yes the client holds a link to a PDF with the plan, under the code that the chat told; it is noted."""
    path = agree(world)
    answer = httpx.get(papers + path)
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.content)).pages)
    with world.unit() as uow:
        agreement = uow.agreements.of(world.creditor, world.client)[0]
        noted = uow.audit.about(world.creditor, f"agreement:{agreement.id}")
    code = agreement.sha256.hex()[:8]

    assert (200, "application/pdf") == (answer.status_code, answer.headers["Content-Type"])
    assert f'inline; filename="acuerdo-{code}.pdf"' == answer.headers["Content-Disposition"]
    assert ("no-store", "noindex", "nosniff") == tuple(
        answer.headers[name] for name in ("Cache-Control", "X-Robots-Tag", "X-Content-Type-Options")
    )
    assert any(code in message.text for message in world.messages())
    assert [] == [word for word in ("$50.000", "$47.000", "$144.000", agreement.sha256.hex()) if word not in text]
    assert [("visitor", {"client": world.client, "document": "agreement"})] == [
        (entry.actor, payload) for entry, payload in noted if entry.action == "document.opened"
    ]


def test_a_look_at_the_headers_is_no_opening(world: World, papers: str) -> None:
    """A request for the headers alone, as previews make it, is answered and not noted."""
    path = agree(world)

    assert 200 == httpx.head(papers + path).status_code
    with world.unit() as uow:
        agreement = uow.agreements.of(world.creditor, world.client)[0]
        noted = uow.audit.about(world.creditor, f"agreement:{agreement.id}")
    assert "document.opened" not in {entry.action for entry, _ in noted}


def test_the_link_expires(world: World, papers: str) -> None:
    """The link opens for its age; after that a kind page says how to get another, and the paper stays closed."""
    path = agree(world)
    world.wall.move(days=DOCUMENT_AGE.days)
    assert 200 == httpx.get(papers + path).status_code

    world.wall.move(seconds=1)
    answer = httpx.get(papers + path, headers={"Accept-Language": "es"})

    assert 410 == answer.status_code
    assert notices()[PAPER_GONE]["es"].paragraphs[-1] in answer.text


@pytest.mark.parametrize("language", notices()[PAPER_GONE])
def test_forged_links(world: World, papers: str, language: str) -> None:
    """Forged links, links to the chat and to papers that are not there open nothing, in the visitor's language."""
    links = world.app.bot.links
    paths = [
        f"/documents/{'A' * 120}",
        "/documents/%00",
        chat_link(world.app.vault, world.creditor, world.client, world.now).replace("/chat/", "/documents/"),
        links.agreement(world.creditor, 99, world.now).removeprefix(world.app.settings.public_url),
        links.agreement("nobody", 1, world.now).removeprefix(world.app.settings.public_url),
    ]
    answers = [httpx.get(papers + path, headers={"Accept-Language": language}) for path in paths]

    assert [410] * len(paths) == [answer.status_code for answer in answers]
    assert {True} == {notices()[PAPER_GONE][language].title in answer.text for answer in answers}


def test_a_paper_opens_no_chat(world: World) -> None:
    """The link to a paper does not open the conversation: who is shown the paper is not let in."""
    path = agree(world)
    with serving(chat_server(world.app)) as site:
        answer = httpx.get(site + path.replace("/documents/", "/chat/"))

    assert 410 == answer.status_code
