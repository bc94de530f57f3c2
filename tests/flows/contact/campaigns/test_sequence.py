"""An interval that may be looked at any day is wider than one for a single day, and narrows as clients come."""

from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contact.campaigns.sequence import Share, half_width

COUNTS = st.integers(100, 100_000)
PARTS = st.floats(0, 1)
ONE_DAY = NormalDist().inv_cdf(0.975)


@given(COUNTS, PARTS, COUNTS, PARTS)
def test_wider_than_of_one_day(n: int, p: float, m: int, q: float) -> None:
    """It is wider than the ordinary interval, which is right on a single day."""
    one, other = Share(round(n * p), n), Share(round(m * q), m)
    ordinary = ONE_DAY * sqrt(sum(each.rate * (1 - each.rate) / each.of for each in (one, other)))

    assert ordinary < half_width(one, other, 200, 0.05)


@given(COUNTS, PARTS, COUNTS, PARTS)
def test_both_ways(n: int, p: float, m: int, q: float) -> None:
    """It is the same whichever of the two is named first, and narrower where more may be wrong."""
    one, other = Share(round(n * p), n), Share(round(m * q), m)

    assert half_width(one, other, 200, 0.05) == pytest.approx(half_width(other, one, 200, 0.05))
    assert half_width(one, other, 200, 0.05) < half_width(one, other, 200, 0.01)


@pytest.mark.parametrize(
    ("clients", "points"), [(200, 23.6), (500, 13.6), (1_000, 9.4), (2_000, 6.7), (10_000, 3.2), (100_000, 1.1)]
)
def test_widths(clients: int, points: float) -> None:
    """So many clients in two arms, of whom four of ten reach the goal, tell a difference of so many points."""
    half = Share(clients // 5, clients // 2)

    assert points == round(100 * half_width(half, half, 200, 0.05), 1)
