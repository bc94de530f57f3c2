"""Walk through every page in every language, wide and on a phone, in the lights that the shorter walk leaves out."""

import pytest

from bot.console.speech import LANGUAGES
from tests.bot.walk.stops import STOPS
from tests.bot.walk.walker import DARK_WIDE, LIGHT_PHONE, Walker


@pytest.mark.parametrize("language", LANGUAGES)
def test_product(walker: Walker, language: str) -> None:
    """Nothing is wrong on any page in any language; with the shorter walk each page was seen in all four looks."""
    for route, ways in STOPS.items():
        for way in ways:
            walker.go(route, way, language, (DARK_WIDE, LIGHT_PHONE))

    assert [] == walker.faults
