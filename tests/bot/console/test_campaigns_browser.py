"""Hold the pages of campaigns in a real browser: keyboard, phone, both themes, a file of one's own."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.bot.campaigns.scene import ALONE, add, begin, submit, written
from tests.bot.console.browsing import PHONE, SMALL, WIDE, enter, visit
from tests.bot.world import World


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_looks(world: World, supervised: str, page: Page, scheme: str, size: ViewportSize) -> None:
    """Written, approved, paused by keyboard; nothing is wider than the screen, every text has contrast and size."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    add(world, "C-1", "C-2", due_on=date(2026, 3, 1))
    submit(world, campaign="de-otra-persona", **ALONE)
    found: list[object] = []

    def look() -> None:
        found.extend([*page.evaluate(SMALL), page.evaluate("document.documentElement.scrollWidth")])

    enter(page, world, supervised)
    visit(page, "Reglas", "Campañas")
    page.get_by_label("Campaña, en YAML").fill(written(campaign="Mía", hold_out=5))
    page.get_by_role("button", name="Revisar").press("Enter")
    expect(page.locator("#checked")).to_contain_text("no sirve de nombre")
    page.get_by_text("Ver un ejemplo").press("Enter")
    look()
    page.get_by_label("Campaña, en YAML").fill(written(campaign="propia"))
    page.get_by_role("button", name="Guardar borrador").press("Enter")
    expect(page.get_by_text("La escribió usted")).to_be_visible()
    look()
    page.get_by_role("link", name="Todas las campañas").press("Enter")
    page.get_by_role("link", name="de-otra-persona").press("Enter")
    page.get_by_role("link", name="mire a quién se escribiría").press("Enter")
    expect(page.locator("blockquote").first).to_contain_text("Aguas del Valle")
    look()
    page.get_by_role("button", name="Aprobar la campaña").press("Enter")
    expect(page.locator("#said")).to_contain_text("Aprobada")
    page.get_by_label("Por qué").fill("el texto se lee mal")
    page.get_by_role("button", name="Detener").press("Enter")
    expect(page.locator(".halt")).to_contain_text("el texto se lee mal")
    look()

    assert [size["width"]] * 4 == found


def test_own_file(world: World, supervised: str, page: Page, tmp_path: Path) -> None:
    """A file of one's own is put where it can be read before it is saved."""
    begin(world)
    file = tmp_path / "campaña.yml"
    file.write_text(written(campaign="de-mi-equipo"), "utf-8")
    enter(page, world, supervised)
    visit(page, "Reglas", "Campañas")
    page.get_by_label("O cargue un archivo de su equipo").set_input_files(file)

    expect(page.get_by_label("Campaña, en YAML")).to_have_value(written(campaign="de-mi-equipo"))


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_room_in_sight(world: World, supervised: str, page: Page, width: int) -> None:
    """However small the screen, each floor shows all its rooms in sight, wide enough for a thumb, until Escape."""
    page.set_viewport_size({"width": width, "height": 640})
    enter(page, world, supervised)
    rooms = page.get_by_role("navigation", name="Otras páginas")
    found = [button.bounding_box() for button in rooms.get_by_role("button").all()]
    for button in rooms.get_by_role("button").all():
        button.press("Enter")
        shown = rooms.get_by_role("link")
        expect(shown.first).to_be_visible()
        found += [link.bounding_box() for link in shown.all()]
        page.keyboard.press("Escape")
        expect(shown).to_have_count(0)

    assert [] == [
        box
        for box in found
        if not box or box["x"] < 0 or box["x"] + box["width"] > width or box["y"] + box["height"] > 640
    ]
    assert min(box["height"] for box in found if box) >= 32
    assert len(found) > 12
