"""Make a proposal complete a second time, by counting day by day: slow, plain, and sharing no code with the engine."""

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping
from math import ceil
from typing import Any

from tests.flows.negotiation.oracle import (
    Payments,
    Request,
    is_open,
    level_of,
    minor,
    share,
    step_of,
    today,
    trimmed,
)

DAY = dt.timedelta(1)
DAYS = {"weekly": 7, "biweekly": 14}
Leg = Mapping[str, Any]


def complete(request: Request) -> Payments:
    """Return the payments that a request's legs come to."""
    days = days_meant(request)
    sums = sums_meant(request, days)
    pairs = [pair for dates, amounts in zip(days, sums, strict=True) for pair in zip(dates, amounts, strict=True)]
    pairs += repeated(request, days[-1], sums[-1][-1], sum(amount for _, amount in pairs))
    pairs.sort(key=lambda pair: pair[0])
    kept = trimmed(tuple(pairs), minor(request, request["balance"]))
    joined: dict[dt.date, int] = {}
    for day, amount in kept:
        due = rolled(request, day)
        joined[due] = joined.get(due, 0) + amount
    return tuple(sorted(joined.items()))


def days_meant(request: Request) -> list[list[dt.date]]:
    """Return each leg's dates, before any business day is looked for."""
    found: list[list[dt.date]] = []
    first_within = level_of(request)["bot"]["first_payment_within_days"]
    for leg in request["legs"]:
        if leg["date"]:
            first = max(dt.date.fromisoformat(leg["date"]), today(request))
        elif found:
            first = nth(found[-1][-1], leg["frequency"], 1)
        else:
            first = last_open(request, today(request) + first_within * DAY) or today(request)
        found.append([nth(first, leg["frequency"], number) for number in range(leg["count"] or 1)])
    return found


def nth(first: dt.date, frequency: str | None, number: int) -> dt.date:
    """Return a run's date, counted from its first one."""
    if frequency in DAYS:
        return first + number * DAYS[frequency] * DAY
    if frequency == "semimonthly":
        day = first
        while number:
            day += DAY
            number -= day.day == 15 or is_last(day)
        return day
    years, months = divmod(first.month - 1 + number, 12)
    last = monthrange(first.year + years, months + 1)[1]
    return dt.date(first.year + years, months + 1, last if is_last(first) else min(first.day, last))


def is_last(day: dt.date) -> bool:
    """Say whether a day is the last of its month."""
    return (day + DAY).day == 1


def sums_meant(request: Request, days: list[list[dt.date]]) -> list[list[int]]:
    """Return each leg's amounts; legs without one share what the others leave."""
    balance = minor(request, request["balance"])
    legs = list(zip(request["legs"], days, strict=True))
    fixed = [None if leg["amount"] in (None, "rest") else said(request, leg, len(dates)) for leg, dates in legs]
    places = sum(len(dates) for dates, sums in zip(days, fixed, strict=True) if sums is None)
    left = equal(max(0, balance - sum(sum(sums) for sums in fixed if sums)), places, step_of(request)) if places else []
    return [[left.pop(0) for _ in dates] if sums is None else sums for dates, sums in zip(days, fixed, strict=True)]


def said(request: Request, leg: Leg, count: int) -> list[int]:
    """Return the amounts of a leg that names them."""
    balance, step = minor(request, request["balance"]), step_of(request)
    if leg["amount"] == "all":
        return equal(balance, count, step)
    if leg["amount"].endswith("%"):
        return [min(balance, ceil(balance * share(leg["amount"][:-1]) / step) * step)] * count
    return [minor(request, leg["amount"])] * count


def equal(total: int, count: int, step: int) -> list[int]:
    """Return equal shares in steps: leftover steps go to the last ones, less than a step to the very last."""
    shares = [total // count // step * step] * count
    place = count - 1
    while total - sum(shares) >= step:
        shares[place] += step
        place -= 1
    shares[-1] += total - sum(shares)
    return shares


def repeated(request: Request, days: list[dt.date], amount: int, meant: int) -> list[tuple[dt.date, int]]:
    """Return the last payment as often again as it takes to meet the balance; who settles is not asked for more."""
    short = minor(request, request["balance"]) - meant
    found: list[tuple[dt.date, int]] = []
    while short > 0 and not request.get("settles"):
        found.append((nth(days[0], request["legs"][-1]["frequency"], len(days) + len(found)), min(amount, short)))
        short -= amount
    return found


def rolled(request: Request, day: dt.date) -> dt.date:
    """Return the business day on which a payment falls."""
    term = today(request) + level_of(request)["bot"]["term_days_max"] * DAY
    later = day
    while not is_open(request, later):
        later += DAY
    if later.month == day.month and (later <= term or day > term):
        return later
    return last_open(request, day) or later


def last_open(request: Request, day: dt.date) -> dt.date | None:
    """Return the last business day from today to a day, both included, or None."""
    while day >= today(request) and not is_open(request, day):
        day -= DAY
    return day if day >= today(request) else None
