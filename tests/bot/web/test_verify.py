"""Whoever doubts a message can check its code, on a page or by a program, and learns nothing of anybody."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.tries import CODES, household
from bot.web.server import create_server
from bot.web.verdict import spoken
from flows.proof import grouped
from flows.wording.lint import faults
from tests.bot.serving import serving
from tests.bot.world import World

PROBLEM = "application/problem+json"
UNKNOWN = "0000-0000"  #: drawn once in a hundred thousand million times


@pytest.fixture
def site(world: World) -> Iterator[str]:
    """Serve everything; give the page's address."""
    with serving(create_server(world.app, worker=False, clock=False)) as address:
        yield f"{address}/verify"


@pytest.fixture
def code(world: World) -> str:
    """Let a contact leave by SMS, and give its code as it stands there."""
    with world.unit() as uow:
        return grouped(uow.codes.make(world.creditor, "sms", "4821", world.now))


def ask(site: str, code: object, **headers: str) -> httpx.Response:
    """Check a code as a program does."""
    return httpx.post(site, json={"code": code}, headers=headers)


def test_ours(site: str, code: str) -> None:
    """A program learns in whose name, how, when and to where, and how to reach the creditor; and no more."""
    answer = ask(site, code)

    assert (200, "no-store") == (answer.status_code, answer.headers["Cache-Control"])
    assert {
        "real": True,
        "creditor": "Aguas del Valle",
        "channel": "sms",
        "sent_on": "2026-03-05",
        "tail": "4821",
        "official_page": "https://aguas.example",
        "official_phone": "600 555 0100",
        "never_asked": spoken()["es"]["never"],
    } == answer.json()


@pytest.mark.parametrize("written", [UNKNOWN, "hola", "K7PM", "K7PM-3F91-0", "'; DROP TABLE codes", "\0" * 8])
def test_not_ours(site: str, code: str, written: str) -> None:
    """Whatever is no code of ours gets one and the same answer: what to do."""
    assert code != written
    answer = ask(site, written)

    assert (200, {"real": False, "what_to_do": spoken()["es"]["unknown"], "never_asked": spoken()["es"]["never"]}) == (
        answer.status_code,
        answer.json(),
    )


def test_copied_by_hand(site: str, code: str) -> None:
    """Case, spaces and what looks alike do not count."""
    written = code.lower().replace("-", " ").replace("0", "o").replace("1", "i")

    assert True is ask(site, written).json()["real"]


def test_a_whole_message(site: str, code: str) -> None:
    """Who pastes the message as it came is answered by the code in it, which the page then shows."""
    shown = httpx.post(site, data={"code": f"Hola, Ana. Código {code}: en aguas.example puede comprobarlo."})
    asked = httpx.post(site, data={"code": code}, headers={"Accept": "application/json"})

    assert spoken()["es"]["real_title"] in shown.text
    assert f'value="{code}"' in shown.text
    assert True is asked.json()["real"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400), (b"[" * 3_000, 400), (b"\xff", 400), (b"[]", 422), (b"{}", 422), (b'{"code": 5}', 422),
        (b'{"code": " "}', 422), (b'{"code": "' + b"x" * 5_000 + b'"}', 413),
    ],
)  # fmt: skip
def test_what_cannot_be_read(site: str, body: bytes, status: int) -> None:
    """A post without a code is refused with a sentence that says what to send."""
    answer = httpx.post(site, content=body, headers={"Content-Type": "application/json", "Accept-Language": "en"})

    assert (status, PROBLEM) == (answer.status_code, answer.headers["Content-Type"])
    assert "K7PM-3F91" in answer.json()["title"]


@pytest.mark.parametrize(
    ("query", "asked", "language"),
    [("", "es-CL,es;q=0.9", "es"), ("", "en", "en"), ("", "pt-BR", "pt"), ("", "fr", "es"), ("?lang=pt", "en", "pt"),
     ("?lang=xx", "en", "en")],
)  # fmt: skip
def test_languages(site: str, code: str, query: str, asked: str, language: str) -> None:
    """Page and answers speak the browser's language, or the one that the address names."""
    headers, said = {"Accept-Language": asked}, spoken()[language]
    empty = httpx.get(site + query, headers=headers)
    real, unknown = (httpx.post(site + query, data={"code": one}, headers=headers) for one in (code, UNKNOWN))

    assert [200] * 3 == [answer.status_code for answer in (empty, real, unknown)]
    assert [f'<html lang="{language}">' in answer.text for answer in (empty, real, unknown)] == [True] * 3
    assert [said["title"], said["real_title"], said["unknown_title"]] == [
        re.findall(r"<h[12]>(.*)</h[12]>", answer.text)[place]
        for answer, place in ((empty, 0), (real, 1), (unknown, 1))
    ]
    assert [one in empty.text.replace("&#39;", "'") for one in said["never"]] == [True] * len(said["never"])


def test_a_form_without_a_code(site: str) -> None:
    """Asks for it again, with an example."""
    answer = httpx.post(site, data={"code": " "}, headers={"Accept-Language": "es"})

    assert 422 == answer.status_code
    assert spoken()["es"]["empty"] in answer.text


