"""Walk through pages with a real browser, and see what keeps people from reading or reaching what is on them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize

from bot.console.login import COOKIE, PATH
from tests.bot.console.conftest import HOST
from tests.bot.walk.scene import Scene

Theme = Literal["light", "dark"]
Look = tuple[Theme, int]
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OPTIONS = {"runOnly": WCAG, "resultTypes": ["violations"], "preload": False}
LOCALES = {"es": "es-CL", "en": "en-US", "pt": "pt-BR"}
HEIGHTS = {1280: 900, 390: 844}
LIGHT_WIDE: Look = ("light", 1280)
LIGHT_PHONE: Look = ("light", 390)
DARK_WIDE: Look = ("dark", 1280)
DARK_PHONE: Look = ("dark", 390)
#: keeps what the content security policy refuses, from before the first line of a page
WATCH = "refused = []; addEventListener('securitypolicyviolation', (one) => refused.push(one.violatedDirective))"
OPEN = "document.querySelectorAll('details').forEach((one) => (one.open = true))"
RUN = "async (options) => (await axe.run(document, options)).violations.map((one) => [one.id, one.nodes[0].html])"


class Walker:
    """Goes to pages as a supervisor and as somebody whom nobody knows, and notes what is wrong there."""

    def __init__(self, browser: Browser, scene: Scene, site: str) -> None:
        """Put on two coats, the supervisor's and the stranger's; what is wrong is noted in `faults`."""
        self.browser, self.scene, self.site = browser, scene, site
        self.faults: list[str] = []
        self._axe, self._where = Axe().axe_script, ""
        self.strange, self.known = self._dress(), self._dress()
        cookie = {"name": COOKIE, "value": scene.cookie, "domain": HOST, "path": PATH}
        self.known.context.add_cookies([cookie])  # type: ignore[list-item] # a cookie

    def go(self, route: str, way: Callable[["Walker"], Page], language: str, looks: Sequence[Look]) -> None:
        """Come to a page of a route in a language, and look at it."""
        self._where = f"{route} {language}"
        self.speak(language)
        self.look(way(self), looks)

    def speak(self, language: str) -> None:
        """Go on in another language, as the supervisor's page and the stranger's browser are set to it."""
        self.strange.set_extra_http_headers({"Accept-Language": language})
        world = self.scene.world
        with world.unit() as uow:
            uow.staff.choose_language(self.scene.chief, language)
            uow.clients.get(world.creditor, world.client).locale = LOCALES[language]

    def open(self, page: Page, path: str) -> None:
        """Open a page; its headers keep it to itself."""
        answer = page.goto(urljoin(self.site, path))
        policy = answer.headers.get("content-security-policy", "") if answer else ""
        if "default-src 'self'" not in policy or "unsafe" in policy:
            self._note(f"content security policy: {policy!r}")

    def look(self, page: Page, looks: Sequence[Look] = (LIGHT_WIDE, DARK_PHONE)) -> None:
        """Look at the page that is open, with everything unfolded, in some themes and widths."""
        page.evaluate(OPEN)
        page.evaluate(self._axe)
        for theme, width in looks:
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size(ViewportSize(width=width, height=HEIGHTS[width]))
            for fault in self._see(page, width):
                self._note(f"{theme} {width}: {fault}")

    def close(self) -> None:
        """Leave."""
        for page in (self.strange, self.known):
            page.context.close()

    def _see(self, page: Page, width: int) -> Iterator[str]:
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            yield f"{wide} pixels wide"
        yield from (f"refused {one}" for one in page.evaluate("refused"))
        yield from (f"{rule}: {html}" for rule, html in page.evaluate(RUN, OPTIONS))

    def _dress(self) -> Page:
        context: BrowserContext = self.browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_init_script(WATCH)
        page = context.new_page()
        page.on("request", self._meet)
        page.on("console", self._hear)
        page.on("pageerror", lambda fault: self._note(str(fault)))
        return page

    def _meet(self, request: Request) -> None:
        """Note a request to anywhere but the service."""
        asked = urlsplit(request.url)
        if asked.scheme not in {"data", "blob"} and not request.url.startswith(f"{self.site}/"):
            self._note(f"asks {asked.netloc}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._note(message.text)

    def _note(self, fault: str) -> None:
        self.faults.append(f"{self._where}: {fault}")
