"""When advisers work, by when they answer, and when they call back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contact.duty import AdviserHours
from flows.contact.errors import BadHours
from tests.flows.contact.packs import packs

ZONE = ZoneInfo("America/Santiago")
CALENDAR = packs().by_country["CL"].calendar_in(None)
HOURS = AdviserHours.parse({"mon_fri": ["09:00", "18:00"], "sat": None, "sun": None}, "America/Santiago", CALENDAR)


def at(written: str) -> datetime:
    """Return a local time of Santiago."""
    return datetime.fromisoformat(written).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-03-10 08:59", False),
        ("2026-03-10 09:00", True),
        ("2026-03-10 17:59", True),
        ("2026-03-10 18:00", False),  # the end is outside
        ("2026-03-14 12:00", False),  # Saturday
        ("2026-04-03 12:00", False),  # Good Friday
    ],
)
def test_on_duty_means_inside_the_hours_of_a_working_day(now: str, expected: bool) -> None:
    """Advisers are on duty in their hours, not at weekends and not on the country's holidays."""
    assert expected == HOURS.on_duty(at(now))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-03-10 07:00", "2026-03-10 09:00"),
        ("2026-03-10 09:00", "2026-03-11 09:00"),  # strictly after now
        ("2026-03-13 19:00", "2026-03-16 09:00"),
        ("2026-04-02 19:00", "2026-04-06 09:00"),  # over Easter, and a change of clocks
    ],
)
def test_the_next_opening_skips_closed_days(now: str, expected: str) -> None:
    """The next shift begins on the next working day."""
    assert at(expected) == HOURS.next_opening(at(now))


@pytest.mark.parametrize(
    ("now", "hours", "expected"),
    [
        ("2026-03-10 10:00", 4, "2026-03-10 14:00"),
        ("2026-03-10 14:00", 4, "2026-03-10 18:00"),  # up to the last minute
        ("2026-03-10 16:00", 4, "2026-03-11 11:00"),
        ("2026-03-13 22:00", 2, "2026-03-16 11:00"),
        ("2026-04-02 17:00", 9, "2026-04-06 17:00"),
        ("2026-09-17 12:00", 18, "2026-09-22 12:00"),  # over two holidays and a Sunday
    ],
)
def test_an_answer_is_promised_in_working_hours(now: str, hours: int, expected: str) -> None:
    """Hours run only while advisers work."""
    assert at(expected) == HOURS.answer_by(at(now), hours)


def test_a_creditors_own_free_days_stop_the_hours() -> None:
    """Closures of the creditor are free days beside the country's."""
    week = {"mon_fri": ["09:00", "18:00"]}
    hours = AdviserHours.parse(week, "America/Santiago", CALENDAR, [date(2026, 3, 11)])

    assert at("2026-03-12 10:00") == hours.answer_by(at("2026-03-10 17:00"), 2)


def test_call_backs_leave_notice_and_room() -> None:
    """The first slot is an hour of work away, on a half hour; the last leaves room for the call before closing."""
    found = [f"{slot:%a %H:%M}" for slot in HOURS.call_back_slots(at("2026-03-13 15:10"), 3)]

    assert ["Fri 16:30", "Fri 17:30", "Mon 09:00"] == found


minutes = st.integers(0, 3 * 365 * 24 * 60)


@given(minutes, st.integers(1, 40), st.integers(1, 6))
def test_promises_fall_inside_the_hours(minute: int, hours: int, count: int) -> None:
    """An answer is due while, or as, advisers work; slots rise, lie in hours, and leave an hour of work before them."""
    now = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    due, slots = HOURS.answer_by(now, hours), HOURS.call_back_slots(now, count)

    assert HOURS.on_duty(due - timedelta(minutes=1))
    assert due - now >= timedelta(hours=hours)
    assert count == len(slots)
    assert list(slots) == sorted(set(slots))
    assert all(HOURS.on_duty(slot) and HOURS.on_duty(slot + timedelta(minutes=29)) for slot in slots)
    assert slots[0] >= HOURS.answer_by(now, 1)


@given(minutes, st.integers(1, 20), st.integers(1, 20))
def test_working_hours_add_up(minute: int, first: int, second: int) -> None:
    """Waiting some hours and then some more is waiting their sum."""
    now = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)

    assert HOURS.answer_by(now, first + second) == HOURS.answer_by(HOURS.answer_by(now, first), second)


@pytest.mark.parametrize(
    ("written", "zone", "expected"),
    [
        ({"mon_fri": None}, "America/Santiago", "no open day"),
        ({"lunes": ["09:00", "18:00"]}, "America/Santiago", "'lunes' is not a day"),
        ({"mon_fri": "09:00"}, "America/Santiago", "an opening and a closing time"),
        ({"mon_fri": ["9", "18"]}, "America/Santiago", "not a quoted time"),
        ({"mon_fri": ["09:00", "18:00"]}, "Santiago", "'Santiago' is not a zone"),
    ],
)
def test_bad_adviser_hours_are_refused(written: dict[str, object], zone: str, expected: str) -> None:
    """Hours that cannot be read, or never open, are refused with the remedy."""
    with pytest.raises(BadHours, match=expected):
        AdviserHours.parse(written, zone, CALENDAR)
