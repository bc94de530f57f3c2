"""The comparison of the two arms tells the difference, and no more than the counts bear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.witness import Arm, compare, wilson

TINY = 1e-9  #: what arithmetic may lose
arms = st.builds(lambda kept, broken: Arm(kept + broken, kept, broken), st.integers(0, 400), st.integers(1, 400))


@given(arms, arms)
def test_the_interval_holds_the_difference(first: Arm, second: Arm) -> None:
    """The difference lies within its interval, the interval within what a difference of rates can be."""
    found = compare(first, second)

    assert found is not None
    assert -1 - TINY <= found.low <= found.value + TINY
    assert found.value - TINY <= found.high <= 1 + TINY


@given(arms, arms)
def test_the_other_way_round(first: Arm, second: Arm) -> None:
    """Exchanging the arms turns the sign of everything."""
    one, other = compare(first, second), compare(second, first)

    assert one is not None
    assert other is not None
    assert pytest.approx((-one.value, -one.high, -one.low)) == (other.value, other.low, other.high)


@given(arms, st.integers(2, 50))
def test_more_of_the_same_narrows_it(arm: Arm, times: int) -> None:
    """The same rates from more agreements give a narrower interval."""
    more = Arm(arm.drawn * times, arm.kept * times, arm.broken * times)
    few, many = compare(arm, arm), compare(more, more)

    assert few is not None
    assert many is not None
    assert few.low < many.low


def test_against_the_book() -> None:
    """Newcombe's own first example: 56 of 70 against 48 of 80 is 0.2000, from 0.0524 to 0.3339."""
    found = compare(Arm(70, 56, 14), Arm(80, 48, 32))

    assert found is not None
    assert pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5) == (found.value, found.low, found.high)


def test_wilson_of_none_and_all() -> None:
    """A rate of none or all leaves room on the other side."""
    assert pytest.approx((0.0, 0.2775), abs=1e-4) == wilson(0, 10)
    assert pytest.approx((0.7225, 1.0), abs=1e-4) == wilson(10, 10)


@pytest.mark.parametrize("empty", [Arm(0, 0, 0), Arm(4, 0, 0)])
def test_nothing_is_told_before_both_have_ended(empty: Arm) -> None:
    """Without an ended agreement in both arms there is no difference."""
    assert compare(empty, Arm(2, 1, 1)) is None
    assert compare(Arm(2, 1, 1), empty) is None
