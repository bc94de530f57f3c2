"""Hold the page of objections in a real browser: check in place, save, on a narrow phone too."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from storage.schema import Role
from tests.bot.console.test_browser import EMAIL, WIDE, sign_in, site  # noqa: F401 - a fixture
from tests.bot.world import CREDITOR, World
from tests.flows.objections.books import SMALL

PHONE: ViewportSize = {"width": 320, "height": 640}


@pytest.fixture
def supervised(world: World, site: str) -> str:  # noqa: F811 - the fixture
    """Make the adviser a supervisor; give the page's address."""
    with world.app.database.unit_of_work() as uow:
        staff = uow.staff.find(EMAIL)
        assert staff is not None
        staff.role = Role.SUPERVISOR
        uow.commit()
    return f"{site}/console/objections"


def test_edit(world: World, site: str, supervised: str, page: Page) -> None:  # noqa: F811
    """Faults appear in place without losing what was typed; a file without any is saved and in use."""
    page.set_viewport_size(WIDE)
    sign_in(page, site)
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


def test_phone(site: str, supervised: str, page: Page) -> None:  # noqa: F811
    """On a narrow phone nothing but the table and the file scrolls sideways."""
    page.set_viewport_size(PHONE)
    sign_in(page, site)
    page.goto(supervised)
    expect(page.locator("#file")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
