"""From 'quiero pagar' to the provider's page and back as a payment: always the sum of the moment, never a long wait."""

import html
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.bank.keys import make_key
from bot.papers.links import DOCUMENT_AGE
from bot.web.documents import document_routes
from bot.web.paying import pay_routes
from bot.web.payments import payment_routes
from bot.web.security import SecurityHeaders, leading_out
from bot.webhooks.guard import guard_of
from tests.bot.campaigns.scene import entries
from tests.bot.paylinks.conftest import MEANS, TRANSFER
from tests.bot.serving import service_of, serving
from tests.bot.world import CREDITOR, World
from tests.fakes.paylinks import PayProvider

LINK = re.compile(r"https?://\S+/(?:pay|c)/[\w.-]+")
PATIENCE = 0.5
TURNS_MAX = 2


@pytest.fixture
def means() -> list[dict[str, str]]:
    """Give the creditor's ways to pay."""
    return [MEANS, TRANSFER]


@pytest.fixture
def paid(world: World, means: list[dict[str, str]]) -> World:
    """Give a world whose creditor is paid by the provider."""
    world.add_creditor(payment_means=means)
    return world


@pytest.fixture
def service(paid: World) -> Iterator[str]:
    """Serve the page and what tells of payments; give the address."""
    app = replace(paid.app, payline=replace(paid.app.payline, patience=PATIENCE))
    own = service_of(app)
    routes = [*pay_routes(own), *document_routes(own), *payment_routes(own)]
    with serving(Starlette(routes=routes, middleware=[Middleware(SecurityHeaders)])) as address:
        yield address


def path_in(world: World, texts: list[str]) -> str:
    """Return the path of the link in what was said."""
    return str(LINK.findall("\n".join(texts))[-1]).removeprefix(world.app.settings.public_url)


