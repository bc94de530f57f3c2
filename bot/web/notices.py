"""Say in a visitor's language what a page cannot show: a title, and a few paragraphs."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from starlette.responses import HTMLResponse, Response

from bot.web.pages import PAGES, PRIVATE

FILE = Path(__file__).with_suffix(".yml")
LOST, AWAY, PAPER_GONE = "lost", "away", "paper_gone"


class Notice(NamedTuple):
    """What a page says in one language."""

    title: str
    paragraphs: tuple[str, ...]


@cache
def notices() -> Mapping[str, Mapping[str, Notice]]:
    """Return the notices by name and language, as their file has them."""
    read = yaml.safe_load(FILE.read_text("utf-8"))
    return {
        name: {language: Notice(one["title"], tuple(one["paragraphs"])) for language, one in rows.items()}
        for name, rows in read.items()
    }


def say(name: str, language: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """Return the page of a notice in a language."""
    page = PAGES.get_template("notice.html").render(said=notices()[name][language], language=language)
    return HTMLResponse(page, status, headers={**PRIVATE, **(headers or {})})
