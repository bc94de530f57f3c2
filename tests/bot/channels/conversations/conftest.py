"""Give conversations a provider, a bot with that account, and its webhooks served."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from bot.clock import Clock
from bot.settings import Settings
from bot.web.twilio import MESSAGES, twilio_routes
from tests.bot.channels.conversations.transcript import ADVANCED, SMS, WHATSAPP
from tests.bot.serving import service_of, serving
from tests.bot.world import Wall, World
from tests.fakes.twilio.account import ADVANCED_WORDS, Account, Line
from tests.fakes.twilio.provider import Twilio
from tests.fakes.twilio.serving import running

PUBLIC = "https://bot.example"
HOOK = f"{PUBLIC}{MESSAGES}#rc=3&rp=5xx,ct,rt"


@pytest.fixture
def twilio(wall: Wall) -> Iterator[Twilio]:
    """Give the provider, whose clock is ours, with two numbers for SMS and one for WhatsApp."""
    lines = (Line(SMS, HOOK), Line(ADVANCED, HOOK, ADVANCED_WORDS), Line(WHATSAPP, HOOK))
    with running(Account(lines), Clock(wall)) as provider:
        yield provider


@pytest.fixture
def settings(settings: Settings, twilio: Twilio) -> Settings:
    """Give the settings of a service with that account."""
    return replace(
        settings,
        public_url=PUBLIC,
        twilio_account_sid=twilio.account.sid,
        twilio_auth_token=twilio.account.token,
        twilio_api_url=twilio.address,
        twilio_sms_from=SMS,
        twilio_whatsapp_from=WHATSAPP.removeprefix("whatsapp:"),
    )


@pytest.fixture
def served(world: World, twilio: Twilio) -> Iterator[World]:
    """Give the world with its webhooks served, where the provider reaches them."""
    with serving(Starlette(routes=twilio_routes(service_of(world.app)))) as address:
        twilio.reach(PUBLIC, address)
        yield world
