"""What a client adds or corrects is brought into the proposal that stands."""

from datetime import date
from decimal import Decimal

import pytest

from flows.negotiation import amendment
from flows.negotiation.proposal import Frequency, Leg, Percent, Share

FRIDAY, TWENTIETH, END = date(2026, 3, 6), date(2026, 3, 20), date(2026, 3, 31)
TWO = (Leg(50, FRIDAY), Leg(Share.REST, END))
HALF = Leg(Percent(Decimal(50)), FRIDAY)
MONTHLY = (Leg(100, FRIDAY, 3, Frequency.MONTHLY),)


@pytest.mark.parametrize(
    ("legs", "said", "expected"),
    [
        (TWO, (Leg(None, TWENTIETH),), (Leg(50, FRIDAY), Leg(Share.REST, TWENTIETH))),  # 'no, el 20': the last date
        (TWO, (Leg(60),), (Leg(60, FRIDAY), Leg(Share.REST, END))),  # 'no, 60': the amount that was said
        (TWO, (Leg(60, FRIDAY),), (Leg(60, FRIDAY), Leg(Share.REST, END))),  # 'no, 60 el viernes': that payment
        (TWO, (Leg(50, TWENTIETH),), (Leg(50, TWENTIETH), Leg(Share.REST, END))),  # 'los 50 el 20': that payment
        (TWO, (Leg(70, TWENTIETH),), (Leg(70, TWENTIETH),)),  # like none of them: anew
        (TWO, (Leg(Share.ALL, END),), (Leg(Share.ALL, END),)),  # 'mejor todo el 31': anew
        (TWO, (Leg(100, END),), (Leg(100, END),)),  # as much as is owed: anew
        (TWO, (Leg(Share.ALL, END, 2),), (Leg(Share.ALL, END, 2),)),  # a run: anew
        (MONTHLY, (Leg(None, None, 5),), (Leg(100, FRIDAY, 5, None),)),  # 'en 5': the count
        (MONTHLY, (Leg(None, TWENTIETH),), (Leg(100, TWENTIETH, 3, Frequency.MONTHLY),)),
        ((), (Leg(60),), (Leg(60),)),  # nothing stood yet
        ((Leg(50, FRIDAY),), (Leg(Share.REST, END),), TWO),  # 'y lo demás el 31': it joins
        ((Leg(50, FRIDAY),), (Leg(Share.REST, END, 2),), (Leg(50, FRIDAY), Leg(Share.REST, END, 2))),
        ((Leg(100, FRIDAY),), (Leg(Share.REST, END),), (Leg(Share.REST, END),)),  # nothing is left: anew
        ((HALF,), (Leg(Share.REST, END),), (HALF, Leg(Share.REST, END))),  # 'la mitad el viernes', 'el resto el 31'
        ((HALF, Leg(50, TWENTIETH)), (Leg(Share.REST, END),), (Leg(Share.REST, END),)),  # nothing is left: anew
    ],
)
def test_amend(legs: tuple[Leg, ...], said: tuple[Leg, ...], expected: tuple[Leg, ...]) -> None:
    """Of a debt of 100: a lone piece corrects the piece of its kind, a payment one like it; more replaces all."""
    assert expected == amendment.amend(legs, said, whole=100)


@pytest.mark.parametrize(
    ("legs", "amount", "day", "rest"),
    [
        ((Leg(None, FRIDAY),), True, False, False),
        ((Leg(50),), False, True, True),
        ((Leg(50, FRIDAY),), False, False, True),
        ((Leg(100, FRIDAY),), False, False, False),  # it is all of it
        ((Leg(50, FRIDAY), Leg(50, END)), False, False, False),
        ((Leg(50, None, None, Frequency.MONTHLY),), False, False, False),  # a run says how it goes on
        ((Leg(None, None, 3),), False, True, False),  # in three: the amount follows from the count
        (TWO, False, False, False),
    ],
)
def test_lacks(legs: tuple[Leg, ...], amount: bool, day: bool, rest: bool) -> None:
    """Of a debt of 100: which piece of a proposal is still to be asked."""
    lacks = (amendment.lacks_amount(legs), amendment.lacks_date(legs), amendment.lacks_rest(legs, 100))

    assert (amount, day, rest) == lacks


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (amendment.with_amount((Leg(None, FRIDAY),), (Leg(50),), ()), (Leg(50, FRIDAY),)),
        (amendment.with_amount((Leg(None, FRIDAY),), (), (50,)), (Leg(50, FRIDAY),)),
        (amendment.with_amount((Leg(None, FRIDAY),), (Leg(50, END),), ()), (Leg(50, END),)),  # all anew
        (amendment.with_amount((Leg(None, FRIDAY),), (Leg(None, END),), ()), (Leg(None, END),)),  # 'mejor el 31'
        (amendment.with_amount((Leg(None, FRIDAY),), (Leg(None, None, 3),), ()), (Leg(None, FRIDAY, 3),)),  # 'en 3'
        (amendment.with_date((Leg(50),), (Leg(60),), ()), (Leg(60),)),  # 'mejor 60'
        (amendment.with_date((Leg(50),), (Leg(None, None, 3),), ()), (Leg(50, None, 3),)),
        (amendment.with_date((Leg(50),), (Leg(None, FRIDAY),), ()), (Leg(50, FRIDAY),)),
        (amendment.with_date((Leg(50),), (), (FRIDAY,)), (Leg(50, FRIDAY),)),
        (amendment.with_date((Leg(50),), (Leg(60, END),), ()), (Leg(60, END),)),  # all anew
        (amendment.with_rest((Leg(50, FRIDAY),), (Leg(None, END),)), TWO),
        (amendment.with_rest((Leg(50, FRIDAY),), (Leg(Share.ALL, END),)), TWO),
        (amendment.with_rest((Leg(50, FRIDAY),), (Leg(20, END),)), (Leg(50, FRIDAY), Leg(20, END))),
    ],
)
def test_fill(found: tuple[Leg, ...], expected: tuple[Leg, ...]) -> None:
    """The piece that was asked for is put where it was missing."""
    assert expected == found


def test_left() -> None:
    """What is left of the debt is never below nothing."""
    assert [50, 0] == [amendment.left((Leg(50, FRIDAY),), 100), amendment.left((Leg(500, FRIDAY),), 100)]
