"""Hold what the queue does under a real browser's keys: found as one types, kept in view, heard, and shared live."""

import json
import re

from playwright.sync_api import Page, expect

from tests.bot.console.browsing import PHONE, SMALL, WIDE, enter
from tests.bot.console.conftest import Hire, cookie_of
from tests.bot.console.test_queue import open_case
from tests.bot.world import World

LISTEN = """
window.heard = 0;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...given) { window.heard += 1; return start.apply(this, given); };
"""


def test_by_keys(world: World, hire: Hire, office: str, dispute: int, page: Page) -> None:
    """Search, views, labels and giving by keys alone, none of which is taken from who types; what is new is heard.

    Who else opens the case is told at once; on a phone's width all of it fits, large enough.
    """
    hire("Luis Peña", "luis@example.org")
    other = open_case(world, "complaint", 3, 9)
    page.add_init_script(LISTEN)
    page.set_viewport_size(WIDE)
    enter(page, world, office)
    expect(page).to_have_title("(2) Concilia")
    page.keyboard.press("/")
    page.keyboard.type("jmnagt servic")
    expect(page.locator("#q")).to_have_value("jmnagt servic")
    expect(page.locator("#rows")).to_contain_text("Nada con este filtro")
    page.locator("#q").fill("agua")
    expect(page.locator(".row")).to_have_count(1)
    expect(page.locator("#found")).to_have_text("1 caso encontrado")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    expect(page.locator(".row")).to_have_count(2)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#head")).to_contain_text(f"caso {dispute}")
    page.keyboard.press("e")
    page.keyboard.type("frío")
    page.keyboard.press("Enter")
    expect(page.locator("#sharing .tag")).to_contain_text("frío")
    expect(page.locator(f"#row-{dispute} .tag")).to_have_text("frío")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.type("Luis")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#sharing")).to_contain_text("Le toca a Luis Peña: lo dio Andrea Soto.")
    expect(page).to_have_title(re.compile(r"^\(1\) "))
    assert 0 == page.evaluate("window.heard")
    open_case(world, "human", 3, 10)
    with world.unit() as uow:
        uow.notify("concilia_cases", "new")
    expect(page).to_have_title(re.compile(r"^\(2\) "))
    assert 1 == page.evaluate("window.heard")
    page.get_by_role("button", name="Sonido cuando llega un caso").click()
    assert "off" == page.evaluate("localStorage.getItem('concilia.sound')")
    page.locator("#head h1").click()
    page.keyboard.press("n")
    expect(page.locator(".row")).to_have_count(2)
    expect(page.locator(f"#row-{other}")).to_be_visible()
    _look_on(world, office, dispute, page)


def _look_on(world: World, office: str, dispute: int, page: Page) -> None:
    """Look at the same case as somebody else, on a phone."""
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(viewport=PHONE)
    luis = context.new_page()
    cookie = page.context.cookies()[0]
    context.add_cookies([{**cookie, "value": cookie_of(world, "luis@example.org")}])  # type: ignore[typeddict-item]
    luis.goto(f"{office}/console/cases/{dispute}")
    expect(page.locator("#sharing")).to_contain_text("También lo mira Luis Peña")
    expect(luis.locator("#sharing")).to_contain_text("Le toca a usted")
    for place in (f"/console/cases/{dispute}", "/console", "/console/views?state=mine"):
        luis.goto(f"{office}{place}")
        wide = luis.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], place
        assert [] == luis.evaluate(SMALL), json.dumps(place)
    expect(page.locator("#sharing")).not_to_contain_text("También lo mira")
    context.close()
