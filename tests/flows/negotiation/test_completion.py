"""A proposal is made complete to the letter: dates, amounts, what falls short, what exceeds, business days."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.completion import BadProposal, complete, in_equals, run
from flows.negotiation.proposal import Frequency, Leg, Percent, Share
from flows.negotiation.step import split
from flows.negotiation.terms import Terms

TERMS = Terms(term_days_max=180, payments_max=12, first_payment_within_days=10)
WEEKLY, BIWEEKLY = Frequency.WEEKLY, Frequency.BIWEEKLY
SEMIMONTHLY, MONTHLY = Frequency.SEMIMONTHLY, Frequency.MONTHLY
REST, ALL = Share.REST, Share.ALL


def day(text: str) -> dt.date:
    """Read a day of 2026 (03-02 is a Monday) or a full date."""
    return dt.date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def case(balance: int = 1000, *, settles: bool = False, closed: tuple[str, ...] = (), today: str = "03-02") -> Case:
    """Build a case without holidays but those named."""
    calendar = Calendar("CL", given=frozenset(map(day, closed)))
    return Case(day(today), balance, 30, calendar, settles=settles)


def shown(legs: tuple[Leg, ...], about: Case, step: int = 100, terms: Terms = TERMS) -> list[tuple[str, int]]:
    """Return the complete proposal in short."""
    return [(payment.due_on.isoformat()[5:], payment.amount) for payment in complete(legs, about, terms, step)]


@pytest.mark.parametrize(
    ("first", "frequency", "expected"),
    [
        ("03-06", WEEKLY, ["03-06", "03-13", "03-20", "03-27"]),
        ("03-06", BIWEEKLY, ["03-06", "03-20", "04-03", "04-17"]),
        ("03-06", SEMIMONTHLY, ["03-06", "03-15", "03-31", "04-15"]),  # counts from its first date
        ("03-15", SEMIMONTHLY, ["03-15", "03-31", "04-15", "04-30"]),
        ("03-31", SEMIMONTHLY, ["03-31", "04-15", "04-30", "05-15"]),
        ("03-06", MONTHLY, ["03-06", "04-06", "05-06", "06-06"]),
        ("03-06", None, ["03-06", "04-06", "05-06", "06-06"]),  # monthly when nothing was said
        ("03-31", MONTHLY, ["03-31", "04-30", "05-31", "06-30"]),  # a last day stays the last
        ("04-30", MONTHLY, ["04-30", "05-31", "06-30", "07-31"]),
        ("2027-01-30", MONTHLY, ["2027-01-30", "2027-02-28", "2027-03-30", "2027-04-30"]),  # clamped, and back
        ("2027-02-28", MONTHLY, ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]),
    ],
)
def test_runs(first: str, frequency: Frequency | None, expected: list[str]) -> None:
    """A run counts from its first date."""
    dates = run(day(first), frequency)
    assert [day(text) for text in expected] == [next(dates) for _ in expected]


FRIDAY = Leg(200, day("03-06"))


@pytest.mark.parametrize(
    ("legs", "expected"),
    [
        # '200 el viernes y el resto en 3 cuotas desde el 15': 15 March is a Sunday, 15 August a Saturday
        (
            (FRIDAY, Leg(REST, day("03-15"), 3, MONTHLY)),
            [("03-06", 200), ("03-16", 200), ("04-15", 300), ("05-15", 300)],
        ),
        ((Leg(ALL, day("03-31")),), [("03-31", 1000)]),
        ((Leg(ALL, day("03-31"), 3),), [("03-31", 300), ("04-30", 300), ("05-29", 400)]),  # 31 May is a Sunday
        ((Leg(None, day("03-06")),), [("03-06", 1000)]),  # nothing said is the rest
        ((Leg(Percent(Decimal(25)), day("03-06"), 2, WEEKLY), Leg(REST, day("04-01"))),
         [("03-06", 300), ("03-13", 300), ("04-01", 400)]),  # shares of the debt round up to the step
        ((Leg(Percent(Decimal("33.3")), day("03-06"), 4, WEEKLY),),
         [("03-06", 400), ("03-13", 400), ("03-20", 200)]),  # what exceeds goes from the latest date
        ((Leg(400, day("03-06")),), [("03-06", 400), ("04-06", 400), ("05-06", 200)]),  # short: repeated monthly
        ((Leg(400, day("03-06"), None, WEEKLY),), [("03-06", 400), ("03-13", 400), ("03-20", 200)]),
        ((Leg(600, day("04-01")), Leg(600, day("03-06"))), [("03-06", 600), ("04-01", 400)]),  # trimmed by date
        ((Leg(500, day("02-20")), Leg(REST, day("02-27"))), [("03-02", 1000)]),  # the past is today
        ((Leg(500),  Leg(REST)), [("03-12", 500), ("04-13", 500)]),  # undated: the limit; a month later
        ((Leg(500, day("03-06")), Leg(REST, None, 2, WEEKLY)), [("03-06", 500), ("03-13", 200), ("03-20", 300)]),
        ((Leg(300, day("03-06"), 2, WEEKLY), Leg(REST)), [("03-06", 300), ("03-13", 300), ("04-13", 400)]),
        ((Leg(900, day("03-06")), Leg(REST, day("03-13"), 3, WEEKLY)), [("03-06", 900), ("03-27", 100)]),  # no zeros
        ((Leg(None, day("03-06")), Leg(None, day("03-13"))), [("03-06", 500), ("03-13", 500)]),  # both share the rest
    ],
)  # fmt: skip
def test_amounts_and_dates(legs: tuple[Leg, ...], expected: list[tuple[str, int]]) -> None:
    """Legs come to payments that meet the balance of 1,000 in steps of 100."""
    assert expected == shown(legs, case())


def test_crumbs_go_to_the_last() -> None:
    """Less than a step goes to the last share."""
    legs = (Leg(ALL, day("03-06"), 3, WEEKLY),)
    assert [("03-06", 300), ("03-13", 300), ("03-20", 450)] == shown(legs, case(1050))


@pytest.mark.parametrize(
    ("date", "closed", "term", "expected"),
    [
        ("03-06", (), 180, "03-06"),  # a business day stays
        ("03-07", (), 180, "03-09"),  # Saturday: the next one
        ("05-30", (), 180, "05-29"),  # the next lies in June: the previous one
        ("03-07", (), 5, "03-06"),  # the next is past the term, the day itself is not: the previous one
        ("03-07", (), 4, "03-09"),  # the day itself is past the term: the next one
        ("03-02", ("03-02",), 0, "03-03"),  # nothing before today to fall back to
        ("03-31", ("03-30", "03-31"), 180, "03-27"),
    ],
)
def test_rolling(date: str, closed: tuple[str, ...], term: int, expected: str) -> None:
    """Dates roll forward, but neither into another month nor past the term when it can be helped."""
    terms = Terms(term_days_max=term, payments_max=12, first_payment_within_days=10)
    assert [(expected, 1000)] == shown((Leg(ALL, day(date)),), case(closed=closed), terms=terms)


def test_who_settles_is_not_asked_for_more() -> None:
    """An offer to settle is not repeated up to the balance; what exceeds the balance is still trimmed."""
    assert [("03-06", 200)] == shown((FRIDAY,), case(settles=True))
    assert [("03-06", 150)] == shown((FRIDAY,), case(150, settles=True))


@pytest.mark.parametrize(
    "legs", [(), (Leg(0, day("03-06")),), (Leg(ALL, day("03-06"), 0),), (Leg(ALL, day("9999-12-30"), 3),)]
)
def test_what_is_no_proposal(legs: tuple[Leg, ...]) -> None:
    """Nothing, zero and dates beyond any calendar are refused in a sentence."""
    with pytest.raises(BadProposal):
        shown(legs, case())


def test_a_tiny_payment_ends_some_day() -> None:
    """Repeats are limited; the last payment takes what is left."""
    plan = complete((Leg(1, day("03-06")),), case(1_000_000), TERMS, 100)
    assert (1_201, 1_000_000) == (len(plan), sum(payment.amount for payment in plan))


@given(st.integers(0, 10**9), st.integers(1, 60), st.sampled_from([1, 50, 100, 1000]))
def test_shares_sum_and_stay_together(total: int, count: int, step: int) -> None:
    """Shares sum to the total exactly, and but for the last they differ by a step at most."""
    shares = split(total, count, step)
    assert (total, count) == (sum(shares), len(shares))
    assert all(share % step == 0 for share in shares[:-1])
    assert max(shares) - min(shares) < 2 * step
    assert list(shares) == sorted(shares)


@given(
    st.integers(1, 9_000),
    st.lists(st.integers(1, 12), min_size=1, max_size=4),
    st.none() | st.integers(0, 90),
    st.sampled_from([WEEKLY, SEMIMONTHLY, MONTHLY]),
    st.lists(st.integers(0, 60), max_size=20),
)
def test_equal_payments_are_what_they_come_to(
    balance: int, counts: list[int], begins: int | None, rhythm: Frequency, closed: list[int]
) -> None:
    """Several numbers of equal payments, made at once, are each what such a proposal comes to, many days closed."""
    shut = tuple((day("03-02") + dt.timedelta(days)).isoformat() for days in closed)
    about, first = case(balance, closed=shut), None if begins is None else day("03-02") + dt.timedelta(begins)
    counts.sort(reverse=True)
    expected = [complete((Leg(ALL, first, count, rhythm),), about, TERMS, 100) for count in counts]

    assert expected == list(in_equals(counts, first, rhythm, about, TERMS, 100))
