"""Hold the page of objections in a real browser: check in place, save, on a narrow phone too."""

from playwright.sync_api import Page, expect

from tests.bot.console.browsing import PHONE, WIDE, enter
from tests.bot.world import CREDITOR, World
from tests.flows.objections.books import SMALL


def test_edit(world: World, supervised: str, page: Page) -> None:
    """Faults appear in place without losing what was typed; a file without any is saved and in use."""
    page.set_viewport_size(WIDE)
    enter(page, world, supervised)
    page.get_by_role("link", name="Objeciones").click()
    expect(page.get_by_role("heading", name="Qué se respondió y cómo terminó")).to_be_visible()
    page.locator("#file").fill(SMALL.replace("route: trust", "route: trsut"))
    page.get_by_role("button", name="Revisar").click()
    expect(page.locator(".faults li").first).to_contain_text("Línea 14")
    expect(page.locator("#file")).to_have_value(SMALL.replace("route: trust", "route: trsut"))
    page.locator("#file").fill(SMALL)
    page.get_by_role("button", name="Revisar").click()
    expect(page.get_by_text("Todo en orden")).to_be_visible()
    page.get_by_role("button", name="Guardar versión nueva").click()
    expect(page.locator("#said")).to_have_text("Versión guardada: ya está en uso.")
    with world.unit() as uow:
        version = uow.creditors.get(CREDITOR).objections_version

    assert "1" == version


def test_phone(world: World, supervised: str, page: Page) -> None:
    """On a narrow phone nothing but the table and the file scrolls sideways."""
    page.set_viewport_size(PHONE)
    enter(page, world, supervised)
    page.goto(f"{supervised}/console/objections")
    expect(page.locator("#file")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
