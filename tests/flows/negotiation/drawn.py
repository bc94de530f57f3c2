"""Draw small random negotiations as the command reads them: any currency, country, level, limit, leg and capacity."""

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from flows.negotiation.money import digits, to_major
from tests.thoroughness import tries

Drawn = dict[str, Any]
law = tries(2_000)
MONDAY = dt.date(2026, 3, 2)
PLACES = (("CL", "CLP"), ("PY", "PYG"), ("MX", "MXN"), ("EC", "USD"), ("AR", "ARS"), ("CO", "COP"), ("ES", "EUR"))
SEGMENTS = ("retail", "trade", "school")
PAYDAYS = ([15, "last"], [1], [5, 20], [31], ["last"])
WINDOWS = (1, 2, 4, 7, 9, 11, 26, 30, 31, 400)
DAYS = st.one_of(st.integers(0, 20), st.integers(0, 60), st.sampled_from([90, 365, 36_000]))
PERCENT = st.one_of(st.integers(1, 100), st.sampled_from([0, 0.1, 12.5, 33.3, "66.67", "99.99", 100]))
DISCOUNT = st.one_of(st.integers(1, 60), st.sampled_from([0.5, 12.5, "33.33", 99]))
FREQUENCY = st.sampled_from([None, "weekly", "biweekly", "semimonthly", "monthly"])


@st.composite
def terms(draw: st.DrawFn, balance: int, step: int, currency: str, *, settling: bool) -> Drawn:
    """Draw what the bot may agree to."""
    found: Drawn = {
        "term_days_max": draw(st.one_of(st.integers(0, 45), DAYS)),
        "payments_max": draw(st.integers(1, 6)),
        "first_payment_within_days": draw(DAYS),
    }
    if draw(st.booleans()):
        smallest = draw(st.one_of(st.integers(0, 4 * step), st.integers(0, 2 * balance)))
        found["payment_min"] = to_major(smallest, currency)
    if draw(st.booleans()):
        found["down_payment_percent"] = draw(PERCENT)
    if draw(st.booleans()):
        row = st.fixed_dictionaries({"within_days": DAYS, "percent": PERCENT})
        found["milestones"] = draw(st.lists(row, max_size=3))
    if settling and draw(st.booleans()):
        found["settlements"] = draw(settlements())
    return found


def settlements() -> st.SearchStrategy[list[Drawn]]:
    """Draw settlements, some of them longer or in more payments than their level allows, some without such limits."""
    limits = {"within_days": DAYS, "payments_max": st.integers(1, 9)}
    return st.lists(st.fixed_dictionaries({"discount_percent": DISCOUNT}, optional=limits), min_size=1, max_size=2)


@st.composite
def staff(draw: st.DrawFn, bot: Drawn) -> Drawn:
    """Draw looser limits for staff, of any key."""
    looser = {
        "term_days_max": bot["term_days_max"] + draw(st.integers(0, 30)),
        "payments_max": bot["payments_max"] + draw(st.integers(0, 3)),
        "first_payment_within_days": bot["first_payment_within_days"] + draw(st.integers(0, 20)),
        "payment_min": "0",
        "down_payment_percent": 0,
        "milestones": [],
        "settlements": [*bot.get("settlements", []), *draw(settlements())],
    }
    return {key: value for key, value in looser.items() if draw(st.booleans())}


@st.composite
def conditions(draw: st.DrawFn, balance: int, currency: str) -> Drawn:
    """Draw when a level applies: some conditions hold, some do not, some are on what is not given."""
    amounts = st.integers(0, 2 * balance).map(lambda amount: to_major(amount, currency))
    known = {
        "days_overdue_at_least": st.integers(-10, 40),
        "days_overdue_below": st.integers(-10, 40),
        "balance_at_least": amounts,
        "balance_below": amounts,
        "segment_in": st.lists(st.sampled_from(SEGMENTS), min_size=1, max_size=2),
        "broken_agreements_at_most": st.integers(0, 3),
    }
    keys = draw(st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=3, unique=True))
    return {key: draw(known[key]) for key in keys}


