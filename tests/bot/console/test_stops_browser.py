"""Hold the pages of pauses, of ways to pay and of reports in a real browser: keyboard, phone, both themes."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.bot.console.browsing import PHONE, SMALL, WIDE, enter, visit
from tests.bot.world import World


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_looks(world: World, supervised: str, page: Page, scheme: str, size: ViewportSize) -> None:
    """Stopped by keyboard; nothing is wider than the screen, every text has its contrast and one of four sizes."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    enter(page, world, supervised)
    visit(page, "Servicio", "Pausas")
    page.locator("#stop").get_by_label("Por qué").fill("montos equivocados en la última cartera que se cargó")
    page.get_by_role("button", name="Detener los envíos").press("Enter")
    expect(page.locator("#said")).to_contain_text("desde ahora no sale nada")
    found = [*page.evaluate(SMALL), page.evaluate("document.documentElement.scrollWidth")]
    page.locator("#place").get_by_label("Por qué").fill("incendios")
    page.get_by_role("button", name="Detener contactos").press("Enter")
    expect(page.get_by_role("button", name="Levantar")).to_be_visible()
    found += [*page.evaluate(SMALL), page.evaluate("document.documentElement.scrollWidth")]
    page.get_by_role("link", name="Casos").press("Enter")
    expect(page.locator(".halt")).to_contain_text("Todo envío detenido")
    found += [*page.evaluate(SMALL), page.evaluate("document.documentElement.scrollWidth")]
    visit(page, "Reglas", "Formas de pago")
    page.get_by_text("Proponer un cambio").first.click()
    page.get_by_label("Agregar otra").select_option("cash")
    page.get_by_role("button", name="Llenar sus datos").press("Enter")
    page.get_by_label("nombre *").fill("Caja de la oficina central, de lunes a viernes")
    found += [*page.evaluate(SMALL), page.evaluate("document.documentElement.scrollWidth")]
    page.get_by_role("button", name="Proponer", exact=False).press("Enter")
    expect(page.locator("#said")).to_contain_text("cuando otra persona de supervisión lo apruebe")
    found += [*page.evaluate(SMALL), page.evaluate("document.documentElement.scrollWidth")]
    visit(page, "Cifras", "Informes")
    page.get_by_role("link", name="Cartera y caja").press("Enter")
    expect(page.get_by_role("img", name="Antigüedad de lo que se debe")).to_be_visible()
    page.get_by_text("Ver la tabla").last.click()
    found += [*page.evaluate(SMALL), page.evaluate("document.documentElement.scrollWidth")]
    wide = page.evaluate(
        "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('main'))"
    )

    assert [size["width"]] * 6 == found
    assert 0 == wide
