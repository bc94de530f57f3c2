"""Give tests the whole bot on a database of its own, with a clock that stands still, and a world to fill it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import App, build
from bot.clock import Clock
from bot.log import configure
from bot.settings import Settings, load
from nlu.intents import Model
from storage.database import Database
from tests.bot.world import Wall, World
from tests.emptying import Owner

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
def settings(migrated_url: str, data_folder: Path, model: Model) -> Settings:
    """Give the settings of a bot on the tests' database; what is learnt is learnt once for all runs."""
    return settings_of(migrated_url, data_folder)


def settings_of(url: str, data_folder: Path) -> Settings:
    """Return the settings of a bot on a database."""
    given = {"DATABASE_URL": url, "SECRET_KEY": SECRET, "DATA_DIR": str(data_folder), "DEMO_CLOCK": "on"}
    return load({f"CONCILIA_{name}": value for name, value in given.items()})


@pytest.fixture
def app(database: Database, settings: Settings, wall: Wall) -> Iterator[App]:
    """Give the joined bot on an empty database; nothing of it runs by itself."""
    app = build(settings, Clock(wall))
    yield app
    app.close()


@pytest.fixture
def world(app: App, wall: Wall, owner: Owner) -> World:
    """Give a world with one creditor, one client who owes $144.000, and one adviser."""
    world = World(app, wall)
    if app.url == owner.url:
        owner.relive((app.settings.secret_key, wall.at), lambda: _settle(world))
    else:
        _settle(world)
    return world


def _settle(world: World) -> None:
    world.add_creditor()
    world.add_client()
    world.add_staff()
