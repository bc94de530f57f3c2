"""Find other acceptable plans: with the client's dates, with their amounts, or with their number of payments."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Literal

from flows.negotiation.case import Case
from flows.negotiation.counter import Keeping, Offer, candidate_dates, nearest
from flows.negotiation.envelope import Envelope, accepts, paid_by
from flows.negotiation.proposal import Payment, Plan

Moved = tuple[int, tuple[dt.date, ...]]  #: days moved times amount, and the dates


@dataclass(frozen=True, slots=True)
class Alternative:
    """An acceptable plan within the client's means, and what of the proposal it keeps."""

    keeps: Literal["dates", "amounts", "count"]
    plan: Plan


def alternatives(
    proposal: Plan, counter: Offer, limits: Sequence[Envelope], case: Case, step: int
) -> tuple[Alternative, ...]:
    """Return the nearest plan of each kind, as far as they differ from the counter-offer and from one another.

    Together with the counter-offer they are at least two wherever there is a second one of some kind.
    """
    found: list[Alternative] = []
    for other in _others(proposal, counter, limits, case, step):
        if other.plan not in (counter.plan, *(known.plan for known in found)):
            found.append(other)
    return tuple(found)


def _others(proposal: Plan, counter: Offer, limits: Sequence[Envelope], case: Case, step: int) -> Iterator[Alternative]:
    """Yield the nearest plan of each kind, but for the kinds of which the counter-offer itself is the nearest."""
    if not {payment.due_on for payment in counter.plan} <= {payment.due_on for payment in proposal}:
        dates = nearest(proposal, limits, case, step, Keeping(dates=True))
        if dates is not None and not dates.excess:
            yield Alternative("dates", dates.plan)
    if (amounts := _same_amounts(proposal, limits, case)) is not None:
        yield Alternative("amounts", amounts)
    if len(counter.plan) != len(proposal):
        count = nearest(proposal, limits, case, step, Keeping(payments=len(proposal)))
        if count is not None and not count.excess:
            yield Alternative("count", count.plan)


def _same_amounts(proposal: Plan, limits: Sequence[Envelope], case: Case) -> Plan | None:
    """Return the nearest acceptable plan that moves the client's payments in time and leaves their amounts."""
    total = paid_by(proposal, dt.date.max)
    for envelope in limits:
        if envelope.total == total:
            plan = moved(proposal, candidate_dates(proposal, envelope, case), _latest(proposal, envelope), case)
            return plan if plan and accepts(plan, envelope, case) else None
    return None


def moved(proposal: Plan, dates: Sequence[dt.date], latest: Sequence[dt.date], case: Case) -> Plan | None:
    """Return the proposal's amounts in their order on other dates, each by its latest and all within the capacity.

    The least money-days are the least of days moved times amount, and of those the latest dates. None where the dates
    do not hold them.
    """
    starts = tuple(_apart_from(proposal, place, case) for place in range(len(proposal)))
    if any(start == place for place, start in enumerate(starts)):
        return None

    @cache
    def best(place: int, near: tuple[dt.date, ...]) -> Moved | None:
        """Return the least cost of a payment and those after it, and their dates; `near` are the dates before it."""
        if place == len(proposal):
            return 0, ()
        wanted, after = proposal[place], near[-1] if near else dt.date.min
        start = starts[place]
        free = dt.date.min if start is None else near[start - place] + dt.timedelta(days=_window(case))
        found: Moved | None = None
        for day in reversed(dates):
            if after < day <= latest[place] and day >= free:
                rest = best(place + 1, (*near, day)[-reach:])
                if rest is not None:
                    cost = rest[0] + abs((day - wanted.due_on).days) * wanted.amount
                    if found is None or cost < found[0]:
                        found = cost, (day, *rest[1])
        return found

    reach = max((place - start for place, start in enumerate(starts) if start is not None), default=1)
    chosen = best(0, ())
    return chosen and tuple(Payment(day, p.amount) for day, p in zip(chosen[1], proposal, strict=True))


def _latest(proposal: Plan, envelope: Envelope) -> list[dt.date]:
    """Return the day by which each payment is needed, because what comes before it does not meet a demand."""
    before = accumulate((payment.amount for payment in proposal[:-1]), initial=0)
    return [min(demand.by for demand in envelope.demands if demand.amount > paid) for paid in before]


def _apart_from(proposal: Plan, place: int, case: Case) -> int | None:
    """Return the last payment that no window may hold together with this one, None where any may."""
    if case.capacity is None:
        return None
    sums = accumulate(payment.amount for payment in reversed(proposal[: place + 1]))
    return next((place - back for back, paid in enumerate(sums) if paid > case.capacity.amount), None)


def _window(case: Case) -> int:
    return case.capacity.window_days if case.capacity else 1
