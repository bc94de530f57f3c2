"""Draw small random negotiations as the command reads them."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

MONDAY = dt.date(2026, 3, 2)


@st.composite
def terms(draw: st.DrawFn, step: int) -> dict[str, Any]:
    """Draw what the bot may agree to."""
    term = draw(st.integers(0, 45))
    found: dict[str, Any] = {
        "term_days_max": term,
        "payments_max": draw(st.integers(1, 6)),
        "first_payment_within_days": draw(st.integers(0, 20)),
    }
    if draw(st.booleans()):
        found["payment_min"] = str(draw(st.integers(0, 4 * step)))
    if draw(st.booleans()):
        found["down_payment_percent"] = draw(st.integers(0, 100))
    row = st.fixed_dictionaries({"within_days": st.integers(0, 45), "percent": st.integers(1, 100)})
    if marks := draw(st.lists(row, max_size=2)):
        found["milestones"] = marks
    return found


@st.composite
def staff(draw: st.DrawFn, bot: dict[str, Any]) -> dict[str, Any]:
    """Draw looser limits for staff."""
    looser = {
        "term_days_max": bot["term_days_max"] + draw(st.integers(0, 30)),
        "payments_max": bot["payments_max"] + draw(st.integers(0, 3)),
        "first_payment_within_days": bot["first_payment_within_days"] + draw(st.integers(0, 20)),
        "milestones": [],
    }
    return {key: value for key, value in looser.items() if draw(st.booleans())}


@st.composite
def requests(draw: st.DrawFn, *, settling: bool = True, capacity: bool = True, units: int = 7) -> dict[str, Any]:
    """Draw a request of a few payment steps on a few dates, with holidays, capacity and settlements now and then."""
    step = draw(st.sampled_from([1, 1, 10, 100]))
    balance = draw(st.integers(1, units)) * step + draw(st.integers(0, step - 1))
    today = MONDAY + dt.timedelta(draw(st.integers(0, 30)))
    bot = draw(terms(step))
    if draw(st.booleans()):
        row = st.fixed_dictionaries(
            {
                "within_days": st.integers(0, 45),
                "payments_max": st.integers(1, 4),
                "discount_percent": st.integers(1, 60),
            }
        )
        bot["settlements"] = draw(st.lists(row, min_size=1, max_size=2))
    level = {"bot": bot, "staff": draw(staff(bot))} if draw(st.booleans()) else {"bot": bot}
    legs = [draw(leg(today, balance)) for _ in range(draw(st.integers(1, 4)))]
    request: dict[str, Any] = {
        "id": "x",
        "today": today.isoformat(),
        "policy": {
            "policy": "small",
            "version": "1",
            "country": "CL",
            "currency": "CLP",
            "payment_step": str(step),
            "levels": [level],
        },
        "balance": str(balance),
        "days_overdue": 10,
        "holidays": [(today + dt.timedelta(n)).isoformat() for n in draw(st.sets(st.integers(0, 40), max_size=4))],
        "legs": legs,
        "settles": settling and draw(st.booleans()),
    }
    if capacity and draw(st.booleans()):
        request["capacity"] = {
            "amount": str(draw(st.integers(0, balance))),
            "window_days": draw(st.sampled_from([1, 4, 7, 11, 26, 30])),
        }
    return request


@st.composite
def leg(draw: st.DrawFn, today: dt.date, balance: int) -> dict[str, Any]:
    """Draw one leg: a sum, a share, the rest or nothing said, on a date or without one."""
    sums = st.integers(1, balance).map(str)
    amount = draw(st.one_of(sums, sums, st.sampled_from(["rest", "all", None, "20%", "50%", "33.3%"])))
    day = draw(st.one_of(st.integers(-5, 55), st.integers(-5, 55), st.none()))
    count = draw(st.sampled_from([1, 1, 1, 2, 3, None]))
    frequency = draw(st.sampled_from([None, "weekly", "biweekly", "semimonthly", "monthly"]))
    return {
        "amount": amount,
        "date": None if day is None else (today + dt.timedelta(day)).isoformat(),
        "count": count,
        "frequency": frequency,
    }
