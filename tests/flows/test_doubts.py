"""Which doubtful value is asked back, by how its two readings fit the account; and what an answer makes of it."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows import doubts
from flows.doubts import ASKED, FIRST, SECOND, Grade
from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.proposal import Capacity, Frequency, Leg, Share
from flows.turn import Doubt, Turn
from tests.flows.facts import POLICY, TODAY
from tests.flows.turns import doubts as drawn_doubts
from tests.flows.turns import legs as drawn_legs

CASE = Case(TODAY, 144_000, 20, Calendar("CL", given=frozenset()))
FRIDAY = date(2026, 3, 6)
NEAR, FAR, WEEK = date(2026, 4, 3), date(2027, 3, 4), date(2026, 3, 12)
FIFTY, SWAPPED, WEEKDAY = Doubt(50, 50_000), Doubt(FAR, NEAR), Doubt(WEEK, TODAY)
MONTHLY = Frequency.MONTHLY


@pytest.mark.parametrize(
    ("legs", "doubt", "balance", "asked"),
    [
        ((Leg(50, FRIDAY),), FIFTY, 144_000, True),  # fifty pesos are hardly a payment, fifty thousand are
        ((Leg(50, FRIDAY), Leg(Share.REST, None, 3)), FIFTY, 144_000, True),
        ((Leg(25, None, 2),), FIFTY, 144_000, True),  # each payment's part of the sum
        ((Leg(50, None, None, MONTHLY),), FIFTY, 144_000, True),
        ((Leg(50, FRIDAY),), FIFTY, 49_900, True),  # a bill of 49.900 is paid with 50.000
        ((Leg(50, FRIDAY),), FIFTY, 4_000, False),  # more than is owed: fifty it is
        ((Leg(500, FRIDAY),), Doubt(500, 500_000), 144_000, False),  # neither can be: the policy answers
        ((Leg(150_000, FRIDAY),), Doubt(150_000, 150), 200_000, False),  # nobody means 150 pesos
        ((Leg(48_000, None, 3, MONTHLY),), Doubt(48_000, 16_000), 144_000, False),  # three times makes what is owed
        ((Leg(48_000, None, 3, MONTHLY),), Doubt(48_000, 16_000), 48_000, True),  # all of it, or three times of it
        ((Leg(48_000, None, 3, MONTHLY),), Doubt(48_000, 16_000), 300_000, True),
        ((Leg(50_000, FAR),), SWAPPED, 144_000, True),  # a year away, or next month
        ((Leg(50_000, NEAR),), Doubt(NEAR, FAR), 144_000, False),
        ((Leg(50_000, WEEK),), WEEKDAY, 144_000, True),  # today, or in a week
        ((Leg(50_000, FRIDAY),), FIFTY, 144_000, False),  # the value doubted is not in the legs
        ((Leg(Share.ALL, FRIDAY),), FIFTY, 144_000, False),
    ],
)
def test_what_is_asked(legs: tuple[Leg, ...], doubt: Doubt, balance: int, asked: bool) -> None:
    """The client is asked where both readings fit, or only the second; never where only the first one does."""
    found = doubts.question(legs, (doubt,), replace(CASE, balance=balance), POLICY)

    assert asked == (found is not None)


@pytest.mark.parametrize(
    ("legs", "doubt", "place"),
    [
        ((Leg(50, FRIDAY),), FIFTY, SECOND),  # fifty pesos are no payment
        ((Leg(48_000, None, 3, MONTHLY),), Doubt(48_000, 16_000), None),  # 144.000 in all, or a third of it
        ((Leg(50_000, FAR),), SWAPPED, SECOND),  # no plan reaches a year
        ((Leg(50_000, WEEK),), WEEKDAY, None),
    ],
)
def test_what_a_bare_yes_may_mean(legs: tuple[Leg, ...], doubt: Doubt, place: int | None) -> None:
    """A yes that names neither reading takes the only one that fits, and where both do none."""
    asked = doubts.readings(legs, (doubt,))

    assert asked is not None
    assert place == doubts.only_fitting(legs, asked, replace(CASE, balance=200_000), POLICY)


def test_the_table_is_whole() -> None:
    """Every pair of grades is answered; an absurd second reading is never asked, nor a sum that comes out exactly."""
    assert set(product(Grade, Grade)) == ASKED.keys()
    assert not any(asked for (first, second), asked in ASKED.items() if Grade.ABSURD is second or first is Grade.EXACT)


def test_one_answer_for_all_of_a_kind() -> None:
    """Who means thousands means them throughout: 50 and 94 are asked once, and a day beside them is left as it is."""
    legs = (Leg(50, FRIDAY), Leg(94, WEEK))
    found = doubts.question(legs, (FIFTY, WEEKDAY, Doubt(94, 94_000)), CASE, POLICY)

    assert found == doubts.Question((FIFTY, Doubt(94, 94_000)), legs[0], Leg(50_000, FRIDAY))
    assert (Leg(50_000, FRIDAY), Leg(94_000, WEEK)) == doubts.meant(legs, found.doubts)


def test_a_value_that_fits_does_not_hide_the_next_doubt() -> None:
    """A doubt that needs no question leaves room for one that does."""
    legs = (Leg(150_000, FAR),)
    found = doubts.question(legs, (Doubt(150_000, 150), SWAPPED), replace(CASE, balance=200_000), POLICY)

    assert found is not None
    assert "days swapped" == found.kind


@given(drawn_legs, drawn_doubts)
def test_only_what_differs_is_asked(legs: tuple[Leg, ...], told: tuple[Doubt, ...]) -> None:
    """Whatever was said, a question shows two different values of one payment, the first as it stands in the legs."""
    found = doubts.question(legs, told, CASE, POLICY)

    if found:
        assert found.first in legs
        assert found.second in doubts.meant(legs, found.doubts)
        assert found.first != found.second
        assert len(legs) == len(doubts.meant(legs, found.doubts))


@given(st.integers(1, 900), st.integers(2, 12))
def test_parts_follow_their_sum(sum_: int, count: int) -> None:
    """A sum split over payments, rounded to whole units, gives its parts in thousands when thousands were meant."""
    part = (2 * sum_ + count) // (2 * count)
    assume(part != sum_)
    (leg,) = doubts.meant((Leg(part, None, count),), (Doubt(sum_, sum_ * 1_000),))

    assert isinstance(leg.amount, int)
    assert abs(leg.amount * count - sum_ * 1_000) <= count


@pytest.mark.parametrize(
    ("turn", "place"),
    [
        (Turn("50 mil", "propose_plan", legs=(Leg(50_000),)), SECOND),
        (Turn("50", "propose_plan", legs=(Leg(50),)), FIRST),
        (Turn("60 mil", "propose_plan", legs=(Leg(60_000),)), None),
        (Turn("sí", "affirm"), None),
        (Turn("la primera", "affirm"), FIRST),
        (Turn("Sí, la segunda.", "affirm"), SECOND),
        (Turn("a segunda", "affirm"), SECOND),
        (Turn("the second one", "affirm"), SECOND),
    ],
    ids=lambda value: value.text if isinstance(value, Turn) else "",
)
def test_answers_about_a_sum(turn: Turn, place: int | None) -> None:
    """A figure names its reading, an ordinal its place; another figure names neither, nor does a bare yes."""
    asked = doubts.readings((Leg(50, FRIDAY),), (FIFTY,))

    assert asked is not None
    assert place == doubts.answered(asked, turn)


@pytest.mark.parametrize(
    ("turn", "place"),
    [
        (Turn("300 en total", "propose_plan", legs=(Leg(48_000),)), SECOND),
        (Turn("300 cada uno", "propose_plan", legs=(Leg(48_000),)), FIRST),
        (Turn("100", "propose_plan", legs=(Leg(16_000),)), SECOND),
    ],
    ids=lambda value: value.text if isinstance(value, Turn) else "",
)
def test_answers_about_a_run(turn: Turn, place: int) -> None:
    """The sum said again with 'in all' is that of all payments."""
    asked = doubts.readings((Leg(48_000, None, 3, MONTHLY),), (Doubt(48_000, 16_000),))

    assert asked is not None
    assert place == doubts.answered(asked, turn)


@pytest.mark.parametrize(("day", "place"), [(3, SECOND), (5, None)])
def test_answers_about_a_day(day: int, place: int | None) -> None:
    """A day names its reading."""
    asked = doubts.readings((Leg(50_000, FAR),), (SWAPPED,))

    assert asked is not None
    assert place == doubts.answered(asked, Turn("abril", "propose_plan", legs=(Leg(None, date(2026, 4, day)),)))


def test_an_answer_may_say_more() -> None:
    """What comes with the value asked for is taken in; the value alone changes nothing else."""
    legs = (Leg(50_000, FRIDAY), Leg(94_000, date(2026, 3, 20)))
    later = FRIDAY + timedelta(days=7)

    assert legs == doubts.enriched(legs, (Leg(50_000),))
    assert (Leg(50_000, later), legs[1]) == doubts.enriched(legs, (Leg(50_000, later),))


def test_the_most_that_can_be_paid_follows() -> None:
    """A capacity told in the same figure is meant in the same way."""
    assert Capacity(50_000, 30) == doubts.able(Capacity(50, 30), (FIFTY,))
    assert Capacity(70, 30) == doubts.able(Capacity(70, 30), (FIFTY,))
    assert doubts.able(None, (FIFTY,)) is None
