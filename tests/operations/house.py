"""Furnish a database as a creditor's: its terms, a client who talks, and one who is known by their document."""

from dataclasses import replace

from bot.app import build
from bot.clock import Clock
from bot.settings import Settings
from tests.bot.world import Wall, World

KEY = "the key of the first machine, long enough"


def furnish(settings: Settings, key: str) -> None:
    """Write a creditor and a client who has shown who they are and knows what they owe."""
    wall = Wall()
    app = build(replace(settings, secret_key=key), Clock(wall))
    try:
        world = World(app, wall)
        world.add_creditor()
        world.add_client()
        world.verify()
    finally:
        app.close()
