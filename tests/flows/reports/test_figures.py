"""Hold the arithmetic of reports: days, shapes of plans, what is to come, goals within limits."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reports.forecast import Band, Past, band
from flows.reports.period import LONGEST, Period, month_of, months_before, read_month, read_period
from flows.reports.plans import Shape, shape_of, widest
from flows.reports.team import stand

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
PASTS = st.builds(Past, promised=st.integers(0, 10_000), paid=st.integers(0, 12_000))
TODAY = date(2026, 3, 5)


@given(DAYS, st.integers(1, LONGEST))
def test_stretches(first: date, days: int) -> None:
    """A period's stretches are all of its days, each once and in order, and no more than a chart can show."""
    period = Period(first, first + timedelta(days=days - 1))
    stretches = period.stretches()
    covered = [one.first + timedelta(days=step) for one in stretches for step in range(one.days)]

    assert [first + timedelta(days=step) for step in range(days)] == covered
    assert len(stretches) <= 31
    assert days == period.days


@given(DAYS, st.integers(1, 12))
def test_months(day: date, count: int) -> None:
    """The months before a day are whole, follow one another, and end where its own begins."""
    found = [*months_before(day, count), month_of(day)]

    assert count + 1 == len(found)
    assert all(one.is_month for one in found)
    assert [one.last + timedelta(days=1) for one in found[:-1]] == [one.first for one in found[1:]]


def test_moments() -> None:
    """A month begins and ends at midnight where the creditor is, also where its clocks change meanwhile."""
    santiago, april = ZoneInfo("America/Santiago"), month_of(date(2026, 4, 4))
    since, until = april.moments(santiago)

    assert datetime.fromisoformat("2026-04-01T00:00:00-03:00") == since
    assert datetime.fromisoformat("2026-05-01T00:00:00-04:00") == until


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("", "", ("2026-03-01", "2026-03-05")),
        ("2026-02-01", "2026-02-28", ("2026-02-01", "2026-02-28")),
        ("2026-02-01", "", ("2026-02-01", "2026-03-05")),
        ("2026-03-05", "2027-01-01", ("2026-03-05", "2026-03-05")),
        ("2026-03-06", "2027-01-01", None),
        ("2025-03-05", "2026-03-05", ("2025-03-05", "2026-03-05")),
        ("2025-03-04", "2026-03-05", None),
        ("2026-03-02", "2026-03-01", None),
        ("ayer", "", None),
    ],
)
def test_read_period(first: str, last: str, found: tuple[str, str] | None) -> None:
    """Days that somebody types are a period up to a year long, without days to come; anything else is none."""
    expected = found and Period(*(date.fromisoformat(day) for day in found))

    assert expected == read_period(first, last, TODAY)


def test_read_month() -> None:
    """A month is typed by its year and number."""
    assert Period(date(2024, 2, 1), date(2024, 2, 29)) == read_month("2024-02")
    assert [None] * 3 == [read_month(written) for written in ("", "2026-13", "2026-02-01")]


@pytest.mark.parametrize(
    ("payments", "spread", "gap", "shape"),
    [
        (1, 0, 0, "once"),
        (2, 10, 30, "monthly"),
        (2, 11, 30, "uneven"),
        (4, 0, 7, "weekly"),
        (3, 5, 15, "fortnightly"),
        (3, 5, 20, "spaced"),
        (3, 0, 36, "spaced"),
    ],
)
def test_shapes(payments: int, spread: int, gap: int, shape: Shape) -> None:
    """A plan is one payment, even at a rhythm, or made to measure."""
    assert shape == shape_of(payments, spread, gap)


def test_widest() -> None:
    """Plans that are all alike are one shape wholly; without plans nothing is said."""
    assert [1.0, 0.5, None] == [widest([3, 0]), widest([1, 2, 1]), widest([0, 0])]


@given(st.lists(PASTS, max_size=9), st.integers(0, 10_000))
def test_band(past: list[Past], promised: int) -> None:
    """What is likely lies within the band, the band within nothing and all; a short past tells nothing."""
    found, known = band(past), [month for month in past if month.promised]
    assert (found is None) == (len(known) < 3)
    if found is not None:
        likely, low, high = found.of(promised)
        assert 0 <= low <= likely <= high <= promised


def test_band_counted() -> None:
    """Half, all, and a quarter of a hundred each were paid: seven of twelve is likely, between a quarter and all."""
    counted = band([Past(100, 50), Past(100, 130), Past(0, 0), Past(100, 25)])

    assert counted is not None
    assert Band(175 / 300, 0.25, 1.0) == counted


def test_goals_within_limits() -> None:
    """A goal counts only while no limit is passed; a figure that there is not neither reaches nor passes anything."""
    wanted = {"kept_percent": 0.7, "recovered": 1000.0, "contacts_per_client_max": 4.0, "opted_out_percent_max": 0.01}
    kind = stand(wanted, {"kept_percent": 0.7, "recovered": None, "contacts_per_client_max": 4.0})
    rough = stand(wanted, {"kept_percent": 0.9, "recovered": 2000.0, "contacts_per_client_max": 4.1})

    assert ([None, True], [True, None], True, 1) == (
        [one.fits for one in kind.goals],
        [one.fits for one in kind.limits],
        kind.counts,
        kind.reached,
    )
    assert ([True, True], [False, None], False, 0) == (
        [one.fits for one in rough.goals],
        [one.fits for one in rough.limits],
        rough.counts,
        rough.reached,
    )
