"""Hold what a plan must reach by when: the lower envelope of a total, and which rules a plan breaks.

A plan is acceptable when its running sum S(t) never lies below the envelope, a step function of demands
(day, amount), and when it keeps to the limits of number and size. Everything that pays at least as much by each day,
in no more payments, each but the last no smaller, is acceptable too: that is what makes the nearest plan findable.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from flows.negotiation.case import Case
from flows.negotiation.proposal import Plan
from flows.negotiation.step import share_down, share_up
from flows.negotiation.terms import Settlement, Terms

FIRST, DOWN, MILESTONES = "first_payment_within_days", "down_payment_percent", "milestones"
TERM, COUNT, MINIMUM, SETTLEMENTS = "term_days_max", "payments_max", "payment_min", "settlements"
RULES = (TERM, COUNT, MINIMUM, FIRST, DOWN, MILESTONES, SETTLEMENTS)  #: in the order in which they are named


@dataclass(frozen=True, slots=True)
class Demand:
    """An amount that must be paid in all by a day, and the rule that asks for it."""

    rule: str
    by: dt.date
    amount: int


@dataclass(frozen=True, slots=True)
class Envelope:
    """The limits for one total: the full debt, or a settlement's. `payment_min` is at most the total."""

    total: int
    payments_max: int
    payment_min: int
    demands: tuple[Demand, ...]
    payments_rule: str = COUNT

    @property
    def term(self) -> dt.date:
        """Return the day by which everything must be paid."""
        return min(demand.by for demand in self.demands if demand.amount == self.total)


def envelopes(terms: Terms, case: Case, step: int) -> tuple[Envelope, ...]:
    """Return the envelope of each total that may be paid: the full debt, and settlements when the client offers one."""
    full = _envelope(terms, case, case.balance, step)
    tiers = terms.settlements if case.settles else ()
    return (full, *(_settled(terms, tier, case, step) for tier in tiers))


def broken_rules(plan: Plan, envelope: Envelope) -> tuple[str, ...]:
    """Return the names of the limits that a plan breaks, in the policy's words; nothing when it is acceptable."""
    broken = set(_broken(plan, envelope))
    return tuple(rule for rule in RULES if rule in broken)


def accepts(plan: Plan, envelope: Envelope, case: Case) -> bool:
    """Say whether a plan is acceptable: its total, its days and all limits."""
    if paid_by(plan, dt.date.max) != envelope.total or next(_broken(plan, envelope), None):
        return False
    return all(case.today <= p.due_on and case.calendar.is_business_day(p.due_on) for p in plan)


def paid_by(plan: Plan, day: dt.date) -> int:
    """Return the sum of the payments up to a day, included."""
    return sum(payment.amount for payment in plan if payment.due_on <= day)


def least_excess(plan: Plan, case: Case) -> int:
    """Return by how much a plan asks more in some window than the client can pay, 0 when nothing is limited."""
    if case.capacity is None:
        return 0
    days = case.capacity.window_days
    return max(0, max(window_sums(plan, days), default=0) - case.capacity.amount)


def window_sums(plan: Plan, window_days: int) -> Iterator[int]:
    """Yield what falls into the window that ends on each payment's day."""
    sums = (0, *accumulate(payment.amount for payment in plan))
    start = 0
    for place, payment in enumerate(plan):
        while (payment.due_on - plan[start].due_on).days >= window_days:
            start += 1
        yield sums[place + 1] - sums[start]


def _envelope(terms: Terms, case: Case, total: int, step: int) -> Envelope:
    """Return the envelope of the level's own limits for a total."""
    first = _within(case, terms.first_payment_within_days)
    marks = (
        Demand(MILESTONES, _within(case, m.within_days), share_up(total, m.percent, step)) for m in terms.milestones
    )
    demands = (
        Demand(TERM, _within(case, terms.term_days_max), total),
        Demand(FIRST, first, 1),
        Demand(DOWN, first, share_up(total, terms.down_payment_percent, step)),
        *marks,
    )
    asked = tuple(demand for demand in demands if demand.amount)
    return Envelope(total, terms.payments_max, min(terms.payment_min, total), asked)


def _settled(terms: Terms, tier: Settlement, case: Case, step: int) -> Envelope:
    """Return the envelope of a settlement, cut to the level's own limits."""
    total = case.balance - share_down(case.balance, tier.discount_percent, step)
    own = _envelope(terms, case, total, step)
    days = terms.term_days_max if tier.within_days is None else min(tier.within_days, terms.term_days_max)
    count = terms.payments_max if tier.payments_max is None else min(tier.payments_max, terms.payments_max)
    last = Demand(SETTLEMENTS, _within(case, days), total)
    rule = SETTLEMENTS if count < terms.payments_max else COUNT
    return replace(own, payments_max=count, payments_rule=rule, demands=(*own.demands, last))


def _broken(plan: Plan, envelope: Envelope) -> Iterator[str]:
    """Yield the rules that a plan breaks, what is soon known first."""
    if len(plan) > envelope.payments_max:
        yield envelope.payments_rule
    if any(payment.amount < envelope.payment_min for payment in plan[:-1]):
        yield MINIMUM
    yield from (demand.rule for demand in envelope.demands if paid_by(plan, demand.by) < demand.amount)


def _within(case: Case, days: int) -> dt.date:
    return case.today + dt.timedelta(days=days)