def test_nothing_of_what_was_written_becomes_part_of_the_page(site: str) -> None:
    """What somebody sends is shown as text."""
    answer = httpx.post(site, data={"code": '"><script>alert(1)</script>'})

    assert "<script" not in answer.text


def test_too_many_tries(site: str, world: World, code: str) -> None:
    """Who tries one code after the other must wait, by page and by program alike, also with a right one."""
    for _ in range(CODES.burst):
        assert 200 == ask(site, UNKNOWN).status_code
    program, page = ask(site, code), httpx.post(site, data={"code": code}, headers={"Accept-Language": "es"})
    world.wall.at += CODES.every
    later = ask(site, code)

    assert [(429, "6"), (429, "6")] == [(one.status_code, one.headers["Retry-After"]) for one in (program, page)]
    assert PROBLEM == program.headers["Content-Type"]
    assert spoken()["es"]["too_fast"] in page.text
    assert "real" in later.json()


def test_no_address_is_kept(site: str, world: World) -> None:
    """The counter knows an address by its mark alone."""
    ask(site, UNKNOWN)
    with world.unit() as uow:
        keys = uow.session.connection().exec_driver_sql("SELECT key FROM paces WHERE key LIKE 'verify %%'").scalars()
        assert [False] == ["127.0.0.1" in key for key in keys]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
    ],
)
def test_one_household(host: str, expected: str) -> None:
    """Who may choose among many addresses counts as one."""
    assert expected == household(host)


def test_who_may_frame_it(site: str, world: World) -> None:
    """The creditors' own pages may, by their origin, and nobody else; other pages of ours stay to themselves."""
    world.add_creditor("luz", official_page="https://www.luz.example:8443/ayuda?x=1")
    world.add_creditor("sin-pagina", official_page=None)
    shown = httpx.get(site).headers
    other = httpx.get(site.replace("/verify", "/nada")).headers

    assert (
        "frame-ancestors 'self' https://aguas.example https://www.luz.example:8443;" in shown["Content-Security-Policy"]
    )
    assert "X-Frame-Options" not in shown
    assert ("SAMEORIGIN", True) == (
        other["X-Frame-Options"],
        "frame-ancestors 'self';" in other["Content-Security-Policy"],
    )
    assert ("nosniff", "no-referrer") == (shown["X-Content-Type-Options"], shown["Referrer-Policy"])


def texts(said: Mapping[str, Any]) -> list[str]:
    """Return every sentence of a language, without its blanks."""
    told = (one for value in said.values() for one in ([value] if isinstance(value, str) else value))
    return [re.sub(r"{[a-z]+}", "…", one) for one in told]


def test_every_language_says_as_much() -> None:
    """The languages have the same keys and lists as long, and keep to the voice."""
    shapes = {
        language: {key: sorted(value) if isinstance(value, dict) else len(value) if isinstance(value, list) else 0
                   for key, value in said.items()}
        for language, said in spoken().items()
    }  # fmt: skip

    assert {"es", "en", "pt"} == set(shapes)
    assert shapes["es"] == shapes["en"] == shapes["pt"]
    assert [] == [
        fault for language, said in spoken().items() for text in texts(said) for fault in faults(text, language)
    ]


def test_on_a_phone(page: Page, site: str, code: str) -> None:
    """A thumb writes the code and sees whose message it is; nothing is wider than the screen."""
    page.goto(site)
    page.get_by_label("Código del mensaje").fill(code.lower())
    page.get_by_role("button", name="Comprobar").click()
    answer = page.get_by_role("status")

    expect(answer).to_contain_text("Sí, es nuestro")
    expect(answer).to_contain_text("en nombre de Aguas del Valle, por SMS, el jueves 5 de marzo")
    expect(answer).to_contain_text("4821")
    expect(answer.get_by_role("link")).to_have_attribute("href", "https://aguas.example")
    assert 390 == page.evaluate("document.documentElement.scrollWidth")


def test_without_scripts(page: Page, site: str) -> None:
    """The page has none, and answers all the same."""
    page.goto(site)

    assert 0 == page.locator("script").count()
    page.get_by_label("Código del mensaje").fill(UNKNOWN)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Ese código no es nuestro")


async def _framing(request: Request) -> Response:
    page = str(request.base_url).replace("localhost", "127.0.0.1")
    return HTMLResponse(f'<iframe src="{page}verify"></iframe>', headers={"Content-Security-Policy": "frame-src *"})


@pytest.mark.parametrize(("official", "expected"), [(True, 1), (False, 0)])
def test_in_a_frame(browser: Browser, world: World, official: bool, expected: int) -> None:
    """The creditor's own page shows the check in a frame, and no other page can."""
    framing = browser.new_page()
    with serving(create_server(world.app, worker=False, clock=False, more=[Route("/own", _framing)])) as address:
        own = address.replace("127.0.0.1", "localhost") + "/own"
        if official:
            world.add_creditor(official_page=own)
        framing.goto(own)
        shown = framing.frame_locator("iframe").locator("#code").count()
    framing.close()

    assert expected == shown
