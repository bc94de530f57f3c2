"""Each sign leads to one way of going about it, and our own errors come before anything that a client did."""

from typing import get_args

import pytest

from flows.risk.history import History
from flows.risk.signs import TABLE, Sign, Treatment, signs


@pytest.mark.parametrize(
    ("past", "found"),
    [
        (History(), ["stranger"]),
        (History(late_days=(0, 4), paydays=(5,)), ["forgetter", "payday"]),
        (History(late_days=(0, 4), broken=1), ["broken_once"]),
        (History(late_days=(0, 40, 40), broken=2), ["broken_twice", "late_by_weeks"]),
        (History(late_days=(40,), disputes_right=1), ["dispute_history"]),
        (History(overdue_days=(61,), rescued=1), ["long_overdue", "speaks_up"]),
        (History(late_days=(0,) * 5), ["reliable"]),
        (History(late_days=(0, 12), contacts=6), ["unanswered"]),
        (History(late_days=(0, 12), contacts=6, channel="sms"), []),
    ],
)
def test_signs(past: History, found: list[Sign]) -> None:
    """A past shows the signs that its figures say, what matters most first."""
    assert found == [row.sign for row in signs(past)]


def test_every_sign_has_its_row() -> None:
    """The table names every sign once, and every way of going about it is some sign's."""
    assert list(get_args(Sign)) == [row.sign for row in TABLE]
    assert set(get_args(Treatment)) == {row.treatment for row in TABLE}
