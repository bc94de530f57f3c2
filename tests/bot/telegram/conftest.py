"""Give tests a bot whose Telegram is one of our own: people write to it, and it talks to the real client."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace

import anyio
import pytest
from starlette.applications import Starlette

from bot.settings import Settings
from bot.telegram_arrivals import PATH, set_webhook
from bot.web.telegram import telegram_routes
from tests.bot.serving import service_of, serving
from tests.bot.telegram.scene import SECRET, Scene
from tests.bot.world import Wall, World
from tests.fakes import telegram as play


@pytest.fixture
def telegram(wall: Wall) -> play.Telegram:
    """Give a Telegram that hurries nobody, at the time of the bot."""
    return play.Telegram(pace=play.unhurried(), now=wall)


@pytest.fixture
def telegram_url(telegram: play.Telegram) -> Iterator[str]:
    """Give its address."""
    with play.serving(telegram) as address:
        yield address


@pytest.fixture
def settings(settings: Settings, telegram_url: str) -> Settings:
    """Give the settings of a bot that is on this Telegram."""
    return replace(settings, telegram_token=play.TOKEN, telegram_webhook_secret=SECRET, telegram_api_url=telegram_url)


@pytest.fixture
def hook(world: World) -> Iterator[str]:
    """Serve the webhook, without a worker beside it; give its address."""
    service = service_of(world.app)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        service.hub.start()
        yield
        await anyio.to_thread.run_sync(service.hub.stop)

    with serving(Starlette(routes=telegram_routes(service, world.app.telegram), lifespan=lifespan)) as address:
        yield address + PATH


@pytest.fixture
def scene(world: World, telegram: play.Telegram, hook: str) -> Scene:
    """Give the scene, with the webhook set."""
    assert world.app.telegram is not None
    set_webhook(world.app.telegram, hook, SECRET)
    return Scene(world, telegram)
