"""Answer small negotiations by trying everything: slow, plain, and sharing no code with the engine.

Works on the mappings of the command's lines. Amounts are minor units of the policy's currency.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import ceil, floor
from typing import Any

import holidays

Request = Mapping[str, Any]
Payments = tuple[tuple[dt.date, int], ...]
WITHOUT_CENTS = {"CLP", "PYG"}
YEARS = range(2026, 2130)


@dataclass(frozen=True)
class Tier:
    """One total that may be paid, with the days (counted from today) by which sums are demanded, rule by rule."""

    total: int
    demands: tuple[tuple[str, int, int], ...]
    payments_max: int
    payment_min: int


def minor(request: Request, amount: str) -> int:
    """Return the minor units of an amount as it is written."""
    return int(Decimal(amount) * (1 if request["policy"]["currency"] in WITHOUT_CENTS else 100))


def payments(request: Request, rows: list[dict[str, str]]) -> Payments:
    """Return the payments of a written plan."""
    return tuple((dt.date.fromisoformat(row["due_on"]), minor(request, row["amount"])) for row in rows)


def step_of(request: Request) -> int:
    """Return the payment step."""
    return minor(request, request["policy"]["payment_step"]) if "payment_step" in request["policy"] else 1


def level_of(request: Request) -> Mapping[str, Any]:
    """Return the first level whose conditions all hold."""
    return next(level for level in request["policy"]["levels"] if _holds(request, level.get("when", {})))


def _holds(request: Request, when: Mapping[str, Any]) -> bool:
    days, balance = request["days_overdue"], minor(request, request["balance"])
    return (
        ("days_overdue_at_least" not in when or days >= when["days_overdue_at_least"])
        and ("days_overdue_below" not in when or days < when["days_overdue_below"])
        and ("balance_at_least" not in when or balance >= minor(request, when["balance_at_least"]))
        and ("balance_below" not in when or balance < minor(request, when["balance_below"]))
        and ("segment_in" not in when or request.get("segment") in when["segment_in"])
        and request.get("broken_agreements", 0) <= when.get("broken_agreements_at_most", 1_000)
    )


def tiers(request: Request, role: str) -> list[Tier]:
    """Return the totals that a role may agree to: the debt, and settlements when the client offers one."""
    level = level_of(request)
    terms = {**level["bot"], **(level.get("staff", {}) if role == "staff" else {})}
    debt, step = minor(request, request["balance"]), step_of(request)
    settlements = terms.get("settlements", []) if request.get("settles") else []
    found = [tier(request, terms, debt, None, terms["payments_max"])]
    for row in settlements:
        total = debt - floor(debt * share(row["discount_percent"]) / step) * step
        days = min(row.get("within_days", terms["term_days_max"]), terms["term_days_max"])
        count = min(row.get("payments_max", terms["payments_max"]), terms["payments_max"])
        found.append(tier(request, terms, total, days, count))
    return found


def share(percent: float | str) -> Fraction:
    """Return a percentage as it is written, as a fraction."""
    return Fraction(str(percent)) / 100


def tier(request: Request, terms: Mapping[str, Any], total: int, days: int | None, count: int) -> Tier:
    """Return the demands of one total; a settlement has days of its own."""
    step, first = step_of(request), terms["first_payment_within_days"]
    marks = [("down_payment_percent", first, terms.get("down_payment_percent", 0))]
    marks += [("milestones", row["within_days"], row["percent"]) for row in terms.get("milestones", [])]
    demands = [(rule, day, min(total, ceil(total * share(percent) / step) * step)) for rule, day, percent in marks]
    demands += [("first_payment_within_days", first, 1), ("term_days_max", terms["term_days_max"], total)]
    demands += [] if days is None else [("settlements", days, total)]
    return Tier(total, tuple(demands), count, min(minor(request, terms.get("payment_min", "0")), total))


def is_open(request: Request, day: dt.date) -> bool:
    """Say whether a day is a business day."""
    closed = request.get("holidays")
    known = official(request["policy"]["country"]) if closed is None else map(dt.date.fromisoformat, closed)
    return day.weekday() < 5 and day not in known and day.isoformat() not in request["policy"].get("closures", [])


@lru_cache(maxsize=16)
def official(country: str) -> frozenset[dt.date]:
    """Return a country's public holidays, and the bank holidays where it has them."""
    kinds = {"public", "bank"} & set(holidays.country_holidays(country).supported_categories)
    return frozenset(holidays.country_holidays(country, years=YEARS, categories=tuple(kinds)))


def today(request: Request) -> dt.date:
    """Return the day of the request."""
    return dt.date.fromisoformat(request["today"])


