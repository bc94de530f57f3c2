"""What no route could answer: people get a page in their language, programs a problem."""

import re
from collections.abc import Iterator, Mapping

import httpx
import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.notices import AWAY, LOST, Notice, notices
from bot.web.server import create_server
from flows.wording.lint import faults
from tests.bot.serving import serving
from tests.bot.world import World

PAGE = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
PROBLEM = "application/problem+json"


async def _away(_: Request) -> Response:
    raise PoolTimeout("no connection")


async def _broken(_: Request) -> Response:
    raise ValueError("never told")


@pytest.fixture
def site(world: World) -> Iterator[str]:
    """Serve everything, and two pages that cannot be shown; give the address."""
    faulty = [Route("/away", _away), Route("/broken", _broken)]
    with serving(create_server(world.app, worker=False, clock=False, more=faulty)) as address:
        yield address


def shown(answer: httpx.Response) -> list[str]:
    """Return the title and the paragraphs of a page."""
    return re.findall(r"<(?:h1|p)>(.*)</", answer.text)


def told(name: str, language: str = "es") -> list[str]:
    """Return what the page of a notice has to show."""
    notice = notices()[name][language]
    return [notice.title, *notice.paragraphs]


@pytest.mark.parametrize(("asked", "language"), [("es-CL,es;q=0.9", "es"), ("en", "en"), ("pt-BR", "pt"), ("fr", "es")])
def test_an_address_that_leads_nowhere(site: str, asked: str, language: str) -> None:
    """Says so in the language of the browser, and whom to ask."""
    answer = httpx.get(f"{site}/c", headers={**PAGE, "Accept-Language": asked})

    assert 404 == answer.status_code
    assert told(LOST, language) == shown(answer)


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [("/nada", "GET", 404), ("/channels/twilio/messages", "GET", 405), ("/static/chat/no.js", "GET", 404)],
)
def test_programs_get_a_problem(site: str, path: str, method: str, status: int) -> None:
    """Whoever does not ask for a page gets none."""
    answer = httpx.request(method, site + path)

    assert (status, PROBLEM) == (answer.status_code, answer.headers["Content-Type"])
    assert status == answer.json()["status"]


def test_a_database_that_is_away(site: str) -> None:
    """Is our fault, and passes; the page and the problem say when to come again."""
    page, problem = httpx.get(f"{site}/away", headers=PAGE), httpx.get(f"{site}/away")

    assert (503, "5", told(AWAY)) == (page.status_code, page.headers["Retry-After"], shown(page))
    assert (503, PROBLEM) == (problem.status_code, problem.headers["Content-Type"])


def test_an_error_of_ours(site: str) -> None:
    """Is told as ours, without a word of what it was."""
    answer = httpx.get(f"{site}/broken", headers=PAGE)

    assert (500, told(AWAY)) == (answer.status_code, shown(answer))


def test_nowhere_in_the_console(site: str) -> None:
    """Says so in the console's own page, with the way back."""
    answer = httpx.get(f"{site}/console/nada", headers=PAGE)

    assert 404 == answer.status_code
    assert '<a href="/console">Ir a la cola</a>' in answer.text


@pytest.mark.parametrize("rows", notices().values(), ids=notices())
def test_every_language_says_as_much(rows: Mapping[str, Notice]) -> None:
    """A notice has the same number of paragraphs in each language, and every one keeps to the voice."""
    said = [(text, language) for language, notice in rows.items() for text in notice.paragraphs]

    assert {"es", "en", "pt"} == set(rows)
    assert 1 == len({len(notice.paragraphs) for notice in rows.values()})
    assert [] == [fault for text, language in said for fault in faults(text, language)]
