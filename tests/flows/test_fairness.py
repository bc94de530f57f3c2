"""Segments are held against one another by shares: a difference is told when chance does not make it, never of few."""

from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from flows.contact.campaigns.sequence import Share
from flows.fairness import AT_LEAST, MEASURES, Measure, Treatment, differences

NOTHING: dict[Measure, Share] = dict.fromkeys(MEASURES, Share(0, 0))
SHARES = st.integers(0, 400).flatmap(lambda of: st.integers(0, of).map(lambda reached: Share(reached, of)))


def treated(segment: str | None, contacted: Share) -> Treatment:
    """Return a segment of which only contacts are known."""
    return Treatment(segment, contacted.of, contacted.reached, {**NOTHING, "contacted": contacted})


def verdicts(*segments: Treatment) -> list[str]:
    """Return what is told of contacts, segment by segment."""
    return [one.found.verdict for one in differences(segments) if one.measure == "contacted"]


def test_measures() -> None:
    """Every measure is looked at for every segment, also for those who are in none."""
    found = differences((treated("a", Share(1, 2)), treated(None, Share(1, 2))))

    assert set(get_args(Measure)) == set(MEASURES)
    assert [(one, measure) for one in ("a", None) for measure in MEASURES] == [
        (one.segment, one.measure) for one in found
    ]


def test_difference() -> None:
    """Twice the contacts of hundreds of clients are a difference; a few more are none; of few nothing is told."""
    half = treated("b", Share(200, 500))

    assert ["more", "fewer"] == verdicts(treated("a", Share(400, 500)), half)
    assert ["open", "open"] == verdicts(treated("a", Share(210, 500)), half)
    assert ["too_few", "too_few"] == verdicts(treated("a", Share(AT_LEAST - 1, AT_LEAST - 1)), half)


def test_alone() -> None:
    """One segment has nothing to be held against."""
    assert () == differences((treated("a", Share(1, 2)),))


@given(SHARES, SHARES)
def test_two_are_each_others_mirror(one: Share, other: Share) -> None:
    """Of two segments what is more for one is fewer for the other, by the same limits."""
    first, second = (
        found.found for found in differences((treated("a", one), treated("b", other))) if found.measure == "contacted"
    )

    assert (first.low, first.high) == (-second.high, -second.low)


@given(st.lists(SHARES, min_size=2, max_size=5))
def test_order_is_nothing(shares: list[Share]) -> None:
    """In whichever order segments stand, the same is told of each."""
    every = [treated(str(place), share) for place, share in enumerate(shares)]

    assert set(differences(every)) == set(differences(every[::-1]))


def test_contacts_per_client() -> None:
    """Contacts are told per client, none where there is nobody."""
    one = treated("a", Share(4, 2))

    assert (2.0, 0.0) == (one.contacts_per_client, replace(one, clients=0).contacts_per_client)
