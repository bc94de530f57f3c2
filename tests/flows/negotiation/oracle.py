"""Answer small negotiations by trying everything: slow, plain, and sharing no code with the engine.

Works on the mappings of the command's lines, with whole amounts in pesos (CLP has no decimals).
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

Request = Mapping[str, Any]
Payments = tuple[tuple[dt.date, int], ...]


@dataclass(frozen=True)
class Tier:
    """One total that may be paid, with the days (counted from today) by which sums are demanded."""

    total: int
    demands: tuple[tuple[int, int], ...]
    payments_max: int
    payment_min: int


def tiers(request: Request, role: str) -> list[Tier]:
    """Return the totals that a role may agree to: the debt, and settlements when the client offers one."""
    level = request["policy"]["levels"][0]
    terms = {**level["bot"], **(level.get("staff", {}) if role == "staff" else {})}
    debt, step = int(request["balance"]), int(request["policy"].get("payment_step", "1"))
    settlements = terms.get("settlements", []) if request.get("settles") else []
    found = [tier(terms, debt, step, terms["term_days_max"], terms["payments_max"])]
    for row in settlements:
        total = debt - floor(debt * row["discount_percent"] / 100 / step) * step
        days = min(row["within_days"], terms["term_days_max"])
        found.append(tier(terms, total, step, days, min(row["payments_max"], terms["payments_max"])))
    return found


def tier(terms: Mapping[str, Any], total: int, step: int, days: int, count: int) -> Tier:
    """Return the demands of one total."""
    marks = [(terms["first_payment_within_days"], terms.get("down_payment_percent", 0))]
    marks += [(row["within_days"], row["percent"]) for row in terms.get("milestones", [])]
    demands = [(day, min(total, ceil(total * share / 100 / step) * step)) for day, share in marks]
    demands += [(terms["first_payment_within_days"], 1), (days, total)]
    return Tier(total, tuple(demands), count, min(int(terms.get("payment_min", "0")), total))


def is_open(request: Request, day: dt.date) -> bool:
    """Say whether a day is a business day."""
    return day.weekday() < 5 and day.isoformat() not in request["holidays"]


def today(request: Request) -> dt.date:
    """Return the day of the request."""
    return dt.date.fromisoformat(request["today"])


def accepts(request: Request, tier_: Tier, plan: Payments) -> bool:
    """Say whether a plan is acceptable, day by day."""
    start = today(request)
    sizes = [amount for _, amount in plan]
    return (
        sum(sizes) == tier_.total
        and len(plan) <= tier_.payments_max
        and all(size >= tier_.payment_min for size in sizes[:-1])
        and all(day >= start and is_open(request, day) for day, _ in plan)
        and all(paid(plan, start + dt.timedelta(day)) >= amount for day, amount in tier_.demands)
    )


def paid(plan: Payments, day: dt.date) -> int:
    """Return what a plan has paid by a day."""
    return sum(amount for due, amount in plan if due <= day)


def excess(request: Request, plan: Payments) -> int:
    """Return the largest excess over the capacity, trying a window from every payment."""
    if not request.get("capacity"):
        return 0
    cap, days = int(request["capacity"]["amount"]), request["capacity"]["window_days"]
    sums = [sum(a for other, a in plan if day <= other < day + dt.timedelta(days)) for day, _ in plan]
    return max(0, max(sums, default=0) - cap)


def distance(request: Request, plan: Payments, proposal: Payments) -> int:
    """Return the money-days between two plans, one day after the other."""
    start, end = today(request), max(day for day, _ in (*plan, *proposal))
    days = (start + dt.timedelta(n) for n in range((end - start).days + 1))
    return sum(abs(paid(plan, day) - paid(proposal, day)) for day in days)


def candidates(request: Request, tier_: Tier, proposal: Payments) -> list[dt.date]:
    """Return the client's dates and the last business day of each limit."""
    start, found = today(request), {day for day, _ in proposal}
    for limit, amount in tier_.demands:
        days = [start + dt.timedelta(n) for n in range(limit + 1) if amount]
        found |= set([day for day in days if is_open(request, day)][-1:])
    term = start + dt.timedelta(min(limit for limit, amount in tier_.demands if amount == tier_.total))
    return sorted(day for day in found if day <= term)


def all_plans(dates: list[dt.date], total: int, step: int) -> Iterator[Payments]:
    """Yield every plan in payment steps; the last payment takes what is left."""
    if not dates:
        return
    yield ((dates[0], total),)
    yield from all_plans(dates[1:], total, step)
    for amount in range(step, total, step):
        for rest in all_plans(dates[1:], total - amount, step):
            yield ((dates[0], amount), *rest)


def least(request: Request, proposal: Payments) -> tuple[int, int, int] | None:
    """Return the least (excess, difference of totals, money-days) of any acceptable plan, or None without one."""
    step, said = int(request["policy"].get("payment_step", "1")), sum(amount for _, amount in proposal)
    figures = [
        (excess(request, plan), abs(one.total - said), distance(request, plan, proposal))
        for one in tiers(request, "bot")
        for plan in all_plans(candidates(request, one, proposal), one.total, step)
        if accepts(request, one, plan)
    ]
    return min(figures, default=None)


def trimmed(plan: Payments, total: int) -> Payments:
    """Return a plan cut from its end to a total."""
    kept: list[tuple[dt.date, int]] = []
    for day, amount in plan:
        kept.append((day, min(amount, total - sum(a for _, a in kept))))
    return tuple((day, amount) for day, amount in kept if amount)


def stands(request: Request, role: str, proposal: Payments) -> Payments | None:
    """Return the proposal at the smallest total at which a role may agree to it, or None."""
    for one in sorted(tiers(request, role), key=lambda one: one.total):
        plan = trimmed(proposal, one.total)
        if accepts(request, one, plan):
            return plan
    return None
