"""Find other acceptable plans: with the client's dates, with their amounts, or with their number of payments."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from flows.negotiation.candidates import limit_dates, own_dates, payday_dates
from flows.negotiation.case import Case
from flows.negotiation.counter import Keeping, Offer, nearest
from flows.negotiation.envelope import Envelope, accepts, least_excess, paid_by
from flows.negotiation.proposal import Payment, Plan


@dataclass(frozen=True, slots=True)
class Alternative:
    """An acceptable plan within the client's means, and what of the proposal it keeps."""

    keeps: Literal["dates", "amounts", "count"]
    plan: Plan


def alternatives(
    proposal: Plan, counter: Offer, limits: Sequence[Envelope], case: Case, step: int
) -> tuple[Alternative, ...]:
    """Return the plans that differ from the counter-offer and from one another, the one keeping most first."""
    found: list[Alternative] = []
    for other in _others(proposal, limits, case, step):
        if other.plan not in (counter.plan, *(known.plan for known in found)):
            found.append(other)
    return tuple(found)


def _others(proposal: Plan, limits: Sequence[Envelope], case: Case, step: int) -> Iterator[Alternative]:
    dates = nearest(proposal, limits, case, step, Keeping(dates=True))
    if dates is not None and not dates.excess:
        yield Alternative("dates", dates.plan)
    if (amounts := _same_amounts(proposal, limits, case)) is not None:
        yield Alternative("amounts", amounts)
    count = nearest(proposal, limits, case, step, Keeping(payments=len(proposal)))
    if count is not None and not count.excess:
        yield Alternative("count", count.plan)


def _same_amounts(proposal: Plan, limits: Sequence[Envelope], case: Case) -> Plan | None:
    """Return the nearest acceptable plan that moves the client's payments in time and leaves their amounts."""
    total = paid_by(proposal, dt.date.max)
    for envelope in limits:
        if envelope.total == total:
            return _moved(proposal, envelope, case)
    return None


def _moved(proposal: Plan, envelope: Envelope, case: Case) -> Plan | None:
    """Return the payments on the candidate dates nearest to their own, in their order.

    The latest dates that the limits allow are given from the last payment to the first, which keeps each as near to
    its own as can be; what does not fit the capacity then is no alternative.
    """
    dates = sorted(own_dates(proposal, envelope) | limit_dates(envelope, case) | payday_dates(case, envelope.term))
    moved: list[Payment] = []
    paid_before = envelope.total
    for payment in reversed(proposal):
        paid_before -= payment.amount
        due = min((demand.by for demand in envelope.demands if demand.amount > paid_before), default=envelope.term)
        latest = min(due, payment.due_on, moved[-1].due_on - dt.timedelta(days=1) if moved else dt.date.max)
        fitting = [day for day in dates if day <= latest]
        if not fitting:
            return None
        moved.append(Payment(fitting[-1], payment.amount))
    plan = tuple(reversed(moved))
    return plan if accepts(plan, envelope, case) and not least_excess(plan, case) else None
