"""Make a proposal complete: from legs as the client said them to dated payments on business days.

In order: dates, amounts, what falls short repeated, what exceeds trimmed, dates rolled, payments of one date joined.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import count, islice, pairwise
from operator import attrgetter

from flows.errors import FlowError
from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case
from flows.negotiation.proposal import Amount, Frequency, Leg, Payment, Percent, Plan, Share
from flows.negotiation.step import share_up, split
from flows.negotiation.terms import Terms

REPEATS_MAX = 1_200  #: a hundred years of months; a debt that needs more is met by the last payment
REMEMBERED = 64  #: proposals, of up to so many payments, that are not made complete again
RUNS = 1024  #: runs of business days that are not looked for again: equal payments begin on few days
_NOTHING = "legs: nothing is proposed: name at least one payment."
_MID_MONTH, _LAST = 15, 31
_EVERY_DAYS = {Frequency.WEEKLY: 7, Frequency.BIWEEKLY: 14}


class BadProposal(FlowError):
    """A proposal that no plan can be made of."""


def complete(legs: Sequence[Leg], case: Case, terms: Terms, step: int) -> Plan:
    """Return the payments that legs come to: on business days, in order, one a date, never above the balance.

    They sum to the balance, or to less when the client offers to settle. `terms` are the bot's.
    """
    return _completed(tuple(legs), replace(case, capacity=None, paydays=()), terms, step)


def in_equals(
    counts: Sequence[int], first: dt.date | None, frequency: Frequency, case: Case, terms: Terms, step: int
) -> Iterator[Plan]:
    """Yield for each number of equal payments what `complete` makes of it; no number is above the first one."""
    if case.balance < 1:
        raise BadProposal(_NOTHING)
    term = case.today + dt.timedelta(days=terms.term_days_max)
    begins = _first(Leg(date=first), None, case, terms)
    days = _business_days(begins, frequency, counts[0], case.calendar, case.today, term) if counts else ()
    for number in counts:
        shares = split(case.balance, number, step)
        payments = map(Payment, days, shares)
        yield tuple(payments) if shares[0] and _is_ascending(days) else merge(payments)


@lru_cache(maxsize=RUNS)
def _business_days(
    first: dt.date, frequency: Frequency, number: int, calendar: Calendar, today: dt.date, term: dt.date
) -> tuple[dt.date, ...]:
    """Return the days of so many payments of a run: most accounts of a day ask for the same ones."""
    return tuple(roll(day, calendar, today, term) for day in islice(run(first, frequency), number))


@lru_cache(maxsize=RUNS)
def _is_ascending(days: Sequence[dt.date]) -> bool:
    """Say whether no two payments fall on one business day."""
    return all(day < later for day, later in pairwise(days))


@lru_cache(maxsize=REMEMBERED)
def _completed(legs: Sequence[Leg], case: Case, terms: Terms, step: int) -> Plan:
    """Return what legs come to, whatever the client's means: one proposal is judged more than once in a turn."""
    if not legs:
        raise BadProposal(_NOTHING)
    try:
        runs = list(_dated(legs, case, terms))
        payments = _trim(_fill(legs, runs, case, step), case.balance)
        if not payments:
            raise BadProposal(_NOTHING)
        term = case.today + dt.timedelta(days=terms.term_days_max)
        return merge(Payment(roll(p.due_on, case.calendar, case.today, term), p.amount) for p in payments)
    except (OverflowError, ValueError) as fault:
        msg = "legs: a payment lies beyond any calendar: name fewer payments or earlier dates."
        raise BadProposal(msg) from fault


def run(first: dt.date, frequency: Frequency | None) -> Iterator[dt.date]:
    """Yield the dates of a run for ever, counted from its first one; monthly when nothing was said."""
    if frequency in _EVERY_DAYS:
        yield from (first + dt.timedelta(days=_EVERY_DAYS[frequency] * n) for n in count())
    elif frequency is Frequency.SEMIMONTHLY:
        yield from _semimonthly(first)
    else:
        day = _LAST if _is_last_day(first) else first.day
        yield from (_in_month(first, n, day) for n in count())


def roll(day: dt.date, calendar: Calendar, today: dt.date, term: dt.date) -> dt.date:
    """Return the business day on which a payment may fall.

    The next one; or the previous one, never before today, when the next lies in another month, or past the term
    while the day itself does not.
    """
    later = calendar.next(day)
    if (later.year, later.month) == (day.year, day.month) and (later <= term or day > term):
        return later
    return calendar.last_within(today, day) or later


