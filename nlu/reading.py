"""Hold what a message was understood to mean: values found in it, legs it proposes, and its intent.

Every value here is already in the contract's form: money as decimal strings in major units, dates as ISO 8601.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Entity:
    """One value named in a message: `text` is the client's own substring, from `start` to `end`.

    `type` is money, date, count, frequency or percent; `value` a decimal string, an ISO date, a number of payments,
    a frequency or a decimal string; `currency` (ISO 4217) stands on money only.
    """

    type: str
    text: str
    value: str | int
    currency: str | None = None
    start: int = 0
    end: int = 0

    def as_json(self) -> dict[str, Any]:
        """Give the entity as the contract prints it."""
        shown: dict[str, Any] = {"type": self.type, "text": self.text, "value": self.value}
        return shown | ({"currency": self.currency} if self.currency else {})


@dataclass(frozen=True, slots=True)
class Leg:
    """One payment, or a run of equal payments, as the client said it.

    `amount` is each payment's: a decimal string in major units, "rest", "all", a share such as "20%", or None;
    `date` the first payment's, ISO; `count` None for a run of unsaid length; `frequency` None when `count` is 1.
    """

    amount: str | None = None
    date: str | None = None
    count: int | None = 1
    frequency: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the leg as the contract prints it."""
        return {"amount": self.amount, "date": self.date, "count": self.count, "frequency": self.frequency}


@dataclass(frozen=True, slots=True)
class Range:
    """Two bounds said together; the entity and the leg take the lower one."""

    type: str
    low: str
    high: str

    def as_json(self) -> dict[str, Any]:
        """Give the range as the contract prints it."""
        return {"type": self.type, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Capacity:
    """The most that the client can pay, a decimal string in major units, within any window of so many days."""

    amount: str
    window_days: int

    def as_json(self) -> dict[str, Any]:
        """Give the capacity as the contract prints it."""
        return {"amount": self.amount, "window_days": self.window_days}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that may be meant otherwise: `type` is money or date, `first` what the reading took, `second` the other.

    Both are in the contract's form; `text` is the client's own substring. A dialogue asks which of the two is meant.
    """

    type: str
    first: str
    second: str
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the grammar found in one message, whatever its intent."""

    entities: tuple[Entity, ...] = ()
    legs: tuple[Leg, ...] = ()
    ranges: tuple[Range, ...] = ()
    conditions: tuple[str, ...] = ()
    capacity: Capacity | None = None
    difficulty: str | None = None
    settles: bool = False
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Signs:
    """What a client volunteers beside the matter, each as a code; None where nothing was said.

    `contingency` is what happened to them, `goal` what they want to keep or avoid, `route` a way other than a plan of
    payments that they ask for, `objection` a doubt that the creditor has an answer to; `irritated` says that they are
    losing patience.
    """

    contingency: str | None = None
    goal: str | None = None
    route: str | None = None
    objection: str | None = None
    irritated: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message was understood to mean.

    `certain` is false when the reading should be asked back, and `guesses` are then the likeliest intents, likeliest
    first; `doubts` are values that may be meant otherwise; `topic` names a question that creditors answer; `language`
    is that of the words, an ISO 639-1 code; `signs` is what was volunteered beside. These six are not printed: what
    operators script against is fixed.
    """

    intent: str
    confidence: float = 0.0
    certain: bool = True
    guesses: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    legs: tuple[Leg, ...] = ()
    ranges: tuple[Range, ...] = ()
    conditions: tuple[str, ...] = ()
    capacity: Capacity | None = None
    difficulty: str | None = None
    settles: bool = False
    doubts: tuple[Doubt, ...] = ()
    topic: str | None = None
    language: str | None = None
    signs: Signs = Signs()

    @classmethod
    def join(cls, intent: str, extraction: Extraction, *, keep_legs: bool = True, **more: Any) -> Self:  # noqa: ANN401
        """Join an intent and what the grammar found; `keep_legs` false for intents that propose nothing."""
        return cls(
            intent=intent,
            entities=extraction.entities,
            legs=extraction.legs if keep_legs else (),
            ranges=extraction.ranges,
            conditions=extraction.conditions,
            capacity=extraction.capacity,
            difficulty=extraction.difficulty,
            settles=extraction.settles and keep_legs,
            doubts=extraction.doubts if keep_legs else (),
            **more,
        )

    def as_json(self) -> dict[str, Any]:
        """Give the reading as `concilia parse` prints it, without the message's id; optional keys when they hold."""
        optional: Mapping[str, Any] = {
            "also": list(self.also),
            "ranges": [found.as_json() for found in self.ranges],
            "conditions": list(self.conditions),
            "capacity": self.capacity.as_json() if self.capacity else None,
            "difficulty": self.difficulty,
            "settles": self.settles,
        }
        return {
            "intent": self.intent,
            "confidence": round(self.confidence, 4),
            "entities": [entity.as_json() for entity in self.entities],
            "legs": [leg.as_json() for leg in self.legs],
        } | {key: value for key, value in optional.items() if value}


def decimal_text(value: Decimal) -> str:
    """Write money or a share as the contract does: plain digits, cents only when they are not zero."""
    if value == value.to_integral_value():
        return str(int(value))
    cents = value.quantize(Decimal("0.01"))
    return format(cents, "f") if cents == value else format(value.normalize(), "f")
