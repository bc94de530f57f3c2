"""The demonstration's page in a real browser: phone, console, clock, and what happened."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from bot.app import App
from bot.demo.happenings import PROACTIVE
from bot.demo.serving import create
from bot.demo.stories import stories
from bot.demo.words import WORDS
from storage.schema import Case
from tests.bot.serving import serving


@pytest.fixture
def demo(seeded: App) -> Iterator[str]:
    """Serve the demonstration; give its address."""
    with serving(create(seeded)) as address:
        yield address


@pytest.fixture
def wide(demo: str, page: Page) -> Page:
    """Open the page on a wide screen; it is left before the server goes."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(demo)
    return page


def say(phone: FrameLocator, text: str, answer: str) -> None:
    """Write on the phone, and wait for words of the answer."""
    phone.locator("#text").fill(text)
    phone.locator("#text").press("Enter")
    expect(phone.locator(".message:not(.mine)").last).to_contain_text(answer)


def test_every_language_has_every_word() -> None:
    """The page's words have the same keys and the same blanks in every language."""
    blanks = {language: {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in rows.items()} for language, rows in WORDS.items()}  # fmt: skip  # noqa: E501

    assert blanks["es"] == blanks["en"] == blanks["pt"]


def test_every_contact_has_a_word() -> None:
    """Whatever we may write first is told in every language, whether it left or not."""
    wordless = [(language, kind) for language in WORDS for kind in PROACTIVE if f"kind_{kind}" not in WORDS[language]]

    assert [] == wordless


def test_agreement_before_ones_eyes(wide: Page, seeded: App) -> None:
    """On the phone a plan is agreed; the bar tells it, the clock goes to the reminder, and the reminder arrives."""
    phone = wide.frame_locator("#phone")
    expect(wide.get_by_text("su documento termina en 1234")).to_be_visible()
    say(phone, "hola", "¿Hablo con la persona titular?")
    phone.get_by_role("button", name="Sí, soy yo").click()
    expect(phone.locator(".message:not(.mine)").last).to_contain_text("últimos 4")
    say(phone, "1234", "Gracias, Carmen")
    expect(wide.get_by_text("Identidad comprobada")).to_be_visible()
    say(phone, "puedo pagar 200 el 11 de marzo y el resto en 3 cuotas desde el 15 de abril", "¿Lo dejamos así?")
    say(phone, "sí", "Todo queda por escrito")
    expect(wide.get_by_text("Acuerdo aceptado: S/ 503.50 en 4 pagos")).to_be_visible()
    expect(wide.get_by_text("La próxima: recordatorio,")).to_be_visible()
    before = wide.locator("#clock").inner_text()

    wide.get_by_role("button", name="Hasta la próxima cita").click()

    expect(wide.get_by_text(re.compile(r"Recordatorio enviado: permitido por PE\.hours"))).to_be_visible(timeout=90_000)
    expect(phone.locator(".message:not(.mine)").last).to_contain_text("Carmen")
    assert before != wide.locator("#clock").inner_text()
    expect(wide.get_by_role("button", name="+1 día")).to_be_enabled()


def test_complaint_reaches_the_console(wide: Page, seeded: App) -> None:
    """What never came becomes a case: the bar says so, and the console beside the phone shows it by itself."""
    wide.get_by_label("Cliente").select_option("luz-de-los-andes/LA-2077")
    phone, console = wide.frame_locator("#phone"), wide.frame_locator("#console")
    expect(console.get_by_text("Elija un caso")).to_be_visible()
    expect(phone.get_by_role("heading")).to_have_text("Luz de los Andes")  # the phone of who was chosen before is gone
    say(phone, "hola", "¿Hablo con la persona titular?")
    say(phone, "sí", "últimos 4")
    say(phone, "6789", "Gracias, Percy")
    say(phone, "la luz nunca llegó", "¿De cuál se trata?")
    phone.locator("#replies button").first.click()

    expect(wide.get_by_text(re.compile(r"Caso \d+ abierto: servicio o producto en disputa"))).to_be_visible()
    expect(console.get_by_text("Percy Huallpa")).to_be_visible()
    with seeded.database.unit_of_work("luz-de-los-andes") as uow:
        kinds = [case.kind for case in uow.session.query(Case).filter_by(client_id="LA-2077")]
    assert ["dispute_service"] == kinds


def test_clock_moves_and_the_adviser_stays(wide: Page) -> None:
    """A day passes with one press: the day's name changes, and the console still knows its adviser."""
    expect(wide.locator("#clock")).to_have_text(re.compile("jueves 5 de marzo"))

    wide.get_by_role("button", name="+1 día").click()

    expect(wide.locator("#clock")).to_have_text(re.compile("viernes 6 de marzo"))
    console = wide.frame_locator("#console")
    wide.locator("#console").evaluate("frame => frame.contentWindow.location.reload()")
    expect(console.get_by_text("Andrea Rojas")).to_be_visible()


def test_every_story_opens(wide: Page) -> None:
    """Every client that can be chosen has a story, a phone that opens, and a bar in their language."""
    for story in stories():
        wide.get_by_role("combobox").select_option(f"{story['creditor']}/{story['id']}")
        expect(wide.locator("#story")).to_have_text(story["story"])
        expect(wide.locator("html")).to_have_attribute("lang", story["locale"])
        expect(wide.frame_locator("#phone").locator("html")).to_have_attribute("lang", story["locale"])
        expect(wide.locator("h2")).to_have_text(WORDS[story["locale"][:2]]["happened"])


def test_bar_keeps_its_height(wide: Page) -> None:
    """Whatever is told, phone and console stay where they are, and nothing is wider than the screen."""
    places = set()
    for story in stories():
        wide.get_by_role("combobox").select_option(f"{story['creditor']}/{story['id']}")
        expect(wide.locator("#story")).to_have_text(story["story"])
        places.add(str(wide.locator("#phone").bounding_box()))

    assert 1 == len(places)
    assert 1440 == wide.evaluate("document.documentElement.scrollWidth")
