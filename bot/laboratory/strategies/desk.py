"""Lay out what a way of negotiating has at hand: what the creditor knows of a client, and its policy."""

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import islice

from bot.laboratory.person import Known
from flows.judgement import paydays
from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case, Payday
from flows.negotiation.completion import complete, merge, roll, run
from flows.negotiation.counter import candidate_dates
from flows.negotiation.envelope import Envelope, accepts, envelopes
from flows.negotiation.frame import greatest_plan
from flows.negotiation.policy import Policy, Terms
from flows.negotiation.proposal import Capacity, Frequency, Leg, Payment, Plan
from flows.negotiation.step import split

SOON = 30  #: days within which forms ask for a first payment, at most


@dataclass
class Desk:
    """One client's matter under one policy; money in minor units. All ways share it: it only remembers."""

    known: Known
    policy: Policy
    case: Case = field(init=False)
    bot: Terms = field(init=False)
    limits: Envelope = field(init=False)
    completed: dict[tuple[Leg, ...], Plan] = field(init=False, default_factory=dict)
    admitted: dict[Plan, bool] = field(init=False, default_factory=dict)
    equals: dict[tuple[int, int], Plan] = field(init=False, default_factory=dict)
    fitting: dict[tuple[Capacity, tuple[Leg, ...]], bool] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        known = self.known
        calendar = Calendar(self.policy.country, self.policy.closures)
        self.case = Case(known.today, known.balance, known.days_overdue, calendar)
        self.bot = self.policy.level_for(self.case).bot
        (self.limits,) = envelopes(self.bot, self.case, self.policy.payment_step)

    def complete(self, legs: tuple[Leg, ...]) -> Plan:
        """Return the payments that a proposal comes to."""
        if legs not in self.completed:
            self.completed[legs] = complete(legs, self.case, self.bot, self.policy.payment_step)
        return self.completed[legs]

    def admits(self, plan: Plan) -> bool:
        """Say whether the bot may agree to a plan."""
        if plan not in self.admitted:
            self.admitted[plan] = accepts(plan, self.limits, self.case)
        return self.admitted[plan]

    def staff_admits(self, plan: Plan) -> bool:
        """Say whether an adviser may agree to a plan."""
        staff = self.policy.level_for(self.case).staff
        return any(accepts(plan, one, self.case) for one in envelopes(staff, self.case, self.policy.payment_step))

    def within(self, capacity: Capacity | None) -> Case:
        """Return the case of a client who said what they can pay at most."""
        return replace(self.case, capacity=capacity)

    def equal(self, count: int, within_days: int = SOON) -> Plan:
        """Return so many equal monthly payments, the first as late as the policy and forms allow."""
        if (count, within_days) not in self.equals:
            days = min(within_days, self.bot.first_payment_within_days)
            most = max(count, self.bot.payments_max)
            dates = _monthly(self.known.today, most, days, self.bot.term_days_max, self.case.calendar)
            sums = split(self.known.balance, count, self.policy.payment_step)
            self.equals[count, within_days] = merge(map(Payment, dates, sums))
        return self.equals[count, within_days]

    def fits(self, capacity: Capacity, legs: tuple[Leg, ...]) -> bool:
        """Say whether a plan that the bot may agree to lies within a capacity, on a proposal's days or usual paydays.

        As the judge does, one plan decides: the greatest one within the capacity.
        """
        if (capacity, legs) not in self.fitting:
            plans = (self._greatest(capacity, legs, days) for days in ((), paydays(capacity)))
            self.fitting[capacity, legs] = any(map(self.admits, plans))
        return self.fitting[capacity, legs]

    def _greatest(self, capacity: Capacity, legs: tuple[Leg, ...], days: tuple[Payday, ...]) -> Plan:
        case = replace(self.case, capacity=capacity, paydays=days)
        dates = candidate_dates(self.complete(legs), self.limits, case)
        step = self.policy.payment_step
        return greatest_plan(dates, self.limits.total, step, capacity.amount, capacity.window_days)

    @cached_property
    def lengths(self) -> list[int]:
        """Return in how many equal payments the policy lets the debt be paid, the fewest first."""
        return [count for count in range(1, self.bot.payments_max + 1) if self.admits(self.equal(count))]


@lru_cache(maxsize=65536)
def _monthly(today: dt.date, count: int, within_days: int, term_days: int, calendar: Calendar) -> tuple[dt.date, ...]:
    last = calendar.last_within(today, today + dt.timedelta(days=within_days)) or today
    term = today + dt.timedelta(days=term_days)
    return tuple(roll(day, calendar, today, term) for day in islice(run(last, Frequency.MONTHLY), count))
