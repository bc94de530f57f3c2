"""Hold what an adviser sees and does with a real browser: by keyboard alone, live, on a phone, inside a frame."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from storage.schema import Direction
from tests.bot.console.browsing import PHONE, SMALL, WIDE, enter, sign_in
from tests.bot.console.conftest import EMAIL, PASSWORD, console_server
from tests.bot.console.test_queue import open_case
from tests.bot.serving import serving
from tests.bot.world import World

ENLARGED: ViewportSize = {"width": 640, "height": 450}  #: of 1280 by 900 at twice the size
READABLE = 160  #: pixels of conversation


async def _frame(_: Request) -> Response:
    return HTMLResponse('<!doctype html><title>Marco</title><iframe src="/console" width="1000" height="700"></iframe>')


@pytest.fixture
def framed(world: World) -> Iterator[str]:
    """Serve the console and a page that frames it; give that page's address."""
    server = console_server(world)
    server.routes.append(Route("/frame", _frame))
    with serving(server) as address:
        yield f"{address}/frame"


def test_whole_path_by_keyboard(world: World, office: str, dispute: int, page: Page) -> None:
    """A case is found, opened, taken, answered and resolved without a mouse."""
    page.set_viewport_size(WIDE)
    sign_in(page, office)
    page.keyboard.press("j")
    expect(page.locator("#reason")).to_contain_text("Servicio o producto en disputa")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Marcela Fuentes")).to_be_visible()
    expect(page).to_have_url(f"{office}/console/cases/{dispute}")
    page.keyboard.press("t")
    expect(page.locator("#head")).to_contain_text("Lo lleva usted")
    page.keyboard.press("r")
    page.keyboard.type("/rev")
    page.keyboard.press("Enter")
    expect(page.locator("#reply-text")).to_have_value(re.compile(f"Estoy revisando el caso {dispute}"))
    expect(page.locator("#reply .preview")).to_contain_text("Andrea Soto, asesoría")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Enviado.")
    expect(page.locator("#reply-text")).to_have_value("")
    world.work()
    expect(page.locator(".message.adviser .status")).to_have_text("entregado")
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.keyboard.press("Space")
    for _ in ("how much, or all that was stopped", "of which bill", "what is said"):
        page.keyboard.press("Tab")
    page.keyboard.type("Descontamos los días sin agua.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#composer")).to_contain_text("Abono. Descontamos los días sin agua.")
    expect(page.locator("#rows")).to_contain_text("Nadie espera")
    world.work()

    heard = world.hear()
    assert heard[0].startswith(f"Gracias por la espera. Estoy revisando el caso {dispute}")
    assert any("Descontamos los días sin agua." in text for text in heard[1:])


def test_news_appear(world: World, office: str, dispute: int, page: Page) -> None:
    """What the client writes and what others do appears without a reload; what is being typed stays as it is."""
    page.set_viewport_size(WIDE)
    enter(page, world, office)
    page.goto(f"{office}/console/cases/{dispute}")
    page.keyboard.press("r")
    page.keyboard.type("Hola, Mar")
    world.say("fueron seis días")
    expect(page.locator("#thread")).to_contain_text("fueron seis días")
    with world.unit() as uow:
        staff = uow.staff.find("andrea@example.org")
        assert staff is not None
        world.app.desk.take(uow, dispute, staff, world.now, "0" * 32)
    expect(page.locator("#head")).to_contain_text("Lo lleva Andrea Rojas")
    expect(page.locator("#rows")).to_contain_text("lo lleva Andrea Rojas")
    with world.unit() as uow:
        world.app.desk.release(uow, dispute, staff.id, world.now, "1" * 32)
    expect(page.locator("#reply-text")).to_have_value("Hola, Mar")
    expect(page.locator("#reply .preview")).to_contain_text("Hola, Mar")


def test_news_under_a_pressed_pointer(world: World, office: str, dispute: int, page: Page) -> None:
    """A row that is being clicked while the queue changes is opened all the same; the news follow."""
    page.set_viewport_size(WIDE)
    enter(page, world, office)
    page.locator(f"#row-{dispute}").hover()
    page.mouse.down()
    with page.expect_response("**/console/queue*"), world.unit() as uow:
        staff = uow.staff.find("andrea@example.org")
        assert staff is not None
        world.app.desk.take(uow, dispute, staff, world.now, "0" * 32)
    page.wait_for_timeout(200)
    page.mouse.up()
    expect(page.get_by_role("heading", name="Marcela Fuentes")).to_be_visible()
    expect(page.locator("#rows")).to_contain_text("lo lleva Andrea Rojas")


