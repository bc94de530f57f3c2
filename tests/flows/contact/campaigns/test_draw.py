"""Who is drawn into which arm depends on the campaign and the client alone, and is as good as a lot."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from flows.contact.campaigns.draw import arm_of
from tests.flows.contact.campaigns.campaigns import split

CLIENTS = [f"C-{number}" for number in range(20_000)]
#: The 99.99 % point of chi-squared by degrees of freedom: by chance one test of ten thousand is beyond it.
CHI_SQUARED = {1: 15.14, 3: 21.11, 4: 23.51}


@given(st.integers(min_value=1), st.text(), st.lists(st.integers(1, 20), min_size=1, max_size=4))
def test_an_arm(campaign_id: int, client: str, shares: list[int]) -> None:
    """Every client has an arm of the campaign, the same each time."""
    campaign = split([*shares, 100 - sum(shares)]) if sum(shares) < 80 else split([100])

    assert arm_of(campaign_id, client, campaign) in campaign.names
    assert arm_of(campaign_id, client, campaign) == arm_of(campaign_id, client, campaign)


def test_shares() -> None:
    """As many are drawn into each arm as its share says, but for chance."""
    campaign = split([45, 30, 15, 5], 5)
    drawn = Counter(arm_of(7, client, campaign) for client in CLIENTS)

    assert _surprise([drawn[name] for name in campaign.names], [9_000, 6_000, 3_000, 1_000, 1_000]) < CHI_SQUARED[4]


def test_independent() -> None:
    """Two campaigns draw without regard to one another: who was held out once is no likelier to be so again."""
    half = split([50], 50)
    pairs = Counter((arm_of(1, client, half), arm_of(2, client, half)) for client in CLIENTS)

    assert _surprise([pairs[pair] for pair in product(half.names, half.names)], [5_000] * 4) < CHI_SQUARED[3]


def test_numbers_in_a_row() -> None:
    """Clients whose numbers follow one another are drawn like any others: neighbours are not alike."""
    half = split([50], 50)
    drawn = [arm_of(1, client, half) for client in CLIENTS]
    alike = sum(one == other for one, other in pairwise(drawn))

    assert _surprise([alike, len(drawn) - 1 - alike], [len(drawn) / 2] * 2) < CHI_SQUARED[1]


def test_never_anew() -> None:
    """The draw is the same in every version: who is not stored yet would else be drawn anew."""
    campaign = split([45, 45], 10)

    expected = ["a0", "a0", "a0", "a0", "hold_out", "a0", "a1", "a0"]
    assert expected == [arm_of(12, f"client-{number}", campaign) for number in range(8)]


def _surprise(seen: Sequence[float], expected: Sequence[float]) -> float:
    """Return how far counts are from what was expected, as chi-squared."""
    return sum((count - wanted) ** 2 / wanted for count, wanted in zip(seen, expected, strict=True))
