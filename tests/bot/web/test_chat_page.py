"""The conversation on a phone, in a real browser."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.web.chat_words import WORDS
from flows.negotiation.account import AgreementStatus
from tests.bot.world import World

Link = Callable[..., str]
PROPOSAL = "puedo pagar 20000 el viernes y el resto en 3 cuotas desde el 15"
WIDTHS = (320, 390)


@pytest.fixture
def page(site: str, page: Page) -> Page:
    """Open a page that is left before its server ends, which would wait for the page's news to end."""
    assert site
    return page


def say(page: Page, text: str, answer: str) -> None:
    """Write a message, send it, and wait for words of the answer."""
    page.get_by_label("Escriba su mensaje").fill(text)
    page.get_by_role("button", name="Enviar").click()
    expect(page.locator(".message:not(.mine)").last).to_contain_text(answer)


def verify(page: Page) -> None:
    """Greet and show who it is."""
    say(page, "hola", "¿Hablo con la persona titular?")
    page.get_by_role("button", name="Sí, soy yo").click()
    expect(page.locator(".message:not(.mine)").last).to_contain_text("últimos 4 caracteres")
    say(page, "6785", "Gracias, Marcela")


def test_whole_conversation(world: World, page: Page, link: Link) -> None:
    """Hello, identity, what is owed and why, a plan in the client's own words, yes: the agreement stands."""
    page.goto(link())
    verify(page)
    say(page, "¿cuánto debo y por qué?", "En total son $144.000")
    bill = page.locator(".message").last.locator("tbody tr")
    expect(bill).to_have_text(re.compile(r"Agua, enerovenció el jueves 12 de febrero\$144\.000"))
    say(page, PROPOSAL, "¿Lo dejamos así?")
    card = page.locator(".message").last.locator("tbody tr")
    expect(card).to_have_text(
        [
            "viernes 6 de marzo$20.000",
            "lunes 16 de marzoel 15 de marzo no es hábil$41.000",
            "miércoles 15 de abril$41.000",
            "viernes 15 de mayo$42.000",
        ]
    )

    say(page, "sí", "Todo queda por escrito")
    expect(page.locator(".message:not(.mine)").nth(-2)).to_contain_text("queda acordado")
    paper = page.locator(".message").last.get_by_role("link", name="Abrir el documento")
    expect(paper).to_have_attribute("href", re.compile(r"^http://127\.0\.0\.1:8000/documents/[\w-]{80,}$"))

    with world.unit() as uow:
        agreement = uow.agreements.active(world.creditor, world.client)
    assert agreement is not None
    assert (AgreementStatus.ACTIVE, 144_000, "client") == (agreement.status, agreement.total, agreement.proposed_by)
    assert [date(2026, 3, 6), date(2026, 3, 16), date(2026, 4, 15), date(2026, 5, 15)] == [
        part.due_on for part in agreement.instalments
    ]


def test_reload_resumes(page: Page, link: Link) -> None:
    """A page that is loaded again shows what was said, in order, with the quick replies and what was being written."""
    page.goto(link())
    verify(page)
    page.get_by_label("Escriba su mensaje").fill("estaba escri")
    before = page.locator(".message").all_inner_texts()
    pills = page.locator("#replies button").all_inner_texts()

    page.reload()

    expect(page.locator(".message")).to_have_count(len(before))
    assert before == page.locator(".message").all_inner_texts()
    assert pills == page.locator("#replies button").all_inner_texts() != []
    assert "estaba escri" == page.get_by_label("Escriba su mensaje").input_value()


def test_new_words_arrive_by_themselves(world: World, page: Page, link: Link) -> None:
    """What is said on another page of the same client appears here, without a touch."""
    page.goto(link())
    other = page.context.new_page()
    other.goto(link())

    say(other, "hola", "¿Hablo con la persona titular?")

    expect(page.locator(".message")).to_have_count(2)
    assert other.locator(".message").all_inner_texts() == page.locator(".message").all_inner_texts()


