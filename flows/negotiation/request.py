"""Read one request of the negotiation command: which policy judges it, the case, the legs, amounts as text."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from flows.errors import FlowError
from flows.negotiation.calendar import Calendar
from flows.negotiation.case import Case, Payday
from flows.negotiation.money import to_minor
from flows.negotiation.policy import Policy, load_policy, read_policy
from flows.negotiation.proposal import Amount, Capacity, Frequency, Leg, Percent, Share

Json = Any  # whatever a line holds
_REQUIRED = ("today", "balance", "days_overdue", "legs")
_LAST_DAY = 31


class BadRequest(FlowError):
    """A request that cannot be read."""


def mapping(request: Json) -> Mapping[str, Json]:
    """Return a request as it is; refuse what is none, or lacks a key."""
    if not isinstance(request, Mapping):
        raise _bad("the line", "is not a JSON object", 'write {"id": …, "today": …}')
    for key in _REQUIRED:
        if key not in request:
            raise _bad(key, "is missing", "add it")
    return request


def policy_of(request: Mapping[str, Json], policy_text: Callable[[str], str] | None) -> Policy:
    """Return the policy that a request holds or names. Raises FlowError."""
    held, named = request.get("policy"), request.get("policy_file")
    if (held is None) == (named is None):
        raise _bad("policy", "must be given once", "give either policy or policy_file")
    if held is not None:
        return read_policy(held)
    if policy_text is None or not isinstance(named, str):
        raise _bad("policy_file", "cannot be read", "write the path of a policy file")
    return load_policy(policy_text(named))


def read_case(request: Mapping[str, Json], policy: Policy) -> Case:
    """Return the case that a request describes. Raises BadRequest, BadAmount."""
    given = request.get("holidays")
    holidays = None if given is None else frozenset(_date("holidays", day) for day in _list("holidays", given))
    balance = _amount("balance", request["balance"], policy.currency)
    if balance < 1:
        raise _bad("balance", "leaves nothing to agree on", "write an amount above zero")
    segment = request.get("segment")
    if segment is not None and not isinstance(segment, str):
        raise _bad("segment", "is not a word", "write it between quotes")
    return Case(
        today=_date("today", request["today"]),
        balance=balance,
        days_overdue=_whole("days_overdue", request["days_overdue"]),
        calendar=Calendar(policy.country, policy.closures, holidays),
        segment=segment,
        broken_agreements=_whole("broken_agreements", _given(request, "broken_agreements", 0)),
        settles=_flag("settles", _given(request, "settles", False)),  # noqa: FBT003 (a default, not a switch)
        capacity=_capacity(request.get("capacity"), policy.currency),
        paydays=tuple(_payday(day) for day in _list("paydays", _given(request, "paydays", []))),
    )


def read_legs(rows: Json, currency: str) -> tuple[Leg, ...]:
    """Return the legs of a proposal, in the order given. Raises BadRequest, BadAmount."""
    return tuple(_leg(row, currency) for row in _list("legs", rows))


def _leg(row: Json, currency: str) -> Leg:
    if not isinstance(row, Mapping):
        raise _bad("legs", "holds what is not a leg", 'write {"amount", "date", "count", "frequency"}')
    count, day, frequency = row.get("count", 1), row.get("date"), row.get("frequency")
    if frequency is not None and frequency not in tuple(Frequency):
        raise _bad("legs: frequency", f"{frequency!r} is not known", f"write one of {', '.join(Frequency)}")
    return Leg(
        amount=_leg_amount(row.get("amount"), currency),
        date=None if day is None else _date("legs: date", day),
        count=None if count is None else _whole("legs: count", count),
        frequency=None if frequency is None else Frequency(frequency),
    )


def _leg_amount(value: Json, currency: str) -> Amount:
    if value is None or value in tuple(Share):
        return None if value is None else Share(value)
    if isinstance(value, str) and value.endswith("%"):
        return Percent(_percent(value))
    amount = _amount("legs: amount", value, currency)
    if amount < 1:
        raise _bad("legs: amount", f"{value!r} is nothing", "write an amount above zero")
    return amount


def _percent(value: str) -> Decimal:
    try:
        share = Decimal(value.removesuffix("%").strip())
    except InvalidOperation:
        share = Decimal(0)
    if not share.is_finite() or share <= 0:
        raise _bad("legs: amount", f"{value!r} is not a percentage", 'write it as "20%"')
    return share


def _capacity(value: Json, currency: str) -> Capacity | None:
    if value is None:
        return None
    if not isinstance(value, Mapping) or set(value) != {"amount", "window_days"}:
        raise _bad(
            "capacity", "needs exactly an amount and window_days", 'write {"amount": "50000", "window_days": 26}'
        )
    amount, days = _amount("capacity: amount", value["amount"], currency), _whole("window_days", value["window_days"])
    if amount < 0 or days < 1:
        raise _bad("capacity", "is out of range", "write an amount from zero on and a window of at least 1 day")
    return Capacity(amount, days)


def _payday(value: Json) -> Payday:
    if value == "last":
        return "last"
    day = _whole("paydays", value)
    if not 1 <= day <= _LAST_DAY:
        raise _bad("paydays", f"{value!r} is no day of a month", 'write 1 to 31, or "last"')
    return day


def _amount(key: str, value: Json, currency: str) -> int:
    if not isinstance(value, str):
        raise _bad(key, f"{value!r} is not quoted", 'write amounts as text, such as "1500"')
    return to_minor(value, currency)


def _date(key: str, value: Json) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError) as fault:
        raise _bad(key, f"{value!r} is not a date", 'write it as "2026-03-10"') from fault


def _whole(key: str, value: Json) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _bad(key, f"{value!r} is not a whole number", "write digits without quotes")
    return value


def _flag(key: str, value: Json) -> bool:
    if not isinstance(value, bool):
        raise _bad(key, f"{value!r} is neither true nor false", "write true or false")
    return value


def _list(key: str, value: Json) -> list[Json]:
    if not isinstance(value, list | tuple):
        raise _bad(key, "is not a list", "write it in brackets")
    return list(value)


def _given(request: Mapping[str, Json], key: str, default: Json) -> Json:
    value = request.get(key)
    return default if value is None else value


def _bad(key: str, what: str, remedy: str) -> BadRequest:
    return BadRequest(f"{key}: {what}: {remedy}.")
