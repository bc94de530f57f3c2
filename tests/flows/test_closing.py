"""A closing letter is made only when nothing is open, names what no letter named, and comes unasked after arrears."""

from dataclasses import replace
from datetime import date

import pytest

from flows.closing import MATTERS, Kept, settled
from flows.movements import Bill, Books, Credited, Kind, Paid

BILL = Bill("F-1", "Agua", date(2026, 1, 1), date(2026, 1, 20), 50_000, 0)
LATE = Paid("P-1", date(2026, 1, 21), 50_000, (("F-1", 50_000),))
IN_TIME = replace(LATE, on=date(2026, 1, 20))
CREDIT = Credited("F-1", Kind.CREDIT_NOTE, 50_000, date(2026, 2, 1))


@pytest.mark.parametrize(
    ("books", "kept", "expected"),
    [
        (Books((BILL,), payments=(LATE,)), (), True),
        (Books((BILL,), payments=(IN_TIME,)), (), False),
        (Books((BILL,), payments=(IN_TIME,)), (Kept(7, ("F-1",)),), True),  # by an agreement
        (Books((BILL,), (CREDIT,)), (), False),  # our error was put right: nobody paid anything
        (Books((BILL,)), (), False),  # settled elsewhere: nothing is known of it here
    ],
)
def test_unasked(books: Books, kept: tuple[Kept, ...], expected: bool) -> None:
    """The letter comes by itself for what was paid late, or as agreed."""
    found = settled(books, kept, (), ())

    assert found is not None
    assert expected == found.is_due


def test_nothing_while_something_is_open() -> None:
    """No letter while a bill is owed or a matter is looked at; a matter of another kind does not stop it."""
    books, owed = Books((BILL,), payments=(LATE,)), replace(BILL, number="F-2", balance=1)

    assert settled(Books((BILL, owed), payments=(LATE,)), (), (), ()) is None
    assert {None} == {settled(books, (), (), (kind,)) for kind in MATTERS}
    assert settled(books, (), (), ("human",)) is not None


def test_beside_what_came_later() -> None:
    """Of an agreement that was kept a letter comes also while a bill outside it is owed; it names its bills alone."""
    later, other = replace(BILL, number="F-2", balance=1), replace(BILL, number="F-3")
    books = Books((BILL, later, other), payments=(LATE, replace(LATE, reference="P-3", parts=(("F-3", 50_000),))))
    found = settled(books, (Kept(7, ("F-1",)),), (), ())

    assert found is not None
    assert ((BILL,), (7,), True, False) == (found.bills, found.agreements, found.is_due, found.is_all)
    assert settled(books, (Kept(7, ("F-1", "F-2")),), (), ()) is None
    assert settled(books, (Kept(7, ("F-1",)),), ("F-1",), ()) is None


def test_named_once() -> None:
    """What a letter named before is not named again."""
    found = settled(Books((BILL,), payments=(LATE,)), (Kept(7, ("F-1",)),), ("F-1",), ())

    assert found is not None
    assert ((), (), False) == (found.bills, found.agreements, found.is_due)