def test_offline_is_said_and_nothing_is_lost(world: World, page: Page, link: Link) -> None:
    """Without a connection the page says so and keeps what is written; it leaves once, in order, when it is back."""
    page.goto(link())
    say(page, "hola", "¿Hablo con la persona titular?")
    page.context.set_offline(offline=True)
    expect(page.get_by_text("Sin conexión.")).to_be_visible()
    for text in ("uno", "dos"):
        page.get_by_label("Escriba su mensaje").fill(text)
        page.keyboard.press("Enter")
    expect(page.locator(".message.mine").last).to_contain_text("Se envía al volver la conexión")

    page.context.set_offline(offline=False)

    expect(page.get_by_text("Sin conexión.")).to_be_hidden()
    expect(page.get_by_text("Se envía al volver la conexión")).to_have_count(0)
    expect(page.locator(".message.mine .foot")).to_have_text([re.compile(r"\d+:\d\d")] * 3)
    said = [row.text for row in world.messages() if row.direction == "in"]
    assert ["hola", "uno", "dos"] == said


def test_unsent_words_survive_a_reload(world: World, page: Page, link: Link) -> None:
    """What had not left when the page was closed leaves when it is opened again, once."""
    page.goto(link())
    page.route("**/channels/web/messages", lambda route: route.abort())
    page.get_by_label("Escriba su mensaje").fill("hola")
    page.keyboard.press("Enter")
    expect(page.locator(".message.mine")).to_contain_text("Se envía al volver la conexión")

    page.unroute("**/channels/web/messages")
    page.reload()

    expect(page.locator(".message:not(.mine)")).to_contain_text("¿Hablo con la persona titular?")
    expect(page.locator(".message.mine")).to_have_count(1)
    assert ["hola"] == [row.text for row in world.messages() if row.direction == "in"]


@pytest.mark.parametrize("width", WIDTHS)
def test_narrow_phone(world: World, page: Page, link: Link, width: int) -> None:
    """On a narrow phone nothing is wider than the screen, and the composer stays where it is, whatever is said."""
    page.set_viewport_size({"width": width, "height": 568})
    page.goto(link())
    place = page.locator("#composer").bounding_box()
    verify(page)
    say(page, PROPOSAL, "¿Lo dejamos así?")
    say(page, "unapalabralarguísimasinespacios" * 8, "")

    assert width == page.evaluate("document.documentElement.scrollWidth")
    assert page.evaluate("scroll.scrollWidth <= scroll.clientWidth")
    assert place == page.locator("#composer").bounding_box()
    assert all(
        box["x"] >= 0 and box["x"] + box["width"] <= width
        for box in (part.bounding_box() for part in page.locator(".message, #replies button").all())
        if box
    )


def test_keyboard_on_a_phone(page: Page, link: Link) -> None:
    """When the keyboard comes up the last words and their replies stay in sight; who reads further up stays there."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(link())
    verify(page)
    page.set_viewport_size({"width": 390, "height": 400})
    expect(page.locator("#replies")).to_be_in_viewport(ratio=1)

    page.evaluate("scroll.scrollTop = 0")
    page.set_viewport_size({"width": 390, "height": 844})
    page.set_viewport_size({"width": 390, "height": 400})
    expect(page.locator(".message").first).to_be_in_viewport()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_room_is_left(page: Page, link: Link, width: int) -> None:
    """A long message is told how much room is left, below what is written and over nothing else."""
    page.set_viewport_size({"width": width, "height": 568})
    page.goto(link())
    verify(page)
    place = page.locator("#composer").bounding_box()
    page.get_by_label("Escriba su mensaje").fill("largo " * 320)
    left, field, composer = (page.locator(part).bounding_box() for part in ("#left", "#text", "#composer"))

    expect(page.locator("#left")).to_have_text("Quedan 80 caracteres")
    expect(page.locator("#replies button").last).to_be_in_viewport(ratio=1)
    assert left is not None
    assert field is not None
    assert composer is not None
    assert field["y"] + field["height"] <= left["y"]
    assert left["y"] + left["height"] <= composer["y"] + composer["height"]

    page.get_by_label("Escriba su mensaje").fill("")
    expect(page.locator("#left")).to_have_text("")
    assert place == page.locator("#composer").bounding_box()


def test_without_scripts(browser: Browser, link: Link) -> None:
    """Where scripts are off the page says so, and offers no field whose words would go nowhere."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(link())
    expect(page.locator("noscript .notice")).to_be_visible()
    expect(page.locator("#composer")).to_be_hidden()
    context.close()


