"""Hold that every page can be read and reached by everybody, asks nobody outside, and stays within the screen.

The walk takes every page in one of the languages, light and wide or dark and narrow; `long` walks in all of them.
"""

from collections.abc import MutableMapping
from itertools import cycle
from typing import Any

from fastapi import FastAPI
from jinja2 import Environment, Template
from starlette.routing import Route

from bot.console import pages as console
from bot.console.speech import LANGUAGES
from bot.web import pages as web
from tests.bot.walk.stops import NO_PAGES, STOPS
from tests.bot.walk.walker import DARK_PHONE, LIGHT_WIDE, Walker


def test_every_route_has_its_place(server: FastAPI) -> None:
    """What answers to being opened is a stop of the walk, or stands among what is no page."""
    routes = [route for route in server.router.routes if isinstance(route, Route)]
    opened = {route.path for route in routes if "GET" in (route.methods or ())}

    assert opened == STOPS.keys() | NO_PAGES.keys()
    assert not STOPS.keys() & NO_PAGES.keys()


def test_walk(walker: Walker) -> None:
    """Nothing on any page is against WCAG 2.2 AA, wider than its screen, refused by its policy, or asked elsewhere.

    Every template is looked at, and every part of one.
    """
    templates = (console.PAGES, web.PAGES)
    for one in templates:
        seen_of(one).clear()
    ways = [(route, way) for route, ways in STOPS.items() for way in ways]
    for (route, way), language in zip(ways, cycle(LANGUAGES), strict=False):
        walker.go(route, way, language, (LIGHT_WIDE, DARK_PHONE))

    assert [] == walker.faults
    assert [] == [name for one in templates for name in unseen(one)]


def unseen(pages: Environment) -> list[str]:
    """Return the templates that were not shown."""
    shown = {name for _, name in seen_of(pages)}
    return [name for name in pages.list_templates() if name not in shown]


def seen_of(pages: Environment) -> MutableMapping[tuple[Any, str], Template]:
    """Return the templates that were shown since they were forgotten."""
    assert pages.cache is not None
    return pages.cache
