"""Hold the page of a trial in a real browser: by keyboard, on a phone in the dark, its bar moving by itself."""

from playwright.sync_api import Page, expect

from tests.bot.console.browsing import PHONE, SMALL, enter, visit
from tests.bot.console.test_trials import made
from tests.bot.world import CREDITOR, World

SOON = 15_000  #: milliseconds, on a busy machine


def test_followed(world: World, supervised: str, page: Page) -> None:
    """Asked for by keyboard; the bar moves without the page, which shows in the end what came of it."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    enter(page, world, supervised)
    visit(page, "Reglas", "Políticas")
    page.get_by_role("link", name="Probarla con gente inventada").press("Enter")
    page.get_by_role("button", name="Probar esta política").press("Enter")
    bar = page.get_by_role("progressbar", name="Espera su turno")
    expect(bar).to_be_visible()
    page.evaluate("window.stayed = true")
    with world.unit() as uow:
        asked = uow.policy_trials.under_way(CREDITOR)
        assert asked is not None
        row = uow.policy_trials.take(CREDITOR, asked.id)
        assert row is not None
        uow.policy_trials.move(row, row.steps // 4)
    expect(page.get_by_role("progressbar", name="Va en 25 %")).to_have_js_property(
        "value", row.steps // 4, timeout=SOON
    )
    found = [*page.evaluate(SMALL), page.evaluate("window.stayed")]
    with world.unit() as uow:
        uow.policy_trials.end(row, made(0.02, 0.06), "<p>whole</p>", world.now)
    expect(page.get_by_role("heading", name="Qué pasó con esa gente")).to_be_visible(timeout=SOON)
    found += [*page.evaluate(SMALL), page.evaluate("document.documentElement.scrollWidth")]
    expect(page.get_by_text("entre 2 y 6 acuerdos cumplidos más")).to_be_visible()

    assert [True, PHONE["width"]] == found
