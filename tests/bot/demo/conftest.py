"""Give tests the sample portfolio, written once in a process and copied for each."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.app import App, build
from bot.clock import Clock
from bot.demo.portfolio import seed
from bot.settings import Settings
from nlu.intents import Model
from tests.bot.conftest import settings_of
from tests.bot.world import Wall
from tests.databases import made


@pytest.fixture(scope="session")
def sample(postgres_url: str, data_folder: Path, model: Model) -> Iterator[str]:
    """Write the portfolio into a database of its own; give the database's name."""
    assert model.intents
    with made(postgres_url) as url:
        app = build(settings_of(url, data_folder), Clock(Wall()))
        assert seed(app)
        app.close()
        yield str(make_url(url).database)


@pytest.fixture
def seeded(postgres_url: str, sample: str, settings: Settings, wall: Wall) -> Iterator[App]:
    """Give the bot with the sample portfolio on a database of its own."""
    with made(postgres_url, template=sample) as url:
        app = build(replace(settings, database_url=url), Clock(wall))
        yield app
        app.close()
