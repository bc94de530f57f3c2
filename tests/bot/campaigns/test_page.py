"""Hold that the page about campaigns is true: its example is valid, its rails are in force, its commands exist."""

import re
from pathlib import Path

from bot.commands.campaigns import campaign
from flows.contact.campaigns.faults import faults
from flows.contact.campaigns.guard import BAD_RATING, CHANCE, EVENTS_MIN, NOW, Rails

PAGE = (Path(__file__).parents[3] / "docs" / "campaigns.md").read_text("utf-8")


def test_example() -> None:
    """The example of a campaign has no fault."""
    assert [] == faults(PAGE.split("```yaml\n")[1].split("```")[0])


def test_rails() -> None:
    """The page names each rail with what is tolerated where the creditor says nothing."""
    rails = {
        name: float(percent) for name, percent in re.findall(r"^\| `(\w+)`: .*\| ([\d.]+) % \|$", PAGE, re.MULTILINE)
    }

    assert Rails().model_dump() == rails
    assert (7, 3, 0.001, 2) == (NOW.days, EVENTS_MIN, CHANCE, BAD_RATING)


def test_commands() -> None:
    """The page names every command of campaigns."""
    assert set(campaign.commands) == set(re.findall(r"(?:campaign |· `)(\w+) ?[\[`A-Z]", PAGE.split("## Who has")[0]))