def test_refused_words_stay(world: World, office: str, dispute: int, page: Page) -> None:
    """A refused answer stays where it was typed, with its reason; the composer keeps the word."""
    page.set_viewport_size(WIDE)
    enter(page, world, office)
    page.goto(f"{office}/console/cases/{dispute}")
    page.keyboard.press("r")
    page.keyboard.type("Es su último aviso.")
    expect(page.locator("#reply .preview .error")).to_have_text("«ultimo aviso» amenaza.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("No se envió: «ultimo aviso» amenaza.")
    expect(page.locator("#reply-text")).to_have_value("Es su último aviso.")
    expect(page.locator("#reply-text")).to_be_focused()


def test_phone(world: World, office: str, dispute: int, page: Page) -> None:
    """On a phone one pane is shown at a time, nothing is wider than the screen, and everything is reached.

    At twice the size of a small screen the conversation can still be read, and written in.
    """
    page.set_viewport_size(ENLARGED)
    enter(page, world, office)
    page.locator(f"#row-{dispute}").click()
    expect(page.locator("#thread")).to_be_visible()
    high = page.locator("#thread").evaluate("thread => thread.clientHeight")
    page.locator("#reply-text").scroll_into_view_if_needed()
    expect(page.locator("#reply-text")).to_be_in_viewport()
    page.set_viewport_size(PHONE)
    expect(page.locator(".queue")).to_be_hidden()
    width = page.evaluate("document.documentElement.scrollWidth")
    page.get_by_role("button", name="Cuenta").click()
    expect(page.locator("#account")).to_contain_text("$144.000")
    expect(page.locator("#thread")).to_be_hidden()
    page.get_by_role("link", name="Volver a la cola").click()
    expect(page.locator(f"#row-{dispute}")).to_be_visible()

    assert (320, True) == (width, high >= READABLE)


@pytest.mark.parametrize("size", [(320, 568), (390, 844), (1366, 620)])
def test_long_lists_stay_inside(world: World, office: str, page: Page, size: tuple[int, int]) -> None:
    """However long queue and conversation are, they scroll on their own: the page is never longer than the screen."""
    numbers = [open_case(world, "complaint", 3, hours) for hours in range(1, 31)]
    with world.unit() as uow:
        talk = uow.conversations.lock(world.creditor, world.client)
        facts = {"direction": Direction.IN, "channel": "web", "initiated_by": "client", "kind": "reply"}
        for number in range(30):
            uow.messages.add(talk, text=f"mensaje {number}", at=world.now, **facts)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    enter(page, world, office)
    heights = []
    for path in ("", f"/cases/{numbers[0]}"):
        page.goto(f"{office}/console{path}")
        heights.append(page.evaluate("document.documentElement.scrollHeight"))

    assert [size[1], size[1]] == heights


@pytest.mark.usefixtures("office")
def test_inside_a_frame(framed: str, dispute: int, page: Page) -> None:
    """The console works inside a page of the same origin."""
    page.set_viewport_size(WIDE)
    page.goto(framed)
    console = page.frame_locator("iframe")
    console.get_by_label("Correo").fill(EMAIL)
    console.get_by_label("Contraseña").fill(PASSWORD)
    console.get_by_role("button", name="Entrar").click()
    console.locator(f"#row-{dispute}").click()
    console.get_by_role("button", name="Tomar el caso").click()
    expect(console.locator("#head")).to_contain_text("Lo lleva usted")


def test_session_ends_in_the_middle(world: World, office: str, dispute: int, page: Page) -> None:
    """Signed out while typing, the adviser signs in again and finds their words where they were."""
    page.set_viewport_size(WIDE)
    enter(page, world, office)
    page.goto(f"{office}/console/cases/{dispute}")
    page.keyboard.press("r")
    page.keyboard.type("Hola, Marcela.")
    world.wall.move(hours=12)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Consola de asesoría")).to_be_visible()
    page.get_by_label("Correo").fill(EMAIL)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{office}/console/cases/{dispute}")
    expect(page.locator("#reply-text")).to_have_value("Hola, Marcela.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_and_sizes(world: World, office: str, dispute: int, page: Page, scheme: str) -> None:
    """Every text that is shown has a contrast of 4.5 : 1 and one of the four sizes, in both themes."""
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    enter(page, world, office)
    page.goto(f"{office}/console/cases/{dispute}")
    expect(page.locator(".row[aria-current]")).to_be_visible()
    page.keyboard.press("r")
    page.keyboard.type("Es su último aviso!!")
    expect(page.locator("#reply .preview .error")).to_be_visible()

    assert [] == page.evaluate(SMALL)