@st.composite
def requests(
    draw: st.DrawFn, *, settling: bool = True, capacity: bool = True, paydays: bool = True, units: int = 7
) -> Drawn:
    """Draw a request of a few payment steps on a few dates, with everything that a request may hold now and then."""
    country, currency = draw(st.sampled_from(PLACES))
    step = draw(st.sampled_from([1, 1, 10, 50, 1000])) * draw(st.sampled_from([1, 10 ** digits(currency)]))
    balance = draw(st.integers(1, units)) * step + draw(st.integers(0, step - 1))
    today = MONDAY + dt.timedelta(draw(st.integers(0, 300)))
    levels = [draw(level(balance, step, currency, settling=settling)) for _ in range(draw(st.sampled_from([1, 1, 2])))]
    for earlier in levels[:-1]:
        earlier["when"] = draw(conditions(balance, currency))
    request: Drawn = {
        "id": "x",
        "today": today.isoformat(),
        "policy": {
            "policy": "small",
            "version": "1",
            "country": country,
            "currency": currency,
            "payment_step": to_major(step, currency),
            "levels": levels,
            "closures": draw(dates(today, 2)),
        },
        "balance": to_major(balance, currency),
        "days_overdue": draw(st.integers(-10, 40)),
        "legs": [draw(leg(today, balance, currency)) for _ in range(draw(st.integers(1, 4)))],
        "settles": settling and draw(st.booleans()),
    }
    if draw(st.booleans()):
        request["holidays"] = draw(dates(today, 4))
    if draw(st.booleans()):
        request |= {"segment": draw(st.sampled_from(SEGMENTS)), "broken_agreements": draw(st.integers(0, 4))}
    if capacity and draw(st.booleans()):
        amount = to_major(draw(st.one_of(st.integers(0, balance), st.just(0))), currency)
        request["capacity"] = {"amount": amount, "window_days": draw(st.sampled_from(WINDOWS))}
    if paydays and draw(st.booleans()):
        request["paydays"] = draw(st.sampled_from(PAYDAYS))
    return request


@st.composite
def level(draw: st.DrawFn, balance: int, step: int, currency: str, *, settling: bool) -> Drawn:
    """Draw a level, with staff limits now and then."""
    bot = draw(terms(balance, step, currency, settling=settling))
    return {"bot": bot, "staff": draw(staff(bot))} if draw(st.booleans()) else {"bot": bot}


def dates(today: dt.date, most: int) -> st.SearchStrategy[list[str]]:
    """Draw a few days soon after today."""
    days = st.integers(0, 40).map(lambda days: (today + dt.timedelta(days)).isoformat())
    return st.lists(days, max_size=most)


@st.composite
def leg(draw: st.DrawFn, today: dt.date, balance: int, currency: str) -> Drawn:
    """Draw one leg: a sum, a share, the rest or nothing said, on a date or without one."""
    sums = st.integers(-(-balance // 60), balance).map(lambda amount: to_major(amount, currency))
    amount = draw(st.one_of(sums, sums, st.sampled_from(["rest", "all", None, "20%", "50%", "33.3%", "150%"])))
    day = draw(st.one_of(st.integers(-5, 55), st.integers(-5, 55), st.none()))
    return {
        "amount": amount,
        "date": None if day is None else (today + dt.timedelta(day)).isoformat(),
        "count": draw(st.sampled_from([1, 1, 1, 2, 3, None])),
        "frequency": draw(FREQUENCY),
    }


def multiplied(request: Drawn, factor: int) -> Drawn:
    """Return a request with all its money multiplied, the payment step included."""
    return {key: _grown(key, value, factor) for key, value in request.items()}


MONEY = {"balance", "payment_step", "payment_min", "balance_at_least", "balance_below", "amount"}


def _grown(key: str, value: Any, factor: int) -> Any:  # noqa: ANN401 - JSON values
    if isinstance(value, dict):
        return multiplied(value, factor)
    if isinstance(value, list):
        return [_grown(key, item, factor) for item in value]
    if key in MONEY and isinstance(value, str) and value[:1].isdigit() and not value.endswith("%"):
        return f"{Decimal(value) * factor:f}"
    return value