def words(answer: httpx.Response) -> str:
    """Return a page's words."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def wanting(world: World) -> str:
    """Let a client who is known want to pay; return the path of the link in the very answer."""
    world.verify()
    return path_in(world, world.say("quiero pagar"))


def test_there_and_back(paid: World, service: str, provider: PayProvider) -> None:
    """The link stands in the first answer; the page tells the sum, the button leads on, and the payment is theirs."""
    path = wanting(paid)
    shown = httpx.get(service + path)
    asked_before = len(provider.asked)
    led = httpx.post(service + path)
    with paid.unit() as uow:
        key = make_key(uow, paid.app.vault, CREDITOR, paid.now)
    (reference,) = provider.pages
    told = provider.pay(reference, service, key, CREDITOR, paid.now)
    after = httpx.get(service + path)

    assert (200, 0) == (shown.status_code, asked_before)  # who looks at what is behind a link asks nobody
    assert ["$144.000" in words(shown), "Ir a pagar" in words(shown)] == [True, True]
    assert (303, provider.pages[reference]["url"]) == (led.status_code, led.headers["Location"])
    assert ("144000", "CLP") == (provider.asked[0]["amount"], provider.asked[0]["currency"])
    assert "2026-03-07T00:00:00-03:00" == provider.asked[0]["expires_at"]
    assert {"outcome": "recorded"} == told.json()
    assert "no tiene nada que pagar" in words(after)
    assert "<form" not in after.text
    assert [("visitor", "payment_link.made")] == [
        (actor, action) for actor, action, _ in entries(paid, "client:1041") if action.startswith("payment_link")
    ]


def test_where_the_button_may_lead(paid: World, service: str) -> None:
    """The button may lead to https and, in the clear, to hosts that the operator names; nobody frames the page."""
    policy = httpx.get(service + wanting(paid)).headers["Content-Security-Policy"].split("; ")
    public = leading_out(guard_of(replace(paid.app.settings, public_url="https://bot.example")).named)

    assert "form-action 'self' https: http://127.0.0.1:* http://localhost:*" in policy
    assert "frame-ancestors 'none'" in policy
    assert public["Content-Security-Policy"].endswith("form-action 'self' https:")


def test_pressed_twice(paid: World, service: str, provider: PayProvider) -> None:
    """Who presses twice in a day is led to the same page; once something else is due, or the next day, to another."""
    path = wanting(paid)
    led = [httpx.post(service + path).headers["Location"] for _ in range(2)]
    due = date(2026, 2, 12)
    paid.add_client(invoices=((144_000, due, "Agua, enero"), (5_000, due, "Agua, febrero")))
    more = httpx.post(service + path).headers["Location"]
    paid.wall.move(days=1)
    later = httpx.post(service + path).headers["Location"]

    assert (1, 3) == (len(set(led)), len({*led, more, later}))
    assert ["144000", "144000", "149000", "149000"] == [one["amount"] for one in provider.asked]


@pytest.mark.parametrize("day", ["down", "slow", "garbled", "refusing"])
def test_away(paid: World, service: str, provider: PayProvider, day: str) -> None:
    """Whatever is wrong with the provider, the client soon reads the other ways, and may try again."""
    path, provider.day, begun = wanting(paid), [day], time.monotonic()
    told = httpx.post(service + path, timeout=30)
    passed = time.monotonic() - begun
    provider.day = ["good"]

    assert 503 == told.status_code
    assert ["Banco del Valle" in words(told), "P1041-" in words(told), "Intentar otra vez" in words(told)] == [True] * 3
    assert 2 * PATIENCE + 3 > passed
    assert 303 == httpx.post(service + path).status_code


@pytest.mark.parametrize("means", [[MEANS]])
def test_away_with_nothing_else(paid: World, service: str, provider: PayProvider) -> None:
    """Where there is no other way, the page says when to come back and who helps."""
    path, provider.day = wanting(paid), ["down"]

    assert "ayuda una persona" in words(httpx.post(service + path, timeout=30))


def test_by_sms(paid: World, service: str) -> None:
    """Where signs are paid for, a short link leads to the page."""
    for text in ("hola", "1", "6785", "quiero pagar"):
        paid.say(text, channel="sms")
    path = path_in(paid, [row.text for row in paid.messages()])
    led = httpx.get(service + path)

    assert (303, True) == (led.status_code, path.startswith("/c/"))
    assert 200 == httpx.get(service + path_in(paid, [led.headers["Location"]])).status_code


def test_links_that_open_nothing(paid: World, service: str, provider: PayProvider) -> None:
    """A forged link, one of another purpose and one that is too old open nothing; the provider is asked for none."""
    path = wanting(paid)
    other = paid.app.bot.links.message(CREDITOR, "1041", 1, paid.now).rpartition("/")[2]
    told = [httpx.post(f"{service}/pay/{token}").status_code for token in ("AAAA", other)]
    paid.wall.at += DOCUMENT_AGE + timedelta(minutes=1)

    assert [410, 410, 410] == [*told, httpx.post(service + path).status_code]
    assert [] == provider.asked


def test_a_way_that_is_gone(paid: World, service: str, provider: PayProvider) -> None:
    """Once the creditor is paid otherwise, an old link shows how, and leads nowhere."""
    path = wanting(paid)
    paid.add_creditor(payment_means=[TRANSFER])
    told = httpx.post(service + path)

    assert (503, [], False) == (told.status_code, provider.asked, "<form" in told.text)
    assert "Banco del Valle" in words(told)


def test_in_two_turns(paid: World) -> None:
    """Who is known has the link in the answer to wanting to pay, in the middle of a plan too."""
    paid.verify()
    paid.say("puedo pagar en 6 cuotas de 24000 desde el 13 de marzo")
    said = [text for _ in range(TURNS_MAX) for text in paid.say("quiero pagar")]

    assert LINK.search(said[0])


def test_no_page_without_provider(world: World) -> None:
    """A way that no provider serves is not told to anybody."""
    world.add_creditor(payment_means=[{**MEANS, "provider": "otra"}, TRANSFER])
    world.verify()
    said = "\n".join(world.say("quiero pagar"))

    assert ["Banco del Valle" in said, "Pago en línea" in said] == [True, False]
