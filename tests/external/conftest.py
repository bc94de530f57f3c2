"""Give the trials the whole bot, as its own tests have it."""

from tests.bot.conftest import app, settings, wall, world

__all__ = ["app", "settings", "wall", "world"]
