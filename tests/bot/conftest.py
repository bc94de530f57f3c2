"""Give tests the whole bot on a database of its own, with a clock that stands still, and a world to fill it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import App, build
from bot.clock import Clock
from bot.log import configure
from bot.settings import Settings, load
from storage.database import Database
from tests.bot.world import Wall, World
from tests.conftest import SERVERS

SECRET = "the key of the tests, long enough to be one"


@pytest.fixture(scope="session", autouse=True)
def logging() -> None:
    """Log as the service does: without words and values of people."""
    configure(json=True)


@pytest.fixture
def wall() -> Wall:
    """Give the clock on the wall: Thursday 5 March 2026, noon in Santiago, until it is moved."""
    return Wall()


@pytest.fixture
def settings(migrated_url: str) -> Settings:
    """Give the settings of a bot on the tests' database; what is learnt is learnt once for the whole run."""
    folder = Path(os.environ[SERVERS]) / "data"
    given = {"DATABASE_URL": migrated_url, "SECRET_KEY": SECRET, "DATA_DIR": str(folder), "DEMO_CLOCK": "on"}
    return load({f"CONCILIA_{name}": value for name, value in given.items()})


@pytest.fixture
def app(database: Database, settings: Settings, wall: Wall) -> Iterator[App]:
    """Give the joined bot on an empty database; nothing of it runs by itself."""
    app = build(settings, Clock(wall))
    yield app
    app.close()


@pytest.fixture
def world(app: App, wall: Wall) -> World:
    """Give a world with one creditor, one client who owes $144.000, and one adviser."""
    world = World(app, wall)
    world.add_creditor()
    world.add_client()
    world.add_staff()
    return world
