"""Hold on which days of the month money comes, as payments tell: a rule that is to be seen, else nothing."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contact.cadence.paydays import AFTER_DAYS, SEEN, paydays
from tests.flows.contact.cadence.accounts import TODAY

START, END = TODAY - timedelta(days=31), TODAY + timedelta(days=31)
seen = st.dates(TODAY - SEEN, TODAY)


def days(*told: str) -> list[date]:
    """Read days of 2025 and 2026: `12-05` is in 2025, `02-05` in 2026."""
    parts = ((int(month), int(day)) for month, day in (one.split("-") for one in told))
    return [date(2025 if month > 8 else 2026, month, day) for month, day in parts]


@pytest.mark.parametrize(
    ("paid", "expected"),
    [
        (("12-05", "01-05", "02-05"), ("03-05", "04-05")),
        (("12-07", "01-05", "02-06"), ("03-05", "04-05")),  # the day itself, or soon after
        (("12-05", "01-05"), ()),  # two months may be chance
        (("02-05", "02-06", "02-07"), ()),  # so may one
        (("12-31", "01-31", "02-28"), ("02-28", "03-31")),  # the end of the month
        (("12-31", "02-01", "02-28"), ("02-28", "03-31")),  # and the day after it
        (("11-30", "12-30", "01-30", "02-28"), ("02-28", "03-30")),
        (("12-05", "01-05", "02-05", "02-20"), ("03-05", "04-05")),  # three in four
        (("12-05", "01-05", "02-05", "01-20", "02-22"), ()),
        (
            ("12-15", "12-31", "01-15", "01-31", "02-15", "02-28"),
            ("02-15", "02-28", "03-15", "03-31", "04-15"),
        ),  # a fortnight's pay
        (("09-11", "12-05", "01-05", "02-05"), ("03-05", "04-05")),  # long ago
    ],
)
def test_seen(paid: Sequence[str], expected: Sequence[str]) -> None:
    """Payments of three months on the same days make a payday; of two paydays both count, and the end of a month."""
    assert tuple(days(*expected)) == paydays(days(*paid), TODAY)


@given(payday=st.integers(1, 31), late=st.lists(st.integers(0, AFTER_DAYS), min_size=3, max_size=5))
def test_found_again(payday: int, late: list[int]) -> None:
    """Who pays at every month's payday, or up to three days after, has a payday near it every month."""
    found = paydays(_payments(payday, late), TODAY)
    ahead = [day for day in found if day > TODAY]

    assert ahead
    assert any(abs((one - day).days) <= AFTER_DAYS for one in ahead for day in _near(payday))


def _payments(payday: int, late: list[int]) -> list[date]:
    months = [date(2025, 10, 1), date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
    return [_on(month, payday) + timedelta(days=days) for month, days in zip(months[-len(late) :], late, strict=True)]


def _near(payday: int) -> list[date]:
    return [_on(date(2026, month, 1), payday) for month in (3, 4)]


def _on(month: date, payday: int) -> date:
    """Return a payday of a month, its last day where it has no such."""
    last = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return month.replace(day=min(payday, last.day))


@given(paid=st.lists(seen, max_size=40))
def test_explains(paid: list[date]) -> None:
    """Paydays lie within a month, and tell of three payments in four; who has few payments has none."""
    found = paydays(paid, TODAY)
    numbers = {day.day for day in found}

    assert all(START <= day <= END for day in found)
    assert sorted(set(found)) == list(found)
    assert not found or len(paid) >= 3
    assert len(numbers) <= 5  # two, of which the end of a month has several


@given(paid=st.lists(seen, max_size=20), other=st.lists(st.dates(date(2024, 1, 1), TODAY - SEEN - timedelta(days=1))))
def test_old_payments(paid: list[date], other: list[date]) -> None:
    """What was paid more than half a year ago, or is told of the future, says nothing; nor does the order."""
    ahead = [TODAY + timedelta(days=3)]

    assert paydays(paid, TODAY) == paydays([*ahead, *reversed(paid), *other], TODAY)


def test_any_day() -> None:
    """Who pays every day has no payday."""
    assert () == paydays([TODAY - timedelta(days=ago) for ago in range(SEEN.days)], TODAY)
