"""Hold the page of deliveries, and the case of somebody not known, in a real browser: keyboard, phone, both themes."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from bot.channels.base import Refused, Unknown
from storage.schema import Case, SendStatus
from tests.bot.console.browsing import PHONE, SMALL, WIDE, enter, visit
from tests.bot.console.test_deliveries import PATH, leave, row
from tests.bot.console.test_unheard import lose
from tests.bot.world import World


def test_by_keyboard(world: World, supervised: str, page: Page) -> None:
    """An unknown message is found from the queue and leaves again on the second press, without a mouse."""
    leave(world, Unknown("timeout"))
    page.set_viewport_size(WIDE)
    enter(page, world, supervised)
    visit(page, "Servicio", "Entregas")
    expect(page.get_by_role("heading", name="Lo que no llegó a su destino")).to_be_visible()
    page.get_by_role("button", name="Enviar otra vez").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("puede llegarle dos veces")
    expect(page.get_by_role("link", name="No enviar")).to_be_focused()
    still = row(world).status
    page.get_by_role("button", name="Enviar de todos modos").press("Enter")
    expect(page.locator("#said")).to_contain_text("Sale otra vez")
    expect(page.locator("#list")).to_contain_text("Nada pendiente")

    assert (SendStatus.UNKNOWN, SendStatus.WAITING) == (still, row(world).status)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_looks(world: World, supervised: str, page: Page, scheme: str, size: ViewportSize) -> None:
    """Nothing is wider than the screen, and every text has its contrast and one of the four sizes, in each list."""
    leave(world, Refused("30003"))
    leave(world, Unknown("timeout"), text="buenas")
    world.write("mi secreto", channel="sms", address="+56922229876")
    lose(world, world.client, world.client)
    with world.unit() as uow:
        uow.paces.push_back("account twilio AC123", world.now + timedelta(minutes=5))
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    enter(page, world, supervised)
    found = []
    for view in ("in", "unknown", "failed", "parked", "unheard"):
        page.goto(f"{supervised}{PATH}?view={view}")
        expect(page.locator("#list")).to_be_visible()
        expect(page.get_by_text("Envíos por SMS y WhatsApp en pausa")).to_be_visible()
        found += [*page.evaluate(SMALL), page.evaluate("document.documentElement.scrollWidth")]
    page.goto(f"{supervised}{PATH}?view=unknown")
    page.get_by_role("button", name="Enviar otra vez").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found += page.evaluate(SMALL)

    assert [size["width"]] * 5 == found


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_who_it_is(world: World, office: str, visitor: Case, page: Page, size: ViewportSize) -> None:
    """Somebody not known is found by name and joined with the client, on a phone too."""
    page.set_viewport_size(size)
    enter(page, world, office)
    page.locator(f"#row-{visitor.id}").click()
    expect(page.get_by_role("heading", name="Sin identificar")).to_be_visible()
    if size is PHONE:
        page.get_by_role("button", name="Quién es").click()
    page.get_by_label("Buscar por número de cliente o nombre").fill("marcela")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Es esta persona").click()
    expect(page.get_by_role("heading", name="Marcela Fuentes")).to_be_visible()
    page.get_by_text("Lo que escribió antes de saberse quién es").click()
    expect(page.locator("#before")).to_contain_text("no tengo ningún número")
    with world.unit() as uow:
        joined = uow.cases.get(visitor.id).client_id

    assert (world.client, size["width"]) == (joined, page.evaluate("document.documentElement.scrollWidth"))
