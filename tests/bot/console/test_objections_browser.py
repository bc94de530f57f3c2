"""Hold the page of objections in a real browser: check in place, save, on a narrow phone too."""

from playwright.sync_api import Page, expect

from tests.bot.console.browsing import PHONE, WIDE, enter, visit
from tests.bot.world import CREDITOR, World
from tests.flows.objections.books import SMALL


def test_edit(world: World, supervised: str, page: Page) -> None:
    """Faults appear in place without losing what was typed; a file without any waits for another person."""
    page.set_viewport_size(WIDE)
    enter(page, world, supervised)
    visit(page, "Reglas", "Objeciones")
    expect(page.get_by_role("heading", name="Qué se respondió y cómo terminó")).to_be_visible()
    page.locator("#file").fill(SMALL.replace("route: trust", "route: trsut"))
    page.get_by_role("button", name="Revisar").click()
    expect(page.locator(".faults li").first).to_contain_text("Línea 14")
    expect(page.locator("#file")).to_have_value(SMALL.replace("route: trust", "route: trsut"))
    page.locator("#file").fill(SMALL)
    page.get_by_role("button", name="Revisar").click()
    expect(page.get_by_text("Todo en orden")).to_be_visible()
    page.get_by_label("Por qué se cambia").fill("por claridad")
    page.get_by_role("button", name="Enviar a aprobación").click()
    expect(page.locator("#said")).to_contain_text("cuando otra persona de supervisión lo apruebe")
    with world.unit() as uow:
        draft = uow.drafts.waiting(CREDITOR, "objections")

    assert ("1", "por claridad") == (draft and draft.name, draft and draft.why)


def test_phone(world: World, supervised: str, page: Page) -> None:
    """On a narrow phone nothing but the table and the file scrolls sideways."""
    page.set_viewport_size(PHONE)
    enter(page, world, supervised)
    page.goto(f"{supervised}/console/objections")
    expect(page.locator("#file")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
