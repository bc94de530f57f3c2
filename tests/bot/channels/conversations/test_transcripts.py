"""Hold whole conversations by SMS and WhatsApp to their transcripts, through the provider's webhooks and API."""

from pathlib import Path

import pytest

from bot.channels.twilio_client import connected
from bot.templates import sync, wanted
from bot.texts import load_templates
from tests.bot.channels.conversations.transcript import Conversation, prepare, read, transcripts
from tests.bot.world import World
from tests.fakes.twilio.provider import Twilio


@pytest.mark.parametrize("path", transcripts(), ids=lambda path: path.stem)
def test_transcript(served: World, twilio: Twilio, path: Path) -> None:
    """What the phone hears, in order, is what the transcript says; nothing else comes."""
    story = read(path)
    if story.get("templates") == "approved":
        approve(served, twilio)
    line = prepare(served, story)
    prefix = "whatsapp:" if story["channel"] == "whatsapp" else ""
    Conversation(served, twilio, twilio.phone(prefix + str(story["number"])), line).play(story["turns"])


def approve(world: World, twilio: Twilio) -> None:
    """Bring the account to what the catalogue holds, and let WhatsApp approve of all of it."""
    app = world.app
    contents = wanted(load_templates(app.wording), [world.row().locale])
    with connected(app.settings) as client:
        list(sync(app.database, client, contents, world.now))
        for content in twilio.state.contents.values():
            twilio.approve(content.sid)
        list(sync(app.database, client, contents, world.now))
