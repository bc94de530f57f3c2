"""The two exact searches agree with one another, at every size of amounts."""

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st

from flows.negotiation.counter import money_days
from flows.negotiation.envelope import Demand, Envelope
from flows.negotiation.frame import Frame, frame
from flows.negotiation.program import nearest_windowed
from flows.negotiation.proposal import Payment, Plan
from flows.negotiation.search import nearest_unwindowed

MONDAY = dt.date(2026, 3, 2)
Drawn = tuple[Frame, Plan]


@st.composite
def frames(draw: st.DrawFn, largest: int) -> Drawn:
    """Draw a search without a capacity: up to eight dates, any limits, steps and amounts."""
    step = draw(st.sampled_from([1, 1, 7, 100]))
    total = draw(st.integers(1, largest))
    days = sorted(draw(st.sets(st.integers(0, 120), min_size=2, max_size=8)))
    dates = [MONDAY + dt.timedelta(day) for day in days]
    payers = draw(st.lists(st.sampled_from(dates), min_size=1, max_size=5, unique=True))
    said = tuple(Payment(day, draw(st.integers(1, total))) for day in sorted(payers))
    by = st.tuples(st.sampled_from(dates), st.integers(1, total))
    demands = tuple(Demand("milestones", *pair) for pair in draw(st.lists(by, max_size=3)))
    demands += (Demand("term_days_max", dates[-1], total),)
    envelope = Envelope(total, draw(st.integers(1, 8)), draw(st.integers(0, total)), demands)
    framed = frame(dates, envelope, said, step, None, 1, draw(st.one_of(st.none(), st.integers(1, 6))))
    assume(framed is not None)
    assert framed is not None
    return framed, said


def agree(drawn: Drawn) -> None:
    """Hold both searches to the same money-days, and to both finding a plan or neither."""
    framed, said = drawn
    found = [search(framed) for search in (nearest_unwindowed, nearest_windowed)]
    costs = [None if plan is None else money_days(plan, said, MONDAY) for plan in found]
    assert costs[0] == costs[1]


@given(frames(largest=1_000))
def test_program_and_search_agree(drawn: Drawn) -> None:
    """Where nothing but the policy binds, the integer program costs what dynamic programming costs."""
    agree(drawn)


@given(frames(largest=2_000_000_000))
def test_they_agree_on_large_amounts(drawn: Drawn) -> None:
    """Amounts of billions in steps of one lose nothing to the solver's tolerances."""
    agree(drawn)