def merge(payments: Iterable[Payment]) -> Plan:
    """Return the payments in order of date, those of one date as one; nothing is no payment."""
    sums: dict[dt.date, int] = {}
    for payment in payments:
        sums[payment.due_on] = sums.get(payment.due_on, 0) + payment.amount
    return tuple(Payment(day, amount) for day, amount in sorted(sums.items()) if amount)


def trim(plan: Plan, total: int) -> Plan:
    """Return a plan without what exceeds a total, taken from the latest dates."""
    return tuple(_trim(plan, total))


def _dated(legs: Sequence[Leg], case: Case, terms: Terms) -> Iterator[list[dt.date]]:
    """Yield each leg's dates as they were meant, before any business day is looked for."""
    before: dt.date | None = None
    for leg in legs:
        dates = list(islice(run(_first(leg, before, case, terms), leg.frequency), _count(leg)))
        before = dates[-1]
        yield dates


def _first(leg: Leg, before: dt.date | None, case: Case, terms: Terms) -> dt.date:
    """Return a leg's first date: as said, else a step after the leg before, else the latest that the bot allows."""
    if leg.date is not None:
        return max(leg.date, case.today)
    if before is not None:
        return next(islice(run(before, leg.frequency), 1, None))
    latest = case.today + dt.timedelta(days=terms.first_payment_within_days)
    return case.calendar.last_within(case.today, latest) or case.today


def _count(leg: Leg) -> int:
    """Return how many payments a leg names; a run without a number starts with one and repeats."""
    number = 1 if leg.count is None else leg.count
    if number < 1:
        msg = "legs: a count is at least 1."
        raise BadProposal(msg)
    return number


def _fill(legs: Sequence[Leg], runs: Sequence[Sequence[dt.date]], case: Case, step: int) -> list[Payment]:
    """Return every payment with its amount, the last leg repeated until the balance is met (not when settling)."""
    amounts = [list(_fixed(leg, case.balance, step)) for leg in legs]
    open_legs = [place for place, leg in enumerate(legs) if _is_rest(leg.amount)]
    left = max(case.balance - sum(map(sum, amounts)), 0)
    shares = iter(split(left, sum(len(runs[place]) for place in open_legs), step)) if open_legs else iter(())
    for place in open_legs:
        amounts[place] = list(islice(shares, len(runs[place])))
    payments = [
        Payment(*pair) for days, sums in zip(runs, amounts, strict=True) for pair in zip(days, sums, strict=True)
    ]
    short = case.balance - sum(payment.amount for payment in payments)
    if short > 0 and not case.settles:
        payments += _repeats(legs[-1], runs[-1], payments[-1].amount, short)
    return payments


def _is_rest(amount: Amount) -> bool:
    return amount is None or amount is Share.REST


def _fixed(leg: Leg, balance: int, step: int) -> Iterator[int]:
    """Yield a leg's amounts where they do not depend on the other legs."""
    if leg.amount is Share.ALL:
        yield from split(balance, _count(leg), step)
    elif isinstance(leg.amount, Percent):
        yield from [share_up(balance, leg.amount.value, step)] * _count(leg)
    elif isinstance(leg.amount, int):
        yield from [leg.amount] * _count(leg)


def _repeats(leg: Leg, days: Sequence[dt.date], amount: int, short: int) -> Iterator[Payment]:
    """Yield the last payment again at its frequency until nothing is short; the last one takes what is left."""
    if amount < 1:
        msg = "legs: an amount is at least one unit of the currency."
        raise BadProposal(msg)
    repeats = min(-(-short // amount), REPEATS_MAX)
    for number, day in enumerate(islice(run(days[0], leg.frequency), len(days), len(days) + repeats), 1):
        yield Payment(day, short - amount * (number - 1) if number == repeats else amount)


def _trim(payments: Iterable[Payment], total: int) -> list[Payment]:
    kept: list[Payment] = []
    for payment in sorted(payments, key=attrgetter("due_on")):
        if total <= 0:
            break
        kept.append(payment if payment.amount <= total else Payment(payment.due_on, total))
        total -= payment.amount
    return [payment for payment in kept if payment.amount > 0]


def _semimonthly(first: dt.date) -> Iterator[dt.date]:
    """Yield the first date, then each 15th and last day after it."""
    yield first
    for month in count():
        for day in (_in_month(first, month, _MID_MONTH), _in_month(first, month, _LAST)):
            if day > first:
                yield day


def _in_month(first: dt.date, ahead: int, day: int) -> dt.date:
    """Return a day of a month so many after another, or that month's last day where it has no such day."""
    years, month = divmod(first.month - 1 + ahead, 12)
    year = first.year + years
    return dt.date(year, month + 1, min(day, monthrange(year, month + 1)[1]))


def _is_last_day(day: dt.date) -> bool:
    return (day + dt.timedelta(days=1)).month != day.month
