"""Frame the search for the nearest plan: candidate dates, what must and may be paid by each, what differing costs.

A plan on n candidate dates is its running sums s_1 <= … <= s_n = total. Every sum below the total is a multiple of the
payment step (the last payment takes what is less than a step).
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from flows.negotiation.envelope import Envelope
from flows.negotiation.proposal import Payment, Plan
from flows.negotiation.step import ceil_to, floor_to

Stretch = tuple[int, int]  #: a number of days, and what the proposal has paid on each of them


@dataclass(frozen=True, slots=True)
class Frame:
    """One search, with a value per candidate date.

    `least` is the sum demanded before the next date, `most` what a client of this capacity can have paid at most,
    `asked` what the proposal pays on the date itself, `stretches` the days until the next date, `ending` the
    money-days from the date on when the plan's last payment falls on it (nothing counts after both plans have
    ended). `starts[k]` is the place of the last date outside the window that ends on date k, -1 when there is none;
    `cap` None is no limit. A payment that is not the last is at least `smallest`. The plan has at most `payments`
    payments, with `exactly` that many.
    """

    dates: tuple[dt.date, ...]
    least: tuple[int, ...]
    most: tuple[int, ...]
    asked: tuple[int, ...]
    stretches: tuple[tuple[Stretch, ...], ...]
    ending: tuple[int, ...]
    starts: tuple[int, ...]
    total: int
    step: int
    smallest: int
    payments: int
    cap: int | None
    exactly: bool = False

    def floor(self, amount: int) -> int:
        """Return the largest sum that a plan may have, not above an amount."""
        return self.total if amount >= self.total else floor_to(amount, self.step)

    def plan(self, sums: Sequence[int]) -> Plan:
        """Return the payments whose running sums these are."""
        steps = zip(self.dates, pairwise((0, *sums)), strict=True)
        return tuple(Payment(day, after - before) for day, (before, after) in steps if after > before)

    def cost(self, place: int, paid: int) -> int:
        """Return the money-days of having paid a sum from one date until the next."""
        return _apart(self.stretches[place], paid)

    def money_days(self, sums: Sequence[int]) -> int:
        """Return the money-days of a plan by its running sums, from the first date on."""
        end = sums.index(self.total)
        return self.ending[end] + sum(self.cost(place, paid) for place, paid in enumerate(sums[:end]))


def greatest_plan(dates: Sequence[dt.date], total: int, step: int, cap: int | None, window_days: int) -> Plan:
    """Return the plan that pays the most at every date within a capacity: no other one is ever ahead of it.

    It pays the capacity, in steps, on the first date and on each date a window after its last payment, until the
    total is met; it may end short of it. It also makes the fewest payments.
    """
    if cap is None or cap >= total:
        return (Payment(dates[0], total),) if dates else ()
    plan: list[Payment] = []
    for day in dates:
        if not total or (plan and (day - plan[-1].due_on).days < window_days):
            continue
        amount = total if total <= cap else floor_to(cap, step)
        if amount:
            plan.append(Payment(day, amount))
            total -= amount
    return tuple(plan)


def frame(
    dates: Sequence[dt.date],
    envelope: Envelope,
    proposal: Plan,
    step: int,
    cap: int | None,
    window_days: int,
    exactly: int | None = None,
) -> Frame | None:
    """Return the search on these dates, or None where a demand comes before the first of them."""
    ends = (*dates[1:], dt.date.max)
    if not dates or any(demand.by < dates[0] for demand in envelope.demands):
        return None
    total, amounts, last = envelope.total, {p.due_on: p.amount for p in proposal}, proposal[-1].due_on
    days, paid = [p.due_on for p in proposal], [0, *accumulate(p.amount for p in proposal)]
    greatest = greatest_plan(dates, total, step, cap, window_days)
    smallest = max(ceil_to(envelope.payment_min, step), step)
    starts = tuple(_start(dates, place, window_days) for place in range(len(dates)))
    return Frame(
        dates=tuple(dates),
        least=_pulled([_least(envelope, end, step) for end in ends], starts, total, step, cap),
        most=tuple(sum(p.amount for p in greatest if p.due_on <= day) for day in dates),
        asked=tuple(amounts.get(day, 0) for day in dates),
        stretches=tuple(_stretches(days, paid, *gap) for gap in _gaps(dates)),
        ending=tuple(_apart(_stretches(days, paid, day, max(day, last)), total) for day in dates),
        starts=starts,
        total=total,
        step=step,
        smallest=smallest,
        payments=envelope.payments_max if exactly is None else exactly,
        cap=cap,
        exactly=exactly is not None,
    )


def _least(envelope: Envelope, end: dt.date, step: int) -> int:
    """Return the largest sum demanded before a day, as a sum that a plan can have."""
    demanded = max((demand.amount for demand in envelope.demands if demand.by < end), default=0)
    return min(ceil_to(demanded, step), envelope.total)


def _apart(stretches: Sequence[Stretch], paid: int) -> int:
    return sum(days * abs(paid - meant) for days, meant in stretches)


def _pulled(least: Sequence[int], starts: Sequence[int], total: int, step: int, cap: int | None) -> tuple[int, ...]:
    """Return what must be paid by each date, so that what later dates demand can still be paid within the capacity."""
    needed = list(least)
    for place in reversed(range(len(needed))):
        if cap is not None and starts[place] >= 0:
            pulled = min(ceil_to(max(needed[place] - cap, 0), step), total)
            needed[starts[place]] = max(needed[starts[place]], pulled)
    for place in range(1, len(needed)):
        needed[place] = max(needed[place], needed[place - 1])
    return tuple(needed)


def _start(dates: Sequence[dt.date], place: int, window_days: int) -> int:
    return max((k for k in range(place) if (dates[place] - dates[k]).days >= window_days), default=-1)


def _gaps(dates: Sequence[dt.date]) -> list[tuple[dt.date, dt.date]]:
    """Return each date with the day before the next one; by the last one every plan has ended."""
    return [*((a, b - dt.timedelta(days=1)) for a, b in pairwise(dates)), (dates[-1], dates[-1])]


def _stretches(days: Sequence[dt.date], paid: Sequence[int], first: dt.date, last: dt.date) -> tuple[Stretch, ...]:
    """Return the days from first to last, grouped by what the proposal has paid on them.

    `days` are those of its payments in order, and `paid` the sums before the first and after each.
    """
    start, end = bisect_right(days, first), bisect_right(days, last)
    cuts = [first, *days[start:end], last + dt.timedelta(days=1)]
    return tuple(((b - a).days, meant) for (a, b), meant in zip(pairwise(cuts), paid[start : end + 1], strict=True))
