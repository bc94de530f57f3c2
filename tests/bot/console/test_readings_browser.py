"""Hold reviewing in a real browser: by keyboard alone, on a narrow phone, without scripts, in both themes."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.console.browsing import PHONE, SMALL, WIDE, enter, visit
from tests.bot.console.test_readings import label_of, tell
from tests.bot.world import World


@pytest.fixture
def odd(world: World) -> list[int]:
    """Let a client write two things that nobody understands."""
    world.verify()
    return [tell(world, text) for text in ("xkcd qwerty zzz", "blorp blorp wwww")]


def test_by_keyboard(world: World, supervised: str, odd: list[int], page: Page) -> None:
    """Messages are opened and labelled one after the other without a mouse."""
    page.set_viewport_size(WIDE)
    enter(page, world, supervised)
    visit(page, "Servicio", "Lecturas")
    expect(page.locator(".row")).to_have_count(2)
    page.wait_for_load_state()  # keys work once the script has run
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(".it")).to_contain_text("blorp blorp")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("mas tiempo")
    expect(page.locator(".meaning:visible")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Pide más plazo")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator(".it")).to_contain_text("xkcd")
    expect(page.locator("#said")).to_have_text("Etiqueta guardada.")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("nada que")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Eso era todo")).to_be_visible()
    labels = [label_of(world, message) for message in odd]

    assert [None, "ask_extension"] == [label.intent for label in labels if label]


def test_search(world: World, supervised: str, odd: list[int], page: Page) -> None:
    """What no label says is told; Escape shows all again, and the slash comes back to the search."""
    page.set_viewport_size(WIDE)
    enter(page, world, supervised)
    page.goto(f"{supervised}/console/readings/{odd[0]}")
    page.keyboard.type("zzzz")
    expect(page.locator("#nothing-found")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".meaning:visible")).to_have_count(31)
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.locator("#labelled").select_option("yes")
    expect(page.get_by_text("Nada por revisar")).to_be_visible()


def test_phone(world: World, supervised: str, odd: list[int], page: Page) -> None:
    """On the narrowest phone the list and the message take turns, nothing is cut, and a label can be given."""
    page.set_viewport_size(PHONE)
    enter(page, world, supervised)
    page.goto(f"{supervised}/console/readings")
    page.get_by_text("xkcd qwerty zzz").click()
    expect(page.locator(".queue")).to_be_hidden()
    page.get_by_text("Quiere irse", exact=True).click()
    page.get_by_role("button", name="Guardar y seguir").click()
    expect(page.locator("#said")).to_have_text("Etiqueta guardada.")
    label = label_of(world, odd[0])

    assert label is not None
    assert ("cancel_service", 320) == (label.intent, page.evaluate("document.documentElement.scrollWidth"))


def test_without_scripts(world: World, supervised: str, odd: list[int], browser: Browser) -> None:
    """Everything works as plain links and forms."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    enter(page, world, supervised)
    visit(page, "Servicio", "Lecturas")
    page.locator("#reason").select_option("repaired")
    page.get_by_role("button", name="Filtrar").click()
    page.get_by_text("xkcd qwerty zzz").click()
    expect(page.locator("#find")).to_be_hidden()
    page.get_by_role("radio", name="Solo saluda").check()
    page.get_by_role("button", name="Guardar y seguir").click()
    expect(page.locator("#said")).to_have_text("Etiqueta guardada.")
    label = label_of(world, odd[0])
    context.close()

    assert label is not None
    assert "greet" == label.intent


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_and_sizes(world: World, supervised: str, odd: list[int], page: Page, scheme: str) -> None:
    """Every text has a contrast of 4.5 : 1 and one of the four sizes, in both themes, chosen or not."""
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    enter(page, world, supervised)
    page.goto(f"{supervised}/console/readings/{odd[0]}")
    page.get_by_role("radio", name="Otro tema").check()

    assert [] == page.evaluate(SMALL)


def test_corrections_of_a_case(world: World, office: str, page: Page, dispute: int) -> None:
    """An adviser objects to a reading and corrects a difficulty in place; what is being written stays."""
    said = next(row for row in world.messages() if row.text.startswith("el agua nunca"))
    with world.unit() as uow:
        uow.difficulties.add(world.creditor, world.client, "temporary", "este mes no llego", world.now)
    page.set_viewport_size(WIDE)
    enter(page, world, office)
    page.goto(f"{office}/console/cases/{dispute}")
    page.keyboard.press("r")
    page.keyboard.type("Hola, Marcela.")
    page.locator(f"#object-{said.seq}").click()
    expect(page.locator(f"#reading-{said.seq}")).to_contain_text("mal leído, en revisión")
    page.get_by_role("button", name="Corregir: dificultad duradera").click()
    expect(page.locator("#account")).to_contain_text("Dificultad duradera")
    expect(page.locator("#reply-text")).to_have_value("Hola, Marcela.")
    with world.unit() as uow:
        found = (uow.labels.objected(world.creditor, world.client), uow.difficulties.of(world.creditor, world.client))

    kinds = [row.kind for row in found[1] if row.note == "este mes no llego"]
    assert (frozenset({said.id}), ["structural"]) == (found[0], kinds)


def test_typed_words_outlive_the_part_that_asked(world: World, office: str, page: Page, dispute: int) -> None:
    """News that replace a form while its answer is under way take nothing of what is being written."""
    with world.unit() as uow:
        uow.difficulties.add(world.creditor, world.client, "temporary", "este mes no llego", world.now)
    page.set_viewport_size(WIDE)
    enter(page, world, office)
    page.goto(f"{office}/console/cases/{dispute}")
    page.evaluate(
        """() => document.addEventListener("htmx:beforeRequest", ({ target }) => {
          if (target.matches("form[action$=difficulty]")) setTimeout(() => target.remove());
        })"""
    )
    page.keyboard.press("r")
    page.keyboard.type("Hola, Marcela.")
    page.get_by_role("button", name="Corregir: dificultad duradera").click()
    expect(page.locator("#account")).to_contain_text("Dificultad duradera")
    expect(page.locator("#reply-text")).to_have_value("Hola, Marcela.")
