"""Hold that who was away too long is told so at the door, and finds what they wrote, on any page of the console."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.bot.console.browsing import WIDE, enter
from tests.bot.console.conftest import EMAIL, PASSWORD
from tests.bot.world import World

WHY = "montos equivocados en la última cartera"


def test_words_of_any_form(world: World, supervised: str, page: Page) -> None:
    """An act of a session that has ended is not done; signed in again, its words stand where they were, until sent."""
    page.set_viewport_size(WIDE)
    enter(page, world, supervised)
    page.goto(f"{supervised}/console/stops")
    why = page.locator("#stop").get_by_label("Por qué")
    why.fill(WHY)
    world.wall.move(minutes=world.app.settings.session_idle_minutes)
    page.get_by_role("button", name="Detener los envíos").click()
    expect(page.locator(".sheet").get_by_role("status")).to_contain_text("Su sesión terminó.")
    page.get_by_label("Correo").fill(EMAIL)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(why).to_have_value(WHY)
    others = page.locator("input[name=reason]").evaluate_all("all => all.filter((one) => one.value).length")
    page.get_by_role("button", name="Detener los envíos").click()
    expect(page.locator("#said")).to_contain_text("desde ahora no sale nada")
    page.reload()
    expect(page.locator("#stop")).to_be_visible()
    left = page.locator("input[name=reason]").evaluate_all("all => all.filter((one) => one.value).length")

    assert (1, 0) == (others, left)


def test_an_open_page_leads_to_the_door(world: World, office: str, dispute: int, page: Page) -> None:
    """What a page asks for by itself keeps nobody signed in: left alone it leads to the door, which says why."""
    page.set_viewport_size(WIDE)
    enter(page, world, office)
    page.goto(f"{office}/console/cases/{dispute}")
    expect(page.locator("#thread")).to_be_visible()
    asks: tuple[Callable[[], object], ...] = (
        lambda: page.evaluate("htmx.trigger(document.body, 'cases')"),
        lambda: page.evaluate("htmx.trigger(document.body, 'case')"),
    )
    for ask in asks:
        world.wall.move(minutes=world.app.settings.session_idle_minutes // 2)
        ask()
    expect(page.locator(".sheet").get_by_role("status")).to_contain_text("Su sesión terminó.")
