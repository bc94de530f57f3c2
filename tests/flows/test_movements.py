"""An account's movements sum to what is owed, whatever happened in it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from flows.movements import Bill, Books, Credited, Kind, Movement, Paid

START = date(2026, 1, 1)
NUMBERS = ("F-1", "F-2", "F-3")
amounts, days = some.integers(1, 10**9), some.integers(0, 400).map(lambda n: START + timedelta(days=n))
bills = some.builds(
    Bill,
    number=some.just(""),
    what=some.text(max_size=3),
    issued_on=some.none() | days,
    due_on=days,
    amount=amounts,
    balance=some.integers(0, 10**9),
    is_withdrawn=some.booleans(),
)
payments = some.builds(
    lambda shares, rest, on, back: Paid(
        "P", on, sum(amount for _, amount in shares) + rest, () if back else tuple(shares), back
    ),
    some.lists(some.tuples(some.sampled_from(NUMBERS), amounts), max_size=3),
    amounts,
    days,
    some.none() | days,
)
credits_given = some.builds(
    Credited,
    some.sampled_from(NUMBERS),
    some.sampled_from((Kind.CREDIT_NOTE, Kind.CORRECTION, Kind.DISCOUNT, Kind.CARRIED)),
    some.integers(-(10**9), 10**9),
    days,
)


@given(some.tuples(bills, bills, bills), some.lists(credits_given, max_size=5), some.lists(payments, max_size=5))
def test_lines_sum_to_what_is_owed(rows: tuple[Bill, Bill, Bill], given_back: list[Credited], paid: list[Paid]) -> None:
    """The lines sum to the open balances less what is in the client's favour, and stand in the order of days."""
    named = tuple(
        Bill(number, row.what, row.issued_on, row.due_on, row.amount, row.balance, row.is_withdrawn)
        for number, row in zip(NUMBERS, rows, strict=True)
    )
    books = Books(named, tuple(given_back), tuple(paid))
    lines = books.movements()

    assert sum(row.balance for row in rows if not row.is_withdrawn) == books.owed
    assert books.owed - books.favour == sum(line.amount for line in lines)
    assert sorted(line.on for line in lines) == [line.on for line in lines]


def test_a_quarter() -> None:
    """Bills, a credit note, a payment that was returned and one that stands: each is a line, nothing is invented."""
    books = Books(
        bills=(
            Bill("F-1", "Agua", date(2026, 1, 5), date(2026, 1, 20), 50_000, 0),
            Bill("F-2", "Agua", date(2026, 2, 5), date(2026, 2, 20), 40_000, 35_000),
        ),
        credits=(Credited("F-2", Kind.CREDIT_NOTE, 5_000, date(2026, 2, 10)),),
        payments=(
            Paid("P-1", date(2026, 1, 19), 50_000, (), date(2026, 1, 22)),
            Paid("P-2", date(2026, 1, 30), 52_000, (("F-1", 50_000),)),
        ),
    )
    expected = [
        Movement(date(2026, 1, 5), Kind.BILL, 50_000, "F-1"),
        Movement(date(2026, 1, 19), Kind.PAYMENT, -50_000, "P-1"),
        Movement(date(2026, 1, 22), Kind.RETURNED, 50_000, "P-1"),
        Movement(date(2026, 1, 30), Kind.PAYMENT, -52_000, "P-2"),
        Movement(date(2026, 2, 5), Kind.BILL, 40_000, "F-2"),
        Movement(date(2026, 2, 10), Kind.CREDIT_NOTE, -5_000, "F-2"),
    ]

    assert expected == books.movements()
    assert (35_000, 2_000) == (books.owed, books.favour)
