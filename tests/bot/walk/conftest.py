"""Give tests the whole service as the demonstration serves it, with something on every page, and a walker."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser

from bot.app import App
from bot.demo.page import demo_routes
from bot.web.server import create_server
from tests.bot.console.conftest import exception  # noqa: F401 - a fixture
from tests.bot.demo.conftest import sample, seeded  # noqa: F401 - fixtures
from tests.bot.serving import serving
from tests.bot.walk.scene import Scene, prepare
from tests.bot.walk.walker import Walker
from tests.bot.world import Wall, World


@pytest.fixture
def world(seeded: App, wall: Wall) -> World:  # noqa: F811 - the fixture
    """Give the sample portfolio with one client more, who owes $144.000."""
    world = World(seeded, wall, client="C-77")
    world.add_client("C-77")
    return world


@pytest.fixture
def scene(world: World, exception: int) -> Scene:  # noqa: F811 - the fixture
    """Give what there is to see on the pages."""
    return prepare(world, exception)


@pytest.fixture
def server(world: World) -> FastAPI:
    """Give the service with the demonstration around it; nothing of it runs by itself."""
    server = create_server(world.app, worker=False, clock=False)
    server.router.routes[:0] = demo_routes(server.state.service)
    return server


@pytest.fixture
def walker(browser: Browser, scene: Scene, server: FastAPI) -> Iterator[Walker]:
    """Give who walks; their pages are left before the server ends, which would wait for them."""
    with serving(server) as site:
        walker = Walker(browser, scene, site)
        yield walker
        walker.close()
