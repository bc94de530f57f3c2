"""Hold that the cadence which ships is lived everywhere: each bill is spoken of in time, in every voice, by law."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from flows.contact.cadence.pace import pace_of
from flows.contact.cadence.rows import VOICES
from flows.contact.cadence.wish import Habits, wish
from flows.contact.request import Contact
from flows.contact.rules import may_send
from tests.flows.contact.cadence.accounts import bill, default, owes, rows
from tests.flows.contact.cadence.test_pace import COUNTRIES, START, YEAR, asked
from tests.flows.contact.packs import packs
from tests.flows.contact.test_laws import ZONES

DAY = timedelta(days=1)
LATER = {"plain", "help"}  #: the voices without which nobody hears how to go on


def live(country: str, due_on: date) -> list[tuple[int, str, str]]:
    """Ask at ten o'clock on each day for what is wished of an unpaid bill; return what left: day, kind and voice."""
    zone, pace = ZoneInfo(ZONES[country][0]), pace_of(packs().by_country[country]).at_least(default().gap_days)
    done: dict[str, date] = {}
    history: list[Contact] = []
    left: list[tuple[int, str, str]] = []
    for number in range(-7, 60):
        today = due_on + number * DAY
        found = wish(owes(bill(due_on)), rows(), Habits(latest_days=20), done, today, pace=pace)
        now = datetime.combine(today, time(10), zone).astimezone(UTC)
        if found and may_send(asked(country, found.kind, now, history), packs()).decision == "allowed":
            history.append(Contact(now, "whatsapp", "bot", found.kind, "D1"))
            done[found.key] = today
            left.append((number, found.kind, found.voice))
    return left


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country(country: str) -> None:
    """Whatever day of a year a bill is due, its client hears of it by that day, and later how to go on.

    Weekends, holidays and limits move a contact by days; in a week full of them the first one afterwards may be lost.
    """
    lives = [live(country, START + day * DAY) for day in range(0, YEAR, 5)]

    assert [] == [left for left in lives if not any(number <= 0 for number, _, _ in left)]
    assert [] == [left for left in lives if not {voice for _, kind, voice in left if kind == "after_due"} >= LATER]


@pytest.mark.parametrize("kind", ["before_due", "promise", "missed", "due"])
def test_no_day_is_recalled_twice_in_the_same_words(kind: str) -> None:
    """Of two reminders of one day the second reads otherwise."""
    voices = [row.voice or VOICES[row.kind][0] for row in rows() if row.kind == kind]

    assert voices
    assert len(voices) == len(set(voices))
