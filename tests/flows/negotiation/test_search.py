"""The exact searches agree with the integer program, within windows too, and at every size of amounts."""

import datetime as dt
from collections import Counter
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from flows.negotiation.counter import money_days
from flows.negotiation.envelope import Demand, Envelope, window_sums
from flows.negotiation.frame import Frame, frame
from flows.negotiation.program import nearest_by_program
from flows.negotiation.proposal import Payment, Plan
from flows.negotiation.search import nearest_unwindowed
from flows.negotiation.solver import FINE_UNITS
from flows.negotiation.windows import nearest_windowed
from tests.flows.negotiation.drawn import law

MONDAY = dt.date(2026, 3, 2)
DAYS = 120
WINDOWS = (1, 7, 15, 26, 60)
MANY = 50_000  #: ways, so that the search alone answers
Drawn = tuple[Frame, Plan, int]  #: a search, what was proposed, the days of a window


@st.composite
def frames(draw: st.DrawFn, largest: int, *, capped: bool = False) -> Drawn:
    """Draw a search, without a capacity or with one: up to eight dates, any limits, steps and amounts."""
    step = draw(st.sampled_from([1, 1, 7, 100]))
    total = draw(st.integers(1, largest))
    days = sorted(draw(st.sets(st.integers(0, DAYS), min_size=2, max_size=8)))
    dates = [MONDAY + dt.timedelta(day) for day in days]
    payers = draw(st.lists(st.sampled_from(dates), min_size=1, max_size=5, unique=True))
    said = tuple(Payment(day, draw(st.integers(1, total))) for day in sorted(payers))
    by = st.tuples(st.sampled_from(dates), st.integers(1, total))
    demands = tuple(Demand("milestones", *pair) for pair in draw(st.lists(by, max_size=3)))
    demands += (Demand("term_days_max", dates[-1], total),)
    envelope = Envelope(total, draw(st.integers(1, 8)), draw(st.integers(0, total)), demands)
    cap = draw(st.integers(-(-total // 6), total)) if capped else None
    window = draw(st.sampled_from(WINDOWS)) if capped else 1
    framed = frame(dates, envelope, said, step, cap, window, draw(st.one_of(st.none(), st.integers(1, 6))))
    assume(framed is not None)
    assert framed is not None
    return framed, said, window


def costs(drawn: Drawn) -> list[int | None]:
    """Return the money-days that each search finds, None where it finds no plan."""
    framed, said, _ = drawn
    found = [search(framed) for search in (nearest_unwindowed, nearest_by_program)]
    return [None if plan is None else money_days(plan, said, MONDAY) for plan in found]


@law
@given(frames(largest=FINE_UNITS))
def test_program_and_search_agree(drawn: Drawn) -> None:
    """Where nothing but the policy binds, the integer program costs what dynamic programming costs."""
    expected, actual = costs(drawn)
    assert expected == actual


@law
@given(frames(largest=400, capped=True))
def test_windows_are_kept_to_by_the_nearest_plan(drawn: Drawn) -> None:
    """Within windows the search costs what the integer program costs, changes no more payments, and keeps to each."""
    framed, said, days = drawn
    found, solved = nearest_windowed(framed, ways=MANY), nearest_by_program(framed)
    assert (found is None) == (solved is None)
    if found is None or solved is None:
        return
    assert money_days(solved, said, MONDAY) == money_days(found, said, MONDAY)
    assert changed(found, said) <= changed(solved, said)
    assert all(paid <= cap for cap in [framed.cap or framed.total] for paid in window_sums(found, days))


def changed(plan: Plan, said: Plan) -> int:
    """Return on how many days a plan pays another sum than was said."""
    sums = Counter({payment.due_on: payment.amount for payment in plan})
    sums.subtract({payment.due_on: payment.amount for payment in said})
    return sum(amount != 0 for amount in sums.values())


@given(frames(largest=2_000_000))
def test_they_nearly_agree_on_large_amounts(drawn: Drawn) -> None:
    """On millions in steps of one, the program misses the least money-days by next to nothing, if at all."""
    expected, actual = costs(drawn)
    assert (expected is None) == (actual is None)
    if expected is not None and actual is not None:
        assert abs(actual - expected) <= drawn[0].total * DAYS // 100_000_000 + 1


@given(frames(largest=2_000_000))
def test_amounts_beyond_machine_integers_are_searched_alike(drawn: Drawn) -> None:
    """With all money multiplied by more than a machine's integers hold, the nearest plan is multiplied by as much."""
    framed, *_ = drawn
    grown = nearest_unwindowed(multiplied(framed, 1 << 64))
    plan = nearest_unwindowed(framed)
    expected = plan and tuple(Payment(payment.due_on, payment.amount << 64) for payment in plan)
    assert grown == expected


def multiplied(framed: Frame, factor: int) -> Frame:
    """Return a search with all its money multiplied, the payment step included."""
    return replace(
        framed,
        least=tuple(amount * factor for amount in framed.least),
        most=tuple(amount * factor for amount in framed.most),
        asked=tuple(amount * factor for amount in framed.asked),
        stretches=tuple(tuple((days, paid * factor) for days, paid in row) for row in framed.stretches),
        ending=tuple(cost * factor for cost in framed.ending),
        total=framed.total * factor,
        step=framed.step * factor,
        smallest=framed.smallest * factor,
    )
