"""Find the nearest plan that the policy accepts and the client can pay.

Nearest is least in this order: what it asks above the client's capacity, the difference of the totals, the money-days
between the two running sums. It is exact over plans in payment steps on the client's own dates and the last business
day that each limit allows, up to `DATES_MAX` of them; paydays that the client named may bring it nearer still. With
more dates the plan is acceptable, of least excess, and the nearest on the dates that were kept.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from flows.negotiation.candidates import limit_dates, own_dates, payday_dates, thin
from flows.negotiation.case import Case
from flows.negotiation.envelope import Envelope, accepts, least_excess, paid_by
from flows.negotiation.frame import frame, greatest_plan
from flows.negotiation.proposal import Plan
from flows.negotiation.search import nearest_unwindowed
from flows.negotiation.windows import nearest_windowed

DATES_MAX = 14  #: candidate dates where a capacity binds; the cost of the search doubles with each in the worst case
FREE_DATES_MAX = 40  #: candidate dates where none does; the cost grows with their square


@dataclass(frozen=True, slots=True)
class Offer:
    """An acceptable plan. Amounts in minor units; `excess` is what it asks above the client's capacity."""

    plan: Plan
    total: int
    discount: int
    excess: int
    money_days: int


@dataclass(frozen=True, slots=True)
class Keeping:
    """What of the proposal an alternative leaves as it is: its dates only, or exactly its number of payments."""

    dates: bool = False
    payments: int | None = None


ANYTHING = Keeping()


def nearest(
    proposal: Plan, envelopes: Sequence[Envelope], case: Case, step: int, keeping: Keeping = ANYTHING
) -> Offer | None:
    """Return the nearest acceptable plan over all totals that may be paid, or None where none exists at all."""
    said = paid_by(proposal, dt.date.max)
    ranked = []
    for envelope in envelopes:
        if keeping.payments is not None and keeping.payments > envelope.payments_max:
            continue
        dates = _dates(proposal, envelope, case, keeping)
        excess = excess_needed(dates, envelope, case, step)
        if excess is not None:
            ranked.append(((excess, abs(envelope.total - said)), envelope, dates))
    best: list[Offer] = []
    for _, group in groupby(sorted(ranked, key=lambda row: row[0]), key=lambda row: row[0]):
        if best:
            break
        plans = [
            _plan(proposal, envelope, dates, case, step, excess, keeping) for (excess, _), envelope, dates in group
        ]
        best = [offer(plan, proposal, case) for plan in plans if plan is not None]
    return min(best, key=lambda found: (found.money_days, found.total), default=None)


def offer(plan: Plan, proposal: Plan, case: Case) -> Offer:
    """Return an acceptable plan with its figures."""
    total = paid_by(plan, dt.date.max)
    days = money_days(plan, proposal, case.today)
    return Offer(plan, total, case.balance - total, least_excess(plan, case), days)


def money_days(plan: Plan, proposal: Plan, today: dt.date) -> int:
    """Return the sum of |paid under one − paid under the other| over the days from today to the later end."""
    changes = Counter({today: 0})
    for payment in plan:
        changes[payment.due_on] += payment.amount
    for payment in proposal:
        changes[payment.due_on] -= payment.amount
    days = sorted(changes)
    apart = accumulate(changes[day] for day in days)
    ends = [*days[1:], days[-1] + dt.timedelta(days=1)]
    return sum(abs(ahead) * (end - day).days for ahead, day, end in zip(apart, days, ends, strict=True))


def excess_needed(dates: Sequence[dt.date], envelope: Envelope, case: Case, step: int) -> int | None:
    """Return the least amount by which an acceptable plan on these dates must exceed the capacity, None without one.

    One plan decides: the greatest one dominates every plan within the same capacity, so if it fails, all fail.
    """
    if not _fits(dates, envelope, case, step, None):
        return None
    if case.capacity is None or _fits(dates, envelope, case, step, case.capacity.amount):
        return 0
    fails, passes = 0, envelope.total - case.capacity.amount
    while passes - fails > 1:
        middle = (fails + passes) // 2
        if _fits(dates, envelope, case, step, case.capacity.amount + middle):
            passes = middle
        else:
            fails = middle
    return passes


def _fits(dates: Sequence[dt.date], envelope: Envelope, case: Case, step: int, cap: int | None) -> bool:
    return accepts(_greatest(dates, envelope, case, step, cap), envelope, case)


def _greatest(dates: Sequence[dt.date], envelope: Envelope, case: Case, step: int, cap: int | None) -> Plan:
    return greatest_plan(dates, envelope.total, step, cap, _window(case))


def candidate_dates(proposal: Plan, envelope: Envelope, case: Case) -> list[dt.date]:
    """Return the dates on which a counter-offer for this total may ask for money, as many as a search bears."""
    return _kept(_dates(proposal, envelope, case, ANYTHING), proposal, envelope, case)


def _dates(proposal: Plan, envelope: Envelope, case: Case, keeping: Keeping) -> list[dt.date]:
    """Return every candidate date: the client's own, and unless only these are wanted limits and paydays."""
    own = own_dates(proposal, envelope)
    if keeping.dates:
        return sorted(own)
    return sorted(own | limit_dates(envelope, case) | payday_dates(case, envelope.term))


def _plan(
    proposal: Plan, envelope: Envelope, dates: Sequence[dt.date], case: Case, step: int, excess: int, keeping: Keeping
) -> Plan | None:
    """Return the plan of least money-days within the capacity and its least excess.

    Where a solver's answer does not stand up to the policy, the greatest plan does: it is acceptable and of least
    excess, if not the nearest.
    """
    cap = None if case.capacity is None else case.capacity.amount + excess
    greatest = _greatest(dates, envelope, case, step, cap)
    kept = _kept(dates, proposal, envelope, case, greatest)
    framed = frame(kept, envelope, proposal, step, cap, _window(case), keeping.payments)
    if framed is None:
        return None
    for search in (nearest_unwindowed, nearest_windowed):
        plan = search(framed)
        if plan and accepts(plan, envelope, case) and least_excess(plan, case) <= excess:
            return plan
        if cap is None:
            break
    return None if keeping.payments is not None else greatest


def _kept(dates: Sequence[dt.date], proposal: Plan, envelope: Envelope, case: Case, needed: Plan = ()) -> list[dt.date]:
    """Return as many of the candidate dates as a search bears, among them the limits' and those of a plan needed."""
    own, limits = own_dates(proposal, envelope), limit_dates(envelope, case)
    most = FREE_DATES_MAX if case.capacity is None else DATES_MAX
    keep = limits.union(payment.due_on for payment in needed)
    keep |= own if len(own | limits) <= most else set()
    return thin(set(dates), keep & set(dates), own, most)


def _window(case: Case) -> int:
    return case.capacity.window_days if case.capacity else 1
