"""Give tests a real browser: `browser` starts once for each file of tests, `page` is a fresh visitor.

A page fails its test when its own script fails or its console shows an error; an answer such as 404 or a lost
connection is no fault of the page.
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect, sync_playwright

from tests.browser import find_browser
from tests.node import find_node

expect.set_options(timeout=20_000)  # a slow machine is no fault of the page
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",  # the tests open only our own pages, and containers often forbid the sandbox
)


# Not for the session: while Playwright is started, nothing else in this thread may run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a headless Chromium."""
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(find_node()))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_browser(), headless=True, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page as a new visitor in Santiago, on a phone's width, and see at the end that its scripts ran clean."""
    faults: list[str] = []

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(message.text)

    def note_error(error: Error) -> None:
        faults.append(str(error))

    context = browser.new_context(
        locale="es-CL", timezone_id="America/Santiago", viewport={"width": 390, "height": 844}
    )
    opened = context.new_page()
    opened.on("console", note_console)
    opened.on("pageerror", note_error)
    yield opened
    context.close()

    assert [] == faults
