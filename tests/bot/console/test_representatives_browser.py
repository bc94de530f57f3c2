"""Hold in a real browser that who acts for a client is entered and taken back, wide and on a phone, light and dark."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from storage.schema import Case
from tests.bot.console.browsing import PHONE, SMALL, WIDE, enter
from tests.bot.console.conftest import STRANGER, Desk
from tests.bot.world import World


@pytest.fixture
def behalf(world: World, andrea: Desk) -> Case:
    """Let somebody say that she is the client's lawyer, and an adviser whose; give the case."""
    world.write("soy la abogada de Marcela Fuentes", channel="sms", address=STRANGER)
    world.handle()
    with world.unit() as uow:
        (case,) = uow.cases.about({"power"})
    andrea.act(case.id, "join", client=world.client)
    return case


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide", "phone"])
def test_entered_and_taken_back(
    world: World, site: str, behalf: Case, page: Page, size: dict[str, int], scheme: Literal["light", "dark"]
) -> None:
    """Each act is seen at once where it was done; a form without its papers is not sent, and stays typed."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    enter(page, world, site)
    page.goto(f"{site}/console/cases/{behalf.id}")
    page.wait_for_load_state()
    if size == PHONE:
        page.get_by_role("button", name="Cuenta", exact=True).click()
    page.get_by_text("Anotar a quien actúa, con los papeles vistos").click()
    page.get_by_label("Su nombre").fill("Rosa Díaz")
    page.get_by_label("Su documento").fill("8.765.432-1")
    page.get_by_label("Hasta qué día vale").fill("2026-12-31")
    enters = page.locator("#represent button")
    enters.click()
    expect(page.get_by_label("Su nombre")).to_have_value("Rosa Díaz")
    page.get_by_label("Qué papeles vio").fill("Poder y cédula")
    assert [] == page.evaluate(SMALL)
    enters.click()
    expect(page.locator(".acting li")).to_contain_text("Se le informa de la cuenta. Hasta el")
    assert [] == page.evaluate(SMALL)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pane = page.locator("#account")
    assert pane.evaluate("pane => pane.scrollWidth <= pane.clientWidth")
    page.get_by_role("button", name=re.compile("Ya no actúa ?: Rosa Díaz")).click()
    expect(page.locator(".acting li")).to_contain_text("Retirado por Andrea Soto")
