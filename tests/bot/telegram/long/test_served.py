"""Hold that a service which asks Telegram for updates may die at any time, and goes on where it was."""

from pathlib import Path

from bot.clock import read_wall
from bot.telegram_chats import make_link
from tests.bot.services import hurry, service
from tests.bot.telegram.test_arrivals import wait_for
from tests.bot.world import World
from tests.fakes import telegram as play


def test_served(world: World, telegram: play.Telegram, tmp_path: Path) -> None:
    """A service that has only a token talks on Telegram; killed in the middle, it loses nothing and repeats nothing."""
    with world.unit() as uow:
        word = make_link(uow, world.creditor, world.client, "concilia_bot", read_wall()).partition("start=")[2]
    ana = telegram.person("Ana")
    with service(world.app.settings, tmp_path) as served:
        ana.start(word)
        wait_for(lambda: len(ana.texts()) == 1)
        ana.press("Sí, soy yo")
        served.popen.kill()
    with service(world.app.settings, tmp_path):
        while len(ana.texts()) < 2:
            hurry(world)
        ana.write("6785")
        wait_for(lambda: len(ana.texts()) == 4)

    assert {} == telegram.ledger.duplicates()
