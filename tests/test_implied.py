"""Conversations end in the agreement that the policy implies, however the client writes and behaves.

A part of them is had in every run, all of them by `make thorough`; one for each country goes through the whole bot.
"""

import pytest
from hypothesis import settings as profile

from bot.app import App
from nlu.understand import Understanding
from tests.bot.conftest import app, settings, wall  # noqa: F401 - fixtures
from tests.bot.world import Wall
from tests.implied.talk import BEHAVIOURS, COUNTRIES, POLICIES, Client, Plot, play, plots
from tests.implied.whole import begin
from tests.nlu.conftest import understanding  # noqa: F401 - a fixture

pytestmark = pytest.mark.hypothesis  # `make thorough` has every conversation
ALL = tuple(plots())
PART = 1 if profile.get_current_profile_name() == "thorough" else 5  #: of so many conversations one is had
WHOLE = [
    Plot(country, list(POLICIES)[place % len(POLICIES)], place, list(BEHAVIOURS)[place % len(BEHAVIOURS)], place)
    for place, country in enumerate(COUNTRIES)
]


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_policy_decides(country: str, understanding: Understanding) -> None:  # noqa: F811 - a fixture
    """Each proposal of real clients, under each policy, ends in the plan that the command answers to the same legs."""
    faults = {}
    for plot in [plot for plot in ALL if plot.country == country][::PART]:
        expected, actual, words = play(plot, understanding)
        if expected != actual:
            faults[str(plot)] = (expected, actual, *words)

    assert {} == faults


@pytest.mark.parametrize("plot", WHOLE, ids=str)
def test_the_whole_bot_decides_the_same(plot: Plot, app: App, wall: Wall) -> None:  # noqa: F811 - fixtures
    """Through inbox, database and delivery a conversation ends the same, and every word of it is sound."""
    talk = begin(plot, app, wall)
    expected = BEHAVIOURS[plot.behaviour](Client(plot, talk))

    assert [] == talk.faults
    assert expected == talk.end(), talk.log


def test_conversations_are_many() -> None:
    """There are at least 300 conversations, in ten countries, with six shapes of policy and twelve ways to propose."""
    assert len(ALL) >= 300
    assert {"CL", "MX", "CO", "PE", "DO", "AR", "CR", "ES", "BR", "US"} == set(COUNTRIES)
    assert len(POLICIES) == 6
    assert all(len(told["phrases"]) >= 12 for told in COUNTRIES.values())