def test_keyboard_alone(world: World, page: Page, link: Link) -> None:
    """With a keyboard alone one writes, presses quick replies, and is never trapped; focus is always seen."""
    page.goto(link())
    focus_on(page, "text")
    page.keyboard.type("hola")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("buenas")
    page.keyboard.press("Enter")
    expect(page.locator(".message.mine p")).to_have_text("hola\nbuenas", use_inner_text=True)
    expect(page.get_by_role("button", name="Sí, soy yo")).to_be_visible()

    page.keyboard.press("Shift+Tab")  # to the last quick reply
    assert "No soy yo" == page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Shift+Tab")
    assert "none" != page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.keyboard.press("Enter")

    expect(page.locator(".message:not(.mine)").last).to_contain_text("últimos 4 caracteres")
    assert "text" == page.evaluate("document.activeElement.id")


def focus_on(page: Page, name: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == name:
            return
    raise AssertionError(f"{name} cannot be reached by Tab.")


def test_screen_reader(page: Page, link: Link) -> None:
    """A screen reader finds a log that is read out politely, authors before messages, and named controls."""
    page.goto(link())
    say(page, "hola", "¿Hablo con la persona titular?")

    log = page.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log.locator(".message").first).to_contain_text("Usted: ")
    expect(log.locator(".message").last).to_contain_text("Aguas del Valle: ")
    expect(page.get_by_role("group", name="Respuestas rápidas")).to_be_visible()
    assert page.evaluate("document.querySelectorAll('button:not([aria-label]):empty, img:not([alt])').length") == 0


def test_typing_dots_stay_a_second_at_most(page: Page, link: Link) -> None:
    """The dots go when the answer comes, and after a second at the latest."""
    page.goto(link())
    page.evaluate("showTyping()")
    expect(page.locator("#typing")).to_be_visible()

    expect(page.locator("#typing")).to_be_hidden(timeout=1_500)


@pytest.mark.parametrize(
    ("locale", "greeting", "answer"),
    [("en-CL", "hello", "am I speaking with"), ("pt-CL", "oi", "Falo com")],
)
def test_other_languages(world: World, page: Page, link: Link, locale: str, greeting: str, answer: str) -> None:
    """The page speaks the client's language, and says so to the browser."""
    words = WORDS[locale[:2]]
    world.add_client("2099", "Ana Costa", document="22.222.222-2", locale=locale)
    page.goto(link("2099"))
    page.get_by_label(words["write"]).fill(greeting)
    page.get_by_role("button", name=words["send"]).click()

    expect(page.locator(".message:not(.mine)").last).to_contain_text(re.compile(answer, re.IGNORECASE))
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect(page.locator("#who")).to_have_text(words["assistant"])


def test_scripts_of_others_do_not_run(world: World, page: Page, link: Link) -> None:
    """What a client writes is shown as text, never run."""
    page.goto(link())
    say(page, "<img src=x onerror=\"document.title='gotcha'\"> hola </script>", "")

    expect(page.locator(".message.mine")).to_contain_text("<img src=x")
    assert "Aguas del Valle" == page.title()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(browser: Browser, world: World, link: Link, scheme: str) -> None:
    """Every text stands out from what is behind it by at least 4.5 to 1, in both themes."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 844})  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(link())
    verify(page)
    say(page, PROPOSAL, "¿Lo dejamos así?")
    page.evaluate("setOnline(false)")
    measured = page.evaluate(CONTRAST)
    context.close()

    assert [] == [f"{text}: {ratio:.2f}" for text, ratio in measured if ratio < 4.5]
    assert len(measured) > 10


CONTRAST = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const part = (v) => ((v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255, 255];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !node.checkVisibility() || node.closest("noscript, .unseen, thead")) continue;
    const [a, b] = [light(channels(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
    found.push([texts.currentNode.data.trim().slice(0, 30), (a + 0.05) / (b + 0.05)]);
  }
  return found;
}
"""
