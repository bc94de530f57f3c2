"""Payments fall on business days only."""

from datetime import date

import pytest

from flows.negotiation.calendar import Calendar


@pytest.mark.parametrize(
    ("country", "day", "expected"),
    [
        ("CL", date(2026, 3, 13), True),  # a Friday
        ("CL", date(2026, 3, 14), False),  # a Saturday
        ("CL", date(2026, 3, 15), False),  # a Sunday
        ("CL", date(2026, 9, 18), False),  # national day
        ("CL", date(2026, 12, 31), False),  # banks only, and banks take payments
        ("MX", date(2026, 3, 16), False),  # third Monday of March
        ("MX", date(2026, 12, 31), True),
        ("CO", date(2026, 3, 23), False),  # Saint Joseph, moved to Monday
        ("PE", date(2026, 7, 28), False),
        ("DO", date(2026, 2, 27), False),
        ("AR", date(2026, 7, 9), False),
        ("CR", date(2026, 9, 15), False),
        ("ES", date(2026, 10, 12), False),
    ],
)
def test_countries(country: str, day: date, expected: bool) -> None:
    """Each country's public and bank holidays are no business days."""
    assert expected == Calendar(country).is_business_day(day)


def test_given_holidays_replace_the_countrys() -> None:
    """A given list replaces the country's days; weekends and the creditor's closures stay."""
    calendar = Calendar("CL", frozenset({date(2026, 9, 17)}), frozenset({date(2026, 9, 21)}))
    assert calendar.is_business_day(date(2026, 9, 18))
    assert [False, False, False] == [
        calendar.is_business_day(day) for day in (date(2026, 9, 17), date(2026, 9, 21), date(2026, 9, 19))
    ]


def test_regions_have_their_own_days() -> None:
    """A subdivision's holidays count for its clients only."""
    day = date(2026, 9, 11)  # the day of Catalonia
    assert (True, False) == (Calendar("ES").is_business_day(day), Calendar("ES", subdivision="CT").is_business_day(day))


def test_neighbours() -> None:
    """The next and the last business day are the day itself when it is one."""
    calendar = Calendar("CL", given=frozenset({date(2026, 3, 16)}))
    friday, tuesday = date(2026, 3, 13), date(2026, 3, 17)
    assert (friday, tuesday) == (calendar.next(friday), calendar.next(date(2026, 3, 14)))
    assert friday == calendar.previous(date(2026, 3, 16))
    assert friday == calendar.last_within(friday, date(2026, 3, 16))
    assert calendar.last_within(date(2026, 3, 14), date(2026, 3, 16)) is None