def accepts(request: Request, tier_: Tier, plan: Payments) -> bool:
    """Say whether a plan is acceptable, day by day."""
    days_fit = all(day >= today(request) and is_open(request, day) for day, _ in plan)
    return days_fit and sum(amount for _, amount in plan) == tier_.total and not broken(request, tier_, plan)


def accepted_by_bot(request: Request, plan: Payments) -> bool:
    """Say whether the policy accepts a plan under one of its totals."""
    return any(accepts(request, tier, plan) for tier in tiers(request, "bot"))


def broken(request: Request, tier_: Tier, plan: Payments) -> set[str]:
    """Return the rules that a plan breaks at a total."""
    start = today(request)
    rules = {rule for rule, day, amount in tier_.demands if paid(plan, start + dt.timedelta(day)) < amount}
    rules |= {"payments_max"} if len(plan) > tier_.payments_max else set()
    return rules | ({"payment_min"} if any(amount < tier_.payment_min for _, amount in plan[:-1]) else set())


def paid(plan: Payments, day: dt.date) -> int:
    """Return what a plan has paid by a day."""
    return sum(amount for due, amount in plan if due <= day)


def excess(request: Request, plan: Payments) -> int:
    """Return the largest excess over the capacity, trying a window from every payment."""
    if not request.get("capacity"):
        return 0
    cap, days = minor(request, request["capacity"]["amount"]), request["capacity"]["window_days"]
    sums = [sum(a for other, a in plan if day <= other < day + dt.timedelta(days)) for day, _ in plan]
    return max(0, max(sums, default=0) - cap)


def distance(request: Request, plan: Payments, proposal: Payments) -> int:
    """Return the money-days between two plans, one day after the other."""
    start, end = today(request), max(day for day, _ in (*plan, *proposal))
    days = (start + dt.timedelta(n) for n in range((end - start).days + 1))
    return sum(abs(paid(plan, day) - paid(proposal, day)) for day in days)


def candidates(request: Request, tier_: Tier, proposal: Payments) -> list[dt.date]:
    """Return the client's dates and the last business day of each limit, as far as everything need not be paid."""
    start, found = today(request), {day for day, _ in proposal}
    term = min(limit for _, limit, amount in tier_.demands if amount == tier_.total)
    for limit in {min(limit, term) for _, limit, amount in tier_.demands if amount}:
        days = (start + dt.timedelta(n) for n in range(limit, -1, -1))
        found |= {day for day in [next((day for day in days if is_open(request, day)), None)] if day}
    return sorted(day for day in found if day <= start + dt.timedelta(term))


def all_plans(dates: list[dt.date], total: int, step: int, most: int = 1_000) -> Iterator[Payments]:
    """Yield every plan in payment steps, of so many payments at most; the last payment takes what is left."""
    if not dates or not most:
        return
    yield ((dates[0], total),)
    yield from all_plans(dates[1:], total, step, most) if len(dates) > 1 else ()
    for amount in range(step, total, step):
        for rest in all_plans(dates[1:], total - amount, step, most - 1):
            yield ((dates[0], amount), *rest)


Figures = tuple[int, int, int]  # excess, difference of totals, money-days


def ranked(request: Request, proposal: Payments) -> Iterator[tuple[Figures, Payments]]:
    """Yield every acceptable plan on the candidate dates with its figures."""
    step, said = step_of(request), sum(amount for _, amount in proposal)
    for one in tiers(request, "bot"):
        for plan in all_plans(candidates(request, one, proposal), one.total, step, one.payments_max):
            if accepts(request, one, plan):
                yield (excess(request, plan), abs(one.total - said), distance(request, plan, proposal)), plan


def least(request: Request, proposal: Payments) -> Figures | None:
    """Return the least (excess, difference of totals, money-days) of any acceptable plan, or None without one."""
    return min((figures for figures, _ in ranked(request, proposal)), default=None)


def moved(request: Request, proposal: Payments) -> Iterator[tuple[Figures, Payments]]:
    """Yield every acceptable plan that leaves the amounts as they are, in steps or not, and moves their dates."""
    for one in tiers(request, "bot"):
        for days in combinations(candidates(request, one, proposal), len(proposal)):
            plan = tuple((day, amount) for day, (_, amount) in zip(days, proposal, strict=True))
            if accepts(request, one, plan):
                yield (excess(request, plan), 0, distance(request, plan, proposal)), plan


KINDS = ("dates", "amounts", "count")


def keeps(plan: Payments, proposal: Payments) -> set[str]:
    """Return what a plan keeps of a proposal: only its dates, its amounts in their order, its number of payments."""
    kept = {
        "dates": {day for day, _ in plan} <= {day for day, _ in proposal},
        "amounts": [amount for _, amount in plan] == [amount for _, amount in proposal],
        "count": len(plan) == len(proposal),
    }
    return {kind for kind in KINDS if kept[kind]}


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
