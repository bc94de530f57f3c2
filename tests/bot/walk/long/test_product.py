"""Walk through every page in every language, light and dark, on a wide screen and on a phone."""

import pytest

from bot.console.speech import LANGUAGES
from tests.bot.walk.stops import STOPS
from tests.bot.walk.walker import HEIGHTS, Theme, Walker


@pytest.mark.parametrize("language", LANGUAGES)
def test_product(walker: Walker, language: str) -> None:
    """Nothing is wrong in any combination."""
    themes: tuple[Theme, ...] = ("light", "dark")
    looks = [(theme, width) for theme in themes for width in HEIGHTS]
    for route, ways in STOPS.items():
        for way in ways:
            walker.go(route, way, language, looks)

    assert [] == walker.faults
