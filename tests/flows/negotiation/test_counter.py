"""Counter-offers are exact on large amounts, and the same from every thread."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.bench.negotiation import requests
from flows.negotiation.answer import answer

Request = dict[str, Any]


def asked(
    today: str, balance: str, bot: Request, legs: list[tuple[str, str]], capacity: tuple[str, int], **others: str
) -> Request:
    """Return a request with a capacity, without holidays."""
    return {
        "id": "large",
        "today": today,
        "policy": {"policy": "p", "version": "1", "country": "MX", "levels": [{"bot": bot}], **others},
        "balance": balance,
        "days_overdue": 10,
        "holidays": [],
        "legs": [{"amount": amount, "date": day} for amount, day in legs],
        "capacity": {"amount": capacity[0], "window_days": capacity[1]},
    }


MARKS = [{"within_days": days, "percent": percent} for days, percent in ((90, "44.88"), (45, 8.3), (10, 11))]
BILLIONS = asked(
    "2026-05-22",
    "88118055.14",
    {"term_days_max": 540, "payments_max": 3, "first_payment_within_days": 3, "down_payment_percent": 12}
    | {"milestones": MARKS},
    [("44059027.57", "2026-06-09"), ("44059027.57", "2026-07-09")],
    ("31844727.74", 4),
    currency="MXN",
)
MILLIONS = asked(
    "2026-09-11",
    "1342254",
    {"term_days_max": 365, "payments_max": 14, "first_payment_within_days": 3, "payment_min": "89483"}
    | {"down_payment_percent": 12, "milestones": [{"within_days": 264, "percent": 64}]},
    [("457410", "2026-10-30"), ("32459", "2027-03-17"), ("818292", "2027-07-07"), ("34093", "2027-08-11")],
    ("95186", 11),
    currency="CLP",
)


@pytest.mark.parametrize(
    ("request_", "decision", "money_days"),
    [
        (BILLIONS, "counter", 73_285_798_980),  # in cents of a peso: 31.8 million, and 12 million, and the rest
        (MILLIONS, "refer", 48_351_606),  # two choices of dates lie 47 peso-days apart
    ],
)
def test_large_amounts_are_exact(request_: Request, decision: str, money_days: int) -> None:
    """Money-days are the least there are to the unit, however many payment steps a debt has.

    The figures come from a constraint solver, which proved them.
    """
    found = answer(request_)
    assert (decision, money_days) == (found["decision"], found["money_days"])


def test_threads_do_not_disturb_one_another() -> None:
    """Proposals judged at the same time get the answers that they get one after the other."""
    hard = [request for request in requests(24, 12, 14, 9) if "capacity" in request] * 2
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(answer, hard))
    assert [answer(request) for request in hard] == together
