"""Hold what makes a debt unclean: each fault by the record that shows it, and nothing besides."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contact.clean_debt import Bill, Books, Fault, dump, faults, load, reason, uncleared

TODAY = date(2026, 3, 16)
DAY = timedelta(days=1)
BILL = Bill("F-12", TODAY + DAY, amount=1000, balance=1000, issued_on=TODAY - 20 * DAY)
NAMES = ("not_delivered", "service", "dates", "figures", "twin", "unapplied", "ticket", "unreachable")
IN_MARCH = st.integers(-40, 40).map(lambda days: TODAY + days * DAY)


def found(*bills: Bill, due_on: date = BILL.due_on, **books: Any) -> list[str]:  # noqa: ANN401 - fields of Books
    """Return the faults of these bills, each as its name and what it is of."""
    return [f"{one.name} {one.about}" for one in faults(Books(bills, **books), due_on, TODAY)]


@pytest.mark.parametrize(
    ("facts", "tells", "names"),
    [
        ({}, False, []),
        ({}, True, ["not_delivered"]),
        ({"delivered_on": TODAY}, True, []),
        ({"delivered_on": TODAY + DAY}, True, ["not_delivered"]),
        ({"issued_on": None}, False, []),
        ({"issued_on": TODAY}, False, []),
        ({"issued_on": TODAY + DAY}, False, ["not_delivered"]),
        ({"service_ok": True}, False, []),
        ({"service_ok": False}, False, ["service"]),
        ({"due_on": TODAY, "issued_on": TODAY}, False, []),
        ({"due_on": TODAY - DAY, "issued_on": TODAY}, False, ["dates"]),
        ({"balance": 400, "paid": 600}, False, []),
        ({"balance": 300, "paid": 600}, False, []),
        ({"balance": 401, "paid": 600}, False, ["figures"]),
        ({"balance": 1001}, False, ["figures"]),
        ({"service_ok": False, "balance": 1001}, True, ["not_delivered", "service", "figures"]),
    ],
)
def test_bill(facts: dict[str, Any], names: list[str], *, tells: bool) -> None:
    """A bill's faults are those that its own records show, in one order."""
    assert [f"{name} F-12" for name in names] == found(replace(BILL, **facts), tells_delivery=tells)


@pytest.mark.parametrize(
    ("number", "facts", "is_twin"),
    [
        ("f-0012", {}, True),
        ("F -12", {"balance": 0, "paid": 1000}, True),
        ("F-13", {}, False),
        ("F-120", {}, False),
        ("F-012", {"amount": 1001, "balance": 1001}, False),
        ("F-012", {"due_on": TODAY}, False),
    ],
)
def test_twin(number: str, facts: dict[str, Any], *, is_twin: bool) -> None:
    """A bill that is there twice under one number, as somebody may type it, is asked for by nobody; also a paid one."""
    other = replace(BILL, number=number, **facts)

    assert is_twin is ("twin F-12" in found(BILL, other))
    assert (is_twin and other.balance > 0) is (f"twin {number}" in found(BILL, other))


@pytest.mark.parametrize(
    ("due_on", "asked_on", "is_asked"),
    [
        (TODAY - 400 * DAY, TODAY - 3 * DAY, True),
        (TODAY, TODAY - 3 * DAY, True),
        (TODAY + DAY, TODAY - 3 * DAY, False),
        (TODAY + DAY, TODAY + DAY, True),
        (TODAY + 2 * DAY, TODAY + DAY, False),
    ],
)
def test_what_is_asked_for(due_on: date, asked_on: date, *, is_asked: bool) -> None:
    """What is due by the contact's day or by today must be clean; what is due later may still be put right."""
    bill = replace(BILL, due_on=due_on, issued_on=None, service_ok=False)

    assert (["service F-12"] if is_asked else []) == found(bill, due_on=asked_on)


def test_settled() -> None:
    """Nobody is asked for a bill that is paid, whatever its records say."""
    assert [] == found(replace(BILL, balance=0, paid=2000, service_ok=False), tells_delivery=True)


def test_of_the_client() -> None:
    """Money applied to nothing, an open ticket, and a client whom nothing reaches are faults of every contact."""
    expected = ["unapplied P-1", "unapplied P-2", "ticket T-1", "unreachable 7"]

    assert expected == found(BILL, unapplied=("P-1", "P-2"), tickets=("T-1",), unreachable=("7",))


bills = st.builds(
    Bill,
    st.sampled_from(["F-1", "F-01", "f1", "F-2"]),
    IN_MARCH,
    amount=st.integers(0, 3),
    balance=st.integers(0, 3),
    paid=st.integers(0, 3),
    issued_on=st.none() | IN_MARCH,
    delivered_on=st.none() | IN_MARCH,
    service_ok=st.none() | st.booleans(),
)
shelves = st.builds(
    Books,
    st.lists(bills, max_size=4, unique_by=lambda bill: bill.number).map(tuple),
    tells_delivery=st.booleans(),
    unapplied=st.sets(st.sampled_from(["P-1", "P-2"])).map(tuple),
)


@given(shelves, IN_MARCH)
def test_cleared(books: Books, due_on: date) -> None:
    """What staff have looked at is not raised again; every other fault still is."""
    once = faults(books, due_on, TODAY)
    half = once[::2]

    assert () == uncleared(once, load(dump(once)))
    assert set(once) - set(half) == set(uncleared(once, half))


@given(shelves, IN_MARCH)
def test_later_bills_only_add(books: Books, due_on: date) -> None:
    """Whoever asks for more bills finds at least the same faults."""
    assert set(faults(books, due_on, TODAY)) <= set(faults(books, due_on + 5 * DAY, TODAY))


@pytest.mark.parametrize("name", NAMES)
def test_told(name: str) -> None:
    """Every fault has words for staff, and is told once however many addresses are lost."""
    said = reason([Fault(name, "F-1"), Fault(name, "F-1")])

    assert said.startswith("Our own records must be put right first: ")
    assert 0 == said.count(";")
