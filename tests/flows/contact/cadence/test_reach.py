"""Hold that the sieve of dates lets everybody through for whom there is a contact, and nobody for nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contact.cadence.reach import near
from flows.contact.cadence.rows import DAYS, KINDS, ROWS_MAX, Cadence, Kind, Row
from flows.contact.cadence.wish import Habits, wishes
from tests.flows.contact.cadence.accounts import TODAY, agreed, bill, default, on, owes, rows

LATE = Habits(latest_days=30)
NEVER = 10**6  #: no day of a cadence
dates = st.integers(-420, 60).map(on)


@st.composite
def row(draw: st.DrawFn, kind: Kind) -> Row:
    """Draw a row of a kind, on a day that it may have."""
    every = draw(st.none() | st.integers(7, 180)) if kind == "after_due" else None
    return Row(kind=kind, day=draw(st.integers(*DAYS[kind])), every=every)


@st.composite
def cadences(draw: st.DrawFn) -> Cadence:
    """Draw rows as a cadence's file may have them: no day twice, and only the last one after a due date repeats."""
    found = draw(
        st.lists(
            st.sampled_from(KINDS).flatmap(row),
            min_size=1,
            max_size=ROWS_MAX,
            unique_by=lambda one: (one.kind, one.day),
        )
    )
    last = max((one.day for one in found if one.kind == "after_due"), default=NEVER)
    return Cadence(
        version="1", rows=tuple(one if one.day == last else one.model_copy(update={"every": None}) for one in found)
    )


@given(
    cadence=cadences(),
    due=st.lists(dates, max_size=5, unique=True),
    promised=st.lists(dates, max_size=4, unique=True),
    paid=st.lists(st.integers(-180, 0).map(on), max_size=9),
    grace=st.integers(0, 40),
    latest=st.sampled_from([0, 30]),
)
def test_nobody_is_dropped(
    cadence: Cadence, due: list[date], promised: list[date], paid: list[date], grace: int, latest: int
) -> None:
    """Whatever is wished for today is about a date that the sieve lets through."""
    bills = [bill(day, f"F{number}") for number, day in enumerate(due)]
    agreement = agreed(*((day, 0) for day in sorted(promised))) if promised else None
    habits = Habits(latest_days=latest, paid_on=tuple(paid))
    let_through = near([cadence.rows], [TODAY], grace)

    for one in wishes(owes(*bills, agreement=agreement), cadence.rows, habits, {}, TODAY, grace_days=grace):
        assert one.due_on in (let_through.promised if one.is_promised else let_through.bills)


@given(cadence=cadences(), day=dates, grace=st.integers(0, 40))
def test_nobody_for_nothing(cadence: Cadence, day: date, grace: int) -> None:
    """A date is let through only where something would be said of a bill, or of a promise, of that date."""
    let_through = near([cadence.rows], [TODAY], grace)
    of_bill, of_promise = (
        bool(wishes(account, cadence.rows, LATE, {}, TODAY, grace_days=grace))
        for account in (owes(bill(day)), owes(agreement=agreed((day, 0))))
    )

    assert (day in let_through.bills, day in let_through.promised) == (of_bill, of_promise)


@pytest.mark.parametrize(
    ("since", "bills", "promises"),
    [
        (-6, False, False),
        (-5, True, False),
        (-2, True, True),
        (0, True, True),
        (2, False, False),
        (4, True, True),
        (17, False, False),
    ],
)
def test_default(since: int, *, bills: bool, promises: bool) -> None:
    """The cadence that ships speaks of a bill from five days before it, and between its rows of none."""
    let_through, day = near([rows()], [TODAY], 3), on(-since)

    assert (bills, promises) == (day in let_through.bills, day in let_through.promised)


def test_together() -> None:
    """Where clients have several cadences, or several days, whatever one of them lets through is let through."""
    days = [TODAY, TODAY + timedelta(days=1)]
    own, other = default().rows, (Row(kind="after_due", day=90),)
    alone = [near([one], [day], 3) for one in (own, other) for day in days]
    both = near([own, other], days, 3)

    assert both.bills == frozenset[date]().union(*(one.bills for one in alone))
    assert both.promised == frozenset[date]().union(*(one.promised for one in alone))
