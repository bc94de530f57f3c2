"""Measure how long a proposal takes to be judged, counter-offer and alternatives included, and how that grows.

The proposals are hard on purpose: uneven payments, many dates, a first payment that comes too late, and half of them
from clients who can pay little at a time, so that windows bind. They are the same on every machine.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from bot.bench.timing import measure
from flows.negotiation.answer import answer
from flows.negotiation.solver import warm_up

Request = dict[str, Any]
SEED = 20260301
TODAY = date(2026, 3, 2)
PAYMENTS, DATES = 12, 14  #: of the proposals whose quantiles are told first
DATES_GROWN = (6, 8, 10, 12, 14, 20, 40)
PAYMENTS_GROWN = (2, 4, 6, 8, 10, 12, 18, 24)
GROWN_SHARE = 10  #: each size is measured on one case in so many
LIMITS = 2  #: dates that come from limits, beside the client's own: the first payment's and the term's
FIRST_WITHIN, TERM = 10, 365
STEPS = (1, 100, 1_000)
WINDOWS = (11, 26, 26, 30)


def run(cases: int) -> dict[str, Any]:
    """Judge so many proposals and return the figures.

    `first_ms` is what the first search under a capacity takes beyond the usual where nothing was warmed up, as in the
    command: it loads the solver, once in the life of a process. Rows of `by_dates` and `by_payments` tell candidate
    dates, payments that the policy allows, and whether the client said what they can pay. Times are milliseconds of
    wall clock.
    """
    start = time.perf_counter()
    warm_up()
    loading = time.perf_counter() - start
    hard = list(requests(cases, PAYMENTS, DATES, SEED))
    decisions = Counter(answer(request)["decision"] for request in hard)
    rows = max(1, cases // GROWN_SHARE)
    return {
        "cases": cases,
        "payments": PAYMENTS,
        "dates": DATES,
        "first_ms": round(loading * 1000, 1),
        **measure(hard, answer),
        "with_capacity": measure([row for row in hard if "capacity" in row], answer),
        "without_capacity": measure([row for row in hard if "capacity" not in row], answer),
        "decisions": dict(sorted(decisions.items())),
        "by_dates": [row for dates in DATES_GROWN for row in _grown(rows, PAYMENTS, dates)],
        "by_payments": [row for payments in PAYMENTS_GROWN for row in _grown(rows, payments, DATES)],
    }


def requests(cases: int, payments: int, dates: int, seed: int) -> Iterator[Request]:
    """Yield proposals on so many candidate dates under policies that allow so many payments, every other one bound."""
    chance = random.Random(seed)  # noqa: S311 - invented data, not a secret
    for number in range(cases):
        request = _request(chance, payments, dates)
        if number % 2:
            days = chance.choice(WINDOWS)
            amount = int(int(request["balance"]) * chance.uniform(1.0, 3.0) * days / TERM) + 1
            request["capacity"] = {"amount": str(amount), "window_days": days}
        yield request


def _request(chance: random.Random, payments: int, dates: int) -> Request:
    step, weights = chance.choice(STEPS), [chance.random() + 0.05 for _ in range(dates - LIMITS)]
    balance = chance.randrange(100, 2_000) * max(step, 100) + chance.randrange(step)
    days = sorted(chance.sample([day for day in range(FIRST_WITHIN + 1, TERM) if _is_weekday(day)], len(weights)))
    sums = [max(step, int(balance * weight / sum(weights)) // step * step) for weight in weights[1:]]
    limits: Request = {
        "term_days_max": TERM,
        "payments_max": payments,
        "first_payment_within_days": FIRST_WITHIN,
        "payment_min": str(balance // chance.choice((20, 40, 80))),
        "down_payment_percent": chance.randrange(2, 15),
    }
    legs = [*({"amount": str(amount)} for amount in sums), {"amount": "rest"}]
    return {
        "id": "bench",
        "today": TODAY.isoformat(),
        "policy": {
            "policy": "bench",
            "version": "1",
            "country": "CL",
            "currency": "CLP",
            "payment_step": str(step),
            "levels": [{"bot": limits}],
        },
        "balance": str(balance),
        "days_overdue": 30,
        "holidays": [],
        "legs": [leg | {"date": _on(day).isoformat()} for leg, day in zip(legs, days, strict=True)],
    }


def _grown(rows: int, payments: int, dates: int) -> Iterator[dict[str, Any]]:
    """Yield the figures of one size, without a capacity and with one."""
    made: Sequence[Request] = list(requests(2 * rows, payments, dates, SEED + payments * 100 + dates))
    for bound in (False, True):
        told = {"dates": dates, "payments": payments, "capacity": bound}
        yield told | measure([row for row in made if bound is ("capacity" in row)], answer)


def _on(day: int) -> date:
    return TODAY + timedelta(days=day)


def _is_weekday(day: int) -> bool:
    return _on(day).isoweekday() <= 5  # noqa: PLR2004 - Friday
