"""The browser of the tests runs scripts and shows Spanish text."""

from playwright.sync_api import Page


def test_browser_runs_scripts(page: Page) -> None:
    """A page's script sees the visitor's language, zone and width."""
    page.set_content("<p id='said'></p>")
    page.evaluate("document.querySelector('#said').textContent = `${navigator.language} ${innerWidth} ¿Qué día?`")

    assert "es-CL 390 ¿Qué día?" == page.inner_text("#said")
