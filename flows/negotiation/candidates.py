"""Choose the dates on which a counter-offer may ask for money."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import count

from dateutil.relativedelta import relativedelta

from flows.negotiation.case import Case
from flows.negotiation.completion import roll
from flows.negotiation.envelope import Envelope
from flows.negotiation.proposal import Plan


def limit_dates(envelope: Envelope, case: Case) -> set[dt.date]:
    """Return the last business day that each limit allows, as far as everything need not be paid before."""
    last = (case.calendar.last_within(case.today, min(demand.by, envelope.term)) for demand in envelope.demands)
    return {day for day in last if day is not None}


def own_dates(proposal: Plan, envelope: Envelope) -> set[dt.date]:
    """Return the client's dates, as far as everything need not be paid before."""
    return {payment.due_on for payment in proposal if payment.due_on <= envelope.term}


def payday_dates(case: Case, term: dt.date) -> set[dt.date]:
    """Return the client's paydays until the term, on business days."""
    rolled = (roll(day, case.calendar, case.today, term) for day in _paydays(case, term))
    return {day for day in rolled if case.today <= day <= term}


def thin(dates: set[dt.date], keep: set[dt.date], own: set[dt.date], most: int) -> list[dt.date]:
    """Return at most that many of the dates, in order: first those to keep, then the client's own, evenly spread.

    Of the others the ones nearest to a date of the client's come first. What is to be kept is kept even beyond the
    number.
    """
    if len(dates) <= most:
        return sorted(dates)
    chosen = set(keep)
    chosen.update(_spread(sorted(own - chosen), most - len(chosen)))
    others = sorted(dates - chosen, key=lambda day: (min((abs((day - o).days) for o in own), default=0), day))
    return sorted(chosen.union(others[: max(0, most - len(chosen))]))


def _spread(dates: Sequence[dt.date], most: int) -> Sequence[dt.date]:
    if len(dates) <= most or most <= 0:
        return dates if most > 0 else ()
    return [dates[place * len(dates) // most] for place in range(most)]


def _paydays(case: Case, term: dt.date) -> Iterator[dt.date]:
    """Yield the paydays of each month until the term, on the calendar; a day that a month lacks is its last."""
    for month in count() if case.paydays else ():
        start = case.today + relativedelta(months=month, day=1)
        if start > term:
            return
        for day in case.paydays:
            yield start + relativedelta(day=31 if day == "last" else day)
