"""The chance of so many events is exact, for few and for many."""

from fractions import Fraction
from math import comb, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contact.campaigns.tail import binomial_tail


@given(st.integers(0, 130), st.integers(0, 120), st.integers(0, 1_000))
def test_exact(events: int, trials: int, per_mille: int) -> None:
    """It is the sum of all the ways in which at least so many could be."""
    rate = Fraction(per_mille, 1_000)
    ways = sum(comb(trials, i) * rate**i * (1 - rate) ** (trials - i) for i in range(events, trials + 1))

    assert isclose(float(ways), binomial_tail(events, trials, per_mille / 1_000), rel_tol=1e-9, abs_tol=1e-12)


@pytest.mark.parametrize(
    ("events", "trials", "rate", "low", "high"),
    [
        (500_000, 1_000_000, 0.5, 0.5, 0.501),  # the middle
        (501_645, 1_000_000, 0.5, 0.0004, 0.0006),  # 3.29 standard deviations beyond it
        (20_500, 1_000_000, 0.02, 0.0001, 0.0003),
        (999_999, 1_000_000, 0.01, 0.0, 0.0),  # too small for a number
        (10, 1_000_000, 0.01, 1.0, 1.0),
    ],
)
def test_many(events: int, trials: int, rate: float, low: float, high: float) -> None:
    """A million clients neither overflow nor lose it."""
    assert low <= binomial_tail(events, trials, rate) <= high
