"""Fill the console's pages."""

import secrets
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.console import speech

HERE = Path(__file__).parent
#: Nothing of a case is kept by the browser; forms need to say from which of our pages they come.
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}

PAGES = Environment(
    loader=FileSystemLoader(HERE / "pages"),
    autoescape=True,
    extensions=["jinja2.ext.i18n"],
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
PAGES.install_gettext_translations(speech.Told(), newstyle=True)  # type: ignore[attr-defined] # by the extension
PAGES.policies["ext.i18n.trimmed"] = True
PAGES.globals["once"] = lambda: secrets.token_hex(16)
PAGES.globals["language"] = speech.language
PAGES.globals["languages"] = speech.LANGUAGES


def page(name: str, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401 - whatever the page shows
    """Return a page with its blanks filled."""
    return HTMLResponse(PAGES.get_template(f"{name}.html").render(**values), status, headers=HEADERS)


def notice(title: str, text: str, status: int) -> HTMLResponse:
    """Return a page that says one thing and the way on."""
    return page("notice", status, title=title, text=text)


def read_length(written: str | None, least: int, most: int) -> int:
    """Return how much of a list a page's address asks for, within what is shown at least and at most."""
    asked = int(written) if written and written.isdecimal() and len(written) <= len(str(most)) else least
    return min(max(asked, least), most)


def is_part(request: Request) -> bool:
    """Say whether a script asks for parts of a page."""
    return request.headers.get("hx-request") == "true"
