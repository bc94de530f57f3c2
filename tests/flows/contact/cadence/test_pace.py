"""Hold that the cadence which ships is admitted by every country: what it wishes for, no limit of a pack forbids."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.contact.cadence.pace import Pace, pace_of
from flows.contact.cadence.wish import Habits, wish
from flows.contact.request import Contact, Request
from flows.contact.rules import may_send
from flows.negotiation.account import Account
from tests.flows.contact.cadence.accounts import agreed, bill, default, owes, rows
from tests.flows.contact.packs import packs
from tests.flows.contact.test_laws import ZONES

COUNTRIES = sorted(packs().by_country)
YEAR = 365
START = date(2026, 1, 1)
days = st.integers(-60, YEAR).map(lambda ahead: START + timedelta(days=ahead))


def live(
    country: str, account: Account, habits: Habits, hours: Mapping[int, int], begin: date, length: int
) -> list[str]:
    """Ask the rules on every day for what the cadence wishes for; return the limits that forbade it.

    `hours`: at which local hour a day's contact tries to leave, by the day's number; ten, else.
    """
    zone = ZoneInfo(ZONES[country][0])
    pack = packs().by_country[country]
    pace, limits = pace_of(pack).at_least(default().gap_days), {f"{country}.{limit.rule}" for limit in pack.limits}
    done: dict[str, date] = {}
    history: list[Contact] = []
    broken = []
    for number in range(length):
        today = begin + timedelta(days=number)
        found = wish(account, rows(), habits, done, today, pace=pace, grace_days=3)
        if found is None:
            continue
        now = datetime.combine(today, time(hours.get(number % 7, 10)), zone).astimezone(UTC)
        decision = may_send(asked(country, found.kind, now, history), packs())
        if decision.rule in limits:
            broken.append(decision.rule)
        if decision.decision == "allowed":
            history.append(Contact(now, "whatsapp", "bot", found.kind, "D1"))
            done[found.key] = today
    return broken


def asked(country: str, kind: str, now: datetime, history: list[Contact]) -> Request:
    """Return the question whether a contact may be made, with consent and nothing else in its way."""
    zones, given = tuple(ZONES[country][:1]), frozenset({"whatsapp"})
    return Request(country, zones, now, "whatsapp", kind, debt="D1", consents=given, history=tuple(history))


@pytest.mark.parametrize("country", COUNTRIES)
def test_one_bill(country: str) -> None:
    """A bill due on any day of a year, and never paid: no limit of its country is ever in the way."""
    lives = [
        live(
            country, owes(bill(START + timedelta(days=due))), Habits(latest_days=20), {}, START + timedelta(due - 7), 60
        )
        for due in range(0, YEAR, 5)
    ]

    assert [] == [rule for life in lives for rule in life]


@settings(max_examples=60)
@given(
    country=st.sampled_from(COUNTRIES),
    due=st.lists(days, min_size=1, max_size=14, unique=True),
    promised=st.lists(days, max_size=6, unique=True),
    hours=st.dictionaries(st.integers(0, 6), st.integers(8, 19)),
    latest=st.sampled_from([0, 30]),
)
def test_any_account(
    country: str, due: list[date], promised: list[date], hours: Mapping[int, int], latest: int
) -> None:
    """Whatever is owed or promised, and at whatever hour contacts leave: no limit is ever in the way, for a year."""
    bills = [bill(day, f"F{number}") for number, day in enumerate(due)]
    agreement = agreed(*((day, 0) for day in sorted(promised))) if promised else None
    account = owes(*bills, agreement=agreement)

    assert [] == live(country, account, Habits(latest_days=latest), hours, START, YEAR)


@pytest.mark.parametrize("country", COUNTRIES)
def test_not_for_ever(country: str) -> None:
    """A bill that is never paid is spoken of in every country, with each of its voices."""
    account, pace = owes(bill(START)), pace_of(packs().by_country[country]).at_least(2)
    done: dict[str, date] = {}
    for number in range(60):
        today = START + timedelta(days=number - 10)
        found = wish(account, rows(), Habits(latest_days=20), done, today, pace=pace)
        done |= {found.key: today} if found else {}

    assert 6 == len(done)


@pytest.mark.parametrize(
    ("limits", "made", "room"),
    [
        (((1, 1),), (0,), False),
        (((1, 1),), (1,), True),
        (((1, 3),), (2,), False),
        (((1, 3),), (3,), True),
        (((2, 8),), (1, 7), False),
        (((2, 8),), (1, 8), True),
        ((), (0, 0, 0), True),
    ],
)
def test_room(limits: tuple[tuple[int, int], ...], made: tuple[int, ...], *, room: bool) -> None:
    """A limit counts the days before today, and today."""
    assert room is Pace(limits).has_room([START - timedelta(days=ago) for ago in made], START)


@pytest.mark.parametrize(
    ("country", "limits"),
    [("CL", {(2, 8), (1, 3)}), ("CO", {(1, 1), (2, 8)}), ("DO", {(5, 1), (1, 1), (2, 8)})],
)
def test_packs(country: str, limits: set[tuple[int, int]]) -> None:
    """A rolling week is eight days where the hour is not known; two days free make every third one; minutes, a day."""
    assert limits == set(pace_of(packs().by_country[country]).limits)
