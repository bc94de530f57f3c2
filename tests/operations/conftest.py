"""Give the world of the whole bot, the command line, and databases that a backup may fill."""

from tests.bot.commands.conftest import concilia
from tests.bot.conftest import app, logging, settings, wall, world

__all__ = ["app", "concilia", "logging", "settings", "wall", "world"]
