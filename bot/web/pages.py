"""Fill the pages that clients open, and answer what cannot be opened in their browser's language."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.languages import preferred

HERE = Path(__file__).parent
PRIVATE = {"Cache-Control": "no-store"}

PAGES = Environment(loader=FileSystemLoader(HERE / "pages"), autoescape=True, undefined=StrictUndefined)


def language_of(request: Request) -> str:
    """Return the language that a visitor's browser asks for, among those that the pages speak."""
    return preferred(request.headers.get("accept-language", ""))


def gone(language: str, said: Mapping[str, str]) -> Response:
    """Say that a link no longer opens, and how to get another: `gone_title`, `gone` and `gone_how` of what is said."""
    notice = {"title": said["gone_title"], "paragraphs": (said["gone"], said["gone_how"])}
    page = PAGES.get_template("notice.html").render(said=notice, language=language)
    return HTMLResponse(page, status_code=410, headers=PRIVATE)


def problem(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return a sentence as a problem of RFC 9457."""
    body = {"type": "about:blank", "title": sentence, "status": status}
    return JSONResponse(body, status, headers={**PRIVATE, **(headers or {})}, media_type="application/problem+json")
