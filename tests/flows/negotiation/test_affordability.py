"""What can be paid at most, from what a client tells of their means."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.negotiation.affordability import PAYDAYS_A_YEAR, Means, capacity_of, window
from flows.negotiation.proposal import Capacity, Frequency
from flows.negotiation.terms import Affordability

WEEKLY, FORTNIGHTLY, MONTHLY = Frequency.WEEKLY, Frequency.SEMIMONTHLY, Frequency.MONTHLY
RULES = Affordability(share_percent=Decimal(80))
sums = st.integers(0, 5_000_000)
told = st.builds(Means, sums, st.sampled_from(list(Frequency)), sums, sums, st.one_of(st.none(), sums))


@pytest.mark.parametrize(
    ("means", "country", "capacity"),
    [
        (Means(900_000, MONTHLY, 500_000, 100_000), "CL", Capacity(240_000, 26)),  # 80 % of 300,000
        (Means(900_000, MONTHLY, 500_000, 100_000, 150_000), "CL", Capacity(150_000, 26)),  # what they say is less
        (Means(900_000, MONTHLY, 500_000, 100_000, 290_000), "CL", Capacity(240_000, 26)),
        (Means(450_000, FORTNIGHTLY, 500_000, 100_000), "MX", Capacity(120_000, 11)),
        (Means(450_000, FORTNIGHTLY, 500_000, 100_000), "AR", Capacity(120_000, 9)),
        (Means(120_000, WEEKLY, 400_000, 0), "DO", Capacity(22_153, 4)),  # 120,000 x 52 / 12 = 520,000
        (Means(400_000, MONTHLY, 400_000, 0), "CL", None),
        (Means(400_000, MONTHLY, 390_000, 50_000, 30_000), "CL", None),
        (Means(900_000, MONTHLY, 0, 0, 0), "CL", Capacity(0, 26)),
    ],
)
def test_figures(means: Means, country: str, capacity: Capacity | None) -> None:
    """The policy's share of what a month leaves, for one payday's window; nothing left is no capacity at all."""
    assert capacity == capacity_of(means, RULES, country)


@given(told, st.sampled_from(["CL", "AR", "MX"]), st.integers(1, 100))
def test_never_above_what_is_left(means: Means, country: str, share: int) -> None:
    """A year of paydays at the capacity stays within the share of the surplus, and within what the client says."""
    capacity = capacity_of(means, Affordability(share_percent=Decimal(share)), country)
    if capacity is None:
        assert means.surplus <= 0
        return
    year = capacity.amount * PAYDAYS_A_YEAR[means.rhythm]
    assert year * 100 <= means.surplus * share * 12
    assert means.left is None or year <= means.left * 12
    assert capacity.window_days == window(means.rhythm, country)
