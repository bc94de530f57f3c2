"""Write turns and plans as JSON values and read them back, for what must outlive a message."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, cast

from flows.negotiation.proposal import Amount, Capacity, Frequency, Leg, Payment, Percent, Plan, Share
from flows.turn import Doubt, Signs, Turn

Json = dict[str, Any]


def dump_amount(amount: Amount) -> str | int | None:
    """Return 50000, "rest", "all", "20%" or None."""
    return f"{amount.value}%" if isinstance(amount, Percent) else amount


def load_amount(stored: str | int | None) -> Amount:
    """Read what `dump_amount` wrote."""
    if isinstance(stored, str):
        return Percent(Decimal(stored[:-1])) if stored.endswith("%") else Share(stored)
    return None if stored is None else int(stored)


def dump_legs(legs: Iterable[Leg]) -> list[Json]:
    """Return legs as JSON values, dates in ISO 8601."""
    return [
        {
            "amount": dump_amount(leg.amount),
            "date": leg.date.isoformat() if leg.date else None,
            "count": leg.count,
            "frequency": leg.frequency,
        }
        for leg in legs
    ]


def load_legs(stored: Iterable[Mapping[str, Any]]) -> tuple[Leg, ...]:
    """Read what `dump_legs` wrote."""
    return tuple(
        Leg(
            load_amount(leg["amount"]),
            date.fromisoformat(leg["date"]) if leg["date"] else None,
            leg["count"],
            Frequency(leg["frequency"]) if leg["frequency"] else None,
        )
        for leg in stored
    )


def dump_doubts(doubts: Iterable[Doubt]) -> list[list[str | int]]:
    """Return doubts as pairs of readings, days in ISO 8601."""
    return [[_dump_value(doubt.first), _dump_value(doubt.second)] for doubt in doubts]


def load_doubts(stored: Iterable[Iterable[str | int]]) -> tuple[Doubt, ...]:
    """Read what `dump_doubts` wrote."""
    return tuple(Doubt(*map(_load_value, pair)) for pair in stored)


def _dump_value(value: int | date) -> str | int:
    return value.isoformat() if isinstance(value, date) else value


def _load_value(stored: str | int) -> int | date:
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


def dump_capacity(capacity: Capacity | None) -> list[int] | None:
    """Return what a client can pay at most as the amount and its days."""
    return [capacity.amount, capacity.window_days] if capacity else None


def dump_plan(plan: Plan) -> list[Json]:
    """Return a plan as JSON values."""
    return [{"due_on": payment.due_on.isoformat(), "amount": payment.amount} for payment in plan]


def load_plan(stored: Iterable[Mapping[str, Any]]) -> Plan:
    """Read what `dump_plan` wrote."""
    return tuple(Payment(date.fromisoformat(row["due_on"]), row["amount"]) for row in stored)


def dump_turn(turn: Turn) -> Json:
    """Return what of a turn matters when its dialogue begins later."""
    return {
        "text": turn.text,
        "intent": turn.intent,
        "certain": turn.certain,
        "guesses": list(turn.guesses),
        "also": list(turn.also),
        "legs": dump_legs(turn.legs),
        "doubts": dump_doubts(turn.doubts),
        "amounts": list(turn.amounts),
        "dates": [day.isoformat() for day in turn.dates],
        "counts": list(turn.counts),
        "percents": [str(percent) for percent in turn.percents],
        "capacity": dump_capacity(turn.capacity),
        "rhythm": turn.rhythm,
        "settles": turn.settles,
        "difficulty": turn.difficulty,
        "conditions": list(turn.conditions),
        "topic": turn.topic,
        "language": turn.language,
        "signs": asdict(turn.signs),
    }


def load_turn(stored: Mapping[str, Any]) -> Turn:
    """Read what `dump_turn` wrote, of this version or another; fields that are unknown here are left aside."""
    read: Json = {
        "also": tuple(stored["also"]),
        "guesses": tuple(stored.get("guesses", ())),
        "legs": load_legs(stored["legs"]),
        "doubts": load_doubts(stored.get("doubts", ())),
        "amounts": tuple(stored["amounts"]),
        "dates": tuple(date.fromisoformat(day) for day in stored["dates"]),
        "counts": tuple(stored["counts"]),
        "percents": tuple(Decimal(percent) for percent in stored["percents"]),
        "capacity": Capacity(*stored["capacity"]) if stored["capacity"] else None,
        "rhythm": Frequency(stored["rhythm"]) if stored.get("rhythm") else None,
        "conditions": tuple(stored["conditions"]),
        "signs": Signs(**_known(Signs, stored.get("signs", {}))),
    }
    return Turn(**_known(Turn, {**stored, **read}))


def is_readable(stored: object) -> bool:
    """Say whether `load_turn` reads a turn that waited: another version may have written what is unknown here."""
    try:
        load_turn(cast("Mapping[str, Any]", stored))
    except (ArithmeticError, KeyError, TypeError, ValueError):
        return False
    return True


def _known(kind: type[Turn | Signs], stored: Mapping[str, Any]) -> Json:
    """Leave aside what another version wrote beside what is known here."""
    return {name: value for name, value in stored.items() if name in kind.__dataclass_fields__}
