"""Hold what whoever starts the service is told of its channels, and of what is missing."""

from dataclasses import replace
from typing import Any

import pytest

from bot.settings import Settings
from bot.ways import NOBODY, lacks, ways_of
from storage.database import Database
from tests.bot.world import World

TWILIO = {"twilio_account_sid": "AC1", "twilio_auth_token": "t"}
TELEGRAM = {"telegram_token": "1:x", "telegram_webhook_secret": "s"}
HOME, PUBLIC = {"public_url": "http://127.0.0.1:8000"}, {"public_url": "https://bot.example/c"}


@pytest.mark.parametrize(
    ("given", "place", "words"),
    [
        ({}, 0, "SMS and WhatsApp are off"),
        ({**TWILIO, **HOME}, 0, "nothing comes in: Twilio cannot call http://127.0.0.1:8000"),
        ({**TWILIO, **PUBLIC}, 0, "to https://bot.example/c/channels/twilio/messages"),
        ({**TWILIO, **HOME, "twilio_api_url": "http://127.0.0.1:9"}, 0, "to http://127.0.0.1:8000/channels"),
        ({}, 1, "Telegram is off"),
        ({**TELEGRAM, **HOME}, 1, "Telegram is asked for updates"),
        ({**TELEGRAM, **PUBLIC}, 1, "to https://bot.example/c/channels/telegram/updates"),
    ],
)
def test_ways(settings: Settings, given: dict[str, Any], place: int, words: str) -> None:
    """Each provider has a sentence that says how messages come in, or what keeps them away."""
    told = ways_of(replace(settings, **given))

    assert words in told[place]


def test_nobody(database: Database) -> None:
    """Without a creditor whoever starts the service is told so."""
    with database.unit_of_work() as uow:
        assert [NOBODY] == lacks(uow)


def test_somebody(world: World) -> None:
    """With a creditor nothing is missing."""
    with world.unit() as uow:
        assert [] == lacks(uow)
