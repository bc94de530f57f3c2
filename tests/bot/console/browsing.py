"""Be at the console with a real browser, and see what a page shows too small or too pale."""

from playwright.sync_api import Page, ViewportSize, expect

from bot.console.login import COOKIE, PATH
from tests.bot.console.conftest import EMAIL, HOST, PASSWORD, cookie_of
from tests.bot.world import World

WIDE: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 640}
#: finds texts with a contrast below 4.5 : 1, and those of another size than the four
SMALL = """() => {
  const light = (color) => {
    const linear = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = color.map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const read = (color) => {
    if (!known.has(color)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      known.set(color, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(color);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = read(getComputedStyle(at).backgroundColor);
      if (color[3] === 255) return color.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(read(style.color).slice(0, 3)), light(ground(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) found.push(`${element.className || element.tagName} ${ratio.toFixed(2)} ${element.textContent}`);
    if (!["13px", "16px", "20px", "28px"].includes(style.fontSize)) found.push(`${element.tagName} ${style.fontSize}`);
  }
  return found;
}"""


def sign_in(page: Page, site: str) -> None:
    """Sign in as a person does."""
    page.goto(f"{site}/console")
    expect(page.get_by_label("Correo")).to_be_focused()
    page.keyboard.type(EMAIL)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Casos")).to_be_visible()
    page.wait_for_load_state()  # keys work once the script has run


def enter(page: Page, world: World, site: str) -> None:
    """Open the console signed in already."""
    page.context.add_cookies([{"name": COOKIE, "value": cookie_of(world, EMAIL), "domain": HOST, "path": PATH}])
    page.goto(f"{site}/console")


def visit(page: Page, floor: str, room: str) -> None:
    """Go to a room by keyboard: open the floor on which it stands, and follow its name."""
    page.get_by_role("button", name=floor, exact=True).press("Enter")
    page.get_by_role("link", name=room, exact=True).press("Enter")
