"""Give each test a Telegram that is served, and somebody who has opened the bot."""

from collections.abc import Iterator

import pytest

from tests.fakes.telegram import Person, Telegram, serving, unhurried
from tests.fakes.test_telegram.place import Place


@pytest.fixture(autouse=True)
def _waits_as_durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the client library for the coming form of waits: it warns of the old one."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def place() -> Iterator[Place]:
    """Give a Telegram that is served and hurries nobody."""
    telegram = Telegram(pace=unhurried(), patience=(0.02, 0.1))
    with serving(telegram) as address:
        yield Place(telegram, address)


@pytest.fixture(scope="module")
def shared() -> Iterator[Place]:
    """Give one Telegram for all tests that look only at what is refused."""
    telegram = Telegram(pace=unhurried())
    with serving(telegram) as address:
        yield Place(telegram, address)


@pytest.fixture
def marcela(place: Place) -> Person:
    """Give somebody who has opened the bot."""
    person = place.telegram.person("Marcela")
    person.start()
    return person
