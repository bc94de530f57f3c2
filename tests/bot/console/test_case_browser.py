"""Hold in a real browser how few actions a case takes, and that what the team shares about one is seen at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from storage.schema import CaseStatus
from tests.bot.console.browsing import PHONE, SMALL, WIDE, enter, visit
from tests.bot.console.conftest import Hire
from tests.bot.console.test_acts import case_of
from tests.bot.world import World


class Hands:
    """What somebody does at a page, each counted: a click, a key, a text that is typed where one clicks."""

    def __init__(self, page: Page) -> None:
        """Take the page; nothing was done yet."""
        self.page, self.actions = page, 0

    def click(self, name: str) -> None:
        """Click what is found by a selector."""
        self.actions += 1
        self.page.click(name)

    def press(self, key: str) -> None:
        """Press a key."""
        self.actions += 1
        self.page.keyboard.press(key)

    def write(self, field: str, text: str) -> None:
        """Click into a field, and type."""
        self.actions += 1
        self.page.click(field)
        self.page.keyboard.type(text)


def test_few_actions(world: World, office: str, dispute: int, exception: int, page: Page) -> None:
    """From the queue a case is answered in three actions, an exception approved in two, a dispute resolved in four."""
    page.set_viewport_size(WIDE)
    enter(page, world, office)
    answers = Hands(page)
    answers.click(f"#row-{dispute}")
    answers.write("#reply-text", "Ya lo reviso.")
    answers.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Enviado.")

    page.evaluate("document.getElementById('case').dataset.seen = 1")
    resolves = Hands(page)
    resolves.click(f"#row-{dispute}")
    expect(page.locator("#case:not([data-seen])")).to_be_visible()
    resolves.press("3")
    resolves.write("#resolve-text", "La lectura es real: se la enviamos.")
    resolves.press("Control+Enter")
    expect(page.locator("#composer")).to_have_attribute("data-mode", "resolved")

    decides = Hands(page)
    decides.click(f"#row-{exception}")
    decides.click("#decide button.primary")
    expect(page.locator("#composer")).to_have_attribute("data-mode", "resolved")

    assert [3, 2, 4] == [one.actions for one in (answers, decides, resolves)]
    assert ["explanation", "approved"] == [case_of(world, one).outcome for one in (dispute, exception)]
    assert CaseStatus.RESOLVED is case_of(world, dispute).status


def test_policy_is_found(world: World, supervised: str, page: Page) -> None:
    """Who has never seen the console loosens a policy by what is written on it, and nothing is in force by one person.

    By keyboard: a floor, a room, what to change, the number, see what it changes, why, send.
    """
    page.set_viewport_size(WIDE)
    enter(page, world, supervised)
    visit(page, "Reglas", "Políticas")
    page.get_by_role("link", name=re.compile("Cambiar ?: all")).press("Enter")
    number = page.get_by_label("Pagos a lo más").first
    expect(number).to_be_visible()
    number.fill("9")
    page.get_by_role("button", name=re.compile("Ver qué cambia ?: all")).press("Enter")
    expect(page.get_by_role("row", name="En 6 pagos a lo más.")).to_contain_text("Da más espacio")
    page.get_by_label("Por qué se cambia").fill("muchos piden nueve pagos")
    page.get_by_role("button", name="Enviar a aprobación").press("Enter")
    expect(page.get_by_role("heading", name="Espera a otra persona")).to_be_visible()
    expect(page.get_by_role("button", name="Aprobar")).to_have_count(0)
    with world.unit() as uow:
        row = uow.policies.current(world.creditor)

    assert row is not None
    assert "payments_max: 6" in row.document


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_notes_live(world: World, hire: Hire, office: str, dispute: int, page: Page, size: dict[str, int]) -> None:
    """A note is written by keyboard and seen at once by who has the case open; what was typed to the client stays."""
    paula = hire("Paula Reyes", "paula@example.org")
    paula.enter()
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    enter(page, world, office)
    page.goto(f"{office}/console/cases/{dispute}")
    page.wait_for_load_state()
    page.fill("#reply-text", "Todavía no se envía")
    page.locator("#reply-text").blur()
    page.keyboard.press("i")
    page.keyboard.type("El medidor se cambió. @Paula, ¿lo viste?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#notes-list")).to_contain_text("El medidor se cambió.")
    expect(page.locator("#note")).to_have_value("")
    expect(page.locator("#reply-text")).to_have_value("Todavía no se envía")
    assert 303 == paula.act(dispute, "note", note="Sí: fue el martes.").status_code
    expect(page.locator("#notes-list")).to_contain_text("Sí: fue el martes.")

    assert [] == page.evaluate(SMALL)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
