"""Rescues keep to the policy's limits, to the last day and the last cent; what they change is one instalment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.negotiation.account import Agreement, AgreementStatus, Instalment
from flows.negotiation.calendar import Calendar
from flows.negotiation.proposal import Frequency, Leg, Payment, Percent, Share
from flows.negotiation.rescue import (
    AMOUNT,
    DAYS,
    NEVER,
    ORDER,
    SKIP_OFF,
    SKIP_TIMES,
    TIMES,
    Days,
    change,
    exceeds,
    parts_of,
    plan_after,
    skip,
)
from flows.negotiation.terms import Rescue

TODAY = date(2026, 3, 9)  # a Monday
FRIDAY, MONDAY, NEXT_FRIDAY = date(2026, 3, 13), date(2026, 3, 16), date(2026, 3, 20)
CALENDAR = Calendar("CL", given=frozenset())
RESCUE = Rescue(per_agreement_max=2, days_max=14)
STEP = 1_000


def agreement(*parts: tuple[date, int], moves: int = 0, skips: int = 0) -> Agreement:
    """Return an active agreement of dated amounts."""
    rows = tuple(Instalment(number, on, amount) for number, (on, amount) in enumerate(parts, start=1))
    total = sum(amount for _, amount in parts)
    at = datetime(2026, 3, 1, tzinfo=UTC)
    return Agreement("1", AgreementStatus.ACTIVE, ("F1",), total, 0, "7", "client", at, rows, moves=moves, skips=skips)


AGREED = agreement((FRIDAY, 50_000), (date(2026, 4, 13), 50_000))
FIRST = AGREED.instalments[0]


@pytest.mark.parametrize(
    ("legs", "expected"),
    [
        ((Leg(None, MONDAY),), [(50_000, MONDAY)]),  # another day, the same amount
        ((Leg(50_000, MONDAY),), [(50_000, MONDAY)]),
        ((Leg(Percent(Decimal(50)), FRIDAY), Leg(Share.REST, NEXT_FRIDAY)), [(25_000, FRIDAY), (25_000, NEXT_FRIDAY)]),
        ((Leg(20_000, TODAY), Leg(30_000, MONDAY)), [(20_000, TODAY), (30_000, MONDAY)]),
        ((Leg(20_000, TODAY),), [(20_000, TODAY), (30_000, None)]),  # the rest has no day yet
        ((Leg(30_000),), [(30_000, FRIDAY), (20_000, None)]),  # without a day the part stays on the instalment's
        ((Leg(30_000), Leg(50_000)), [(30_000, FRIDAY), (20_000, None)]),  # '30 de los 50'
        ((Leg(None, None, 2),), [(25_000, FRIDAY), (25_000, None)]),  # 'en dos partes'
        ((Leg(None, FRIDAY, 2, Frequency.WEEKLY),), [(25_000, FRIDAY), (25_000, NEXT_FRIDAY)]),
        ((Leg(Share.ALL, MONDAY),), [(50_000, MONDAY)]),
        ((Leg(30_000, FRIDAY), Leg(25_000, MONDAY)), [(30_000, FRIDAY), (20_000, MONDAY)]),  # rounded up when said
        ((Leg(Percent(Decimal(33)), FRIDAY), Leg(Share.REST, MONDAY)), [(17_000, FRIDAY), (33_000, MONDAY)]),
    ],
)
def test_parts(legs: tuple[Leg, ...], expected: list[tuple[int, date | None]]) -> None:
    """What is said becomes parts that come to the instalment; a part whose day was not said has none."""
    assert expected == [(part.amount, part.date) for part in parts_of(legs, FIRST, TODAY, STEP)]


@pytest.mark.parametrize(
    ("legs", "expected"),
    [
        ((Leg(55_000, MONDAY),), False),  # its tenth more is rounding
        ((Leg(55_001, MONDAY),), True),
        ((Leg(50_000, MONDAY), Leg(50_000, NEXT_FRIDAY)), True),  # both instalments at once
        ((Leg(None, MONDAY),), False),
    ],
)
def test_exceeds(legs: tuple[Leg, ...], expected: bool) -> None:
    """More than the instalment and its tenth is another matter than rescuing it."""
    assert expected == exceeds(legs, FIRST, STEP)


@pytest.mark.parametrize(
    ("legs", "rescue", "agreed", "expected"),
    [
        ((Leg(50_000, date(2026, 3, 27)),), RESCUE, AGREED, None),  # fourteen days after it
        ((Leg(50_000, date(2026, 3, 28)),), RESCUE, AGREED, DAYS),  # fifteen, a Saturday
        ((Leg(50_000, date(2026, 3, 30)),), RESCUE, AGREED, DAYS),
        ((Leg(20_000, FRIDAY), Leg(30_000, date(2026, 3, 30))), RESCUE, AGREED, DAYS),  # the last part counts
        ((Leg(50_000, MONDAY),), None, AGREED, NEVER),
        ((Leg(50_000, MONDAY),), RESCUE, replace(AGREED, moves=1), None),
        ((Leg(50_000, MONDAY),), RESCUE, replace(AGREED, moves=2), TIMES),
        ((Leg(49_999, MONDAY),), RESCUE, AGREED, AMOUNT),
        ((Leg(50_000, date(2026, 3, 19)),), RESCUE, agreement((FRIDAY, 50_000), (NEXT_FRIDAY, 50_000)), None),
        ((Leg(50_000, NEXT_FRIDAY),), RESCUE, agreement((FRIDAY, 50_000), (NEXT_FRIDAY, 50_000)), ORDER),
        ((Leg(50_000, date(2026, 3, 23)),), RESCUE, agreement((FRIDAY, 50_000), (NEXT_FRIDAY, 50_000)), ORDER),
    ],
)
def test_limits(legs: tuple[Leg, ...], rescue: Rescue | None, agreed: Agreement, expected: str | None) -> None:
    """The first limit that a change meets is named: at it, and one day or one time beyond."""
    assert expected == change(legs, agreed, agreed.instalments[0], rescue, Days(TODAY, CALENDAR)).rule


def test_days_count_from_the_first_day() -> None:
    """However often an instalment moved, the days are counted from the day that was agreed first."""
    moved = replace(FIRST, due_on=date(2026, 3, 24), agreed_on=FRIDAY)
    agreed = replace(AGREED, instalments=(moved, AGREED.instalments[1]), moves=1)
    within, beyond = (
        change((Leg(50_000, day),), agreed, moved, RESCUE, Days(TODAY, CALENDAR)).rule
        for day in (date(2026, 3, 27), date(2026, 3, 31))
    )

    assert (None, DAYS) == (within, beyond)


def test_rolls_within_the_limits() -> None:
    """A weekend becomes the next business day; the one before where only that lies within the limits."""
    last = agreement((date(2026, 3, 14), 50_000))  # fourteen days after is Saturday 28
    parts = [
        change((Leg(50_000, day),), agreed, agreed.instalments[0], RESCUE, Days(TODAY, CALENDAR)).parts
        for agreed, day in ((AGREED, date(2026, 3, 21)), (last, date(2026, 3, 28)))
    ]

    assert [(Payment(date(2026, 3, 23), 50_000),), (Payment(date(2026, 3, 27), 50_000),)] == parts


def test_late_within_grace_is_rescued() -> None:
    """A day after its date, days before that are today, and the limits hold as on the day."""
    today = FRIDAY + timedelta(days=1)
    parts = parts_of((Leg(20_000), Leg(Share.REST, NEXT_FRIDAY)), FIRST, today, STEP)
    found = change(parts, AGREED, FIRST, RESCUE, Days(today, CALENDAR))

    assert (None, (Payment(MONDAY, 20_000), Payment(NEXT_FRIDAY, 30_000))) == (found.rule, found.parts)


@pytest.mark.parametrize(
    ("agreed", "expected"),
    [
        (AGREED, date(2026, 5, 13)),  # a month behind the last one
        (agreement((FRIDAY, 1), (NEXT_FRIDAY, 1)), date(2026, 3, 27)),  # a week
        (agreement((FRIDAY, 1)), date(2026, 4, 13)),  # no rhythm: a month
        (agreement((date(2026, 3, 31), 1), (date(2026, 4, 30), 1)), date(2026, 6, 1)),  # 31 May is a Sunday
    ],
)
def test_skip(agreed: Agreement, expected: date) -> None:
    """A skipped instalment lies one period behind the last one, whole, on a business day."""
    part = agreed.instalments[0]
    found = skip(agreed, part, 1, CALENDAR)

    assert (None, (Payment(expected, part.unpaid),)) == (found.rule, found.parts)


def test_skip_limits() -> None:
    """Not where the creditor does not offer it, and not more often than it says."""
    once = replace(AGREED, skips=1)

    assert (SKIP_OFF, SKIP_TIMES, None) == (
        skip(AGREED, FIRST, None, CALENDAR).rule,
        skip(once, FIRST, 1, CALENDAR).rule,
        skip(once, FIRST, 2, CALENDAR).rule,
    )


amounts = st.one_of(
    st.integers(1, 60_000),
    st.sampled_from([None, Share.REST, Share.ALL, Percent(Decimal(50)), Percent(Decimal(33))]),
)
days = st.one_of(st.none(), st.integers(-3, 40).map(lambda n: TODAY + timedelta(days=n)))
said = st.lists(
    st.builds(Leg, amounts, days, st.integers(1, 3), st.sampled_from([None, Frequency.WEEKLY])), min_size=1, max_size=3
)


@given(said, st.integers(1, 60_000), st.integers(0, 3))
def test_laws(legs: list[Leg], unpaid: int, moves: int) -> None:
    """Whatever is said: parts come to the instalment; what no limit stops keeps sum, order, days and the term."""
    agreed = agreement((FRIDAY, unpaid), (date(2026, 4, 13), 50_000), moves=moves)
    part = agreed.instalments[0]
    parts = parts_of(legs, part, TODAY, STEP)
    dated = tuple(replace(one, date=one.date or NEXT_FRIDAY) for one in parts)
    found = change(dated, agreed, part, RESCUE, Days(TODAY, CALENDAR))

    assert unpaid == sum(one.amount for one in found.parts)
    assert all(one.due_on >= TODAY and CALENDAR.is_business_day(one.due_on) for one in found.parts)
    assert list(found.parts) == sorted(found.parts)
    assert agreed.unpaid == sum(one.amount for one in plan_after(agreed, part, found.parts))
    if found.rule is None:
        assert found.parts[-1].due_on <= FRIDAY + timedelta(days=14)
        assert found.parts[-1].due_on < date(2026, 4, 13)
        assert moves < 2
