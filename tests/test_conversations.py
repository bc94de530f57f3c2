"""Every story of `tests/conversations` comes to what it says, through the whole bot: read, decided, delivered."""

from pathlib import Path

import pytest

from bot.app import App
from tests.bot.conftest import app, settings, wall  # noqa: F401 - fixtures
from tests.bot.world import Wall
from tests.player import STORIES, Player, faults, read, stories
from tests.soundness.listener import Listener


@pytest.mark.parametrize("path", stories(), ids=lambda path: str(path.relative_to(STORIES).with_suffix("")))
def test_story(path: Path, app: App, wall: Wall) -> None:  # noqa: F811 - fixtures
    """What the client writes is read, answered and done as it is told, soundly, and things stand so at the end."""
    story = read(path)
    player = Player(app, wall, story)
    listener = Listener(player.world)
    found = {}
    for number, turn in enumerate(story["turns"], start=1):
        if wrong := [*faults(turn, player.play(turn)), *listener.hear()]:
            found[number, str(turn)] = wrong
    stands = player.end()

    assert {} == found
    assert story.get("end", {}) == {key: stands[key] for key in story.get("end", {})}


def test_stories_are_many() -> None:
    """There are at least 120 stories, in eight Spanish-speaking countries and two more languages."""
    countries = {read(path).get("country", "CL") for path in stories()}

    assert len(stories()) >= 120
    assert {"CL", "MX", "CO", "PE", "DO", "AR", "CR", "ES"} < countries
    assert countries & {"US", "GB"}
    assert "BR" in countries
