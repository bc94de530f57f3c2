# ruff: noqa: SIM905 - words are read best as a text
"""Hold values on their way into legs, and the words and distances that decide whose they are."""

from dataclasses import dataclass, field
from typing import Final

from nlu.grammar import cues
from nlu.grammar.dates import RESOLVERS

OFFER, NEUTRAL, REFUSED, PAST = "offer", "neutral", "refused", "past"

FREQUENCIES: Final = {
    "m": "monthly",
    "q": "semimonthly",
    "s": "weekly",
    "c": "biweekly",
    "b": "biweekly",
    "w": "weekly",
    "f": "biweekly",
    "p": "semimonthly",
}
CLAUSE: Final = 10  #: events looked ahead for a clause's own verb
SENTENCE: Final = 24  #: events looked ahead for what a refusal leaves standing
DATED_NOW: Final = frozenset(
    {"money", "half50", "third", "quarter", "percent", "all", "rest", "count", cues.PAY, cues.SETTLE}
)
NEAR = 3  #: tokens between a value and the word that claims it


FAR: Final = 270  #: days: a charge's date further ahead than this is the last one
COUNT_MOST: Final = 120
SHORT: Final = 4
BARE_COUNT: Final = 36  #: a number without noun up to which it may count payments
YEARLY: Final = {"weekly": 52, "biweekly": 26, "semimonthly": 24, "monthly": 12}
UNNAMED: Final = frozenset(["daily", "bimonthly"])
"""Runs whose frequency has no name in the contract: of unsaid frequency, so that it is asked."""
WINDOWS: Final = {"weekly": 7, "biweekly": 14, "semimonthly": 15, "monthly": 30}
VALUES: Final = frozenset(
    """
        money percent half50 third quarter rest restpercent saldo all count countspan count1 = bare
    """.split()
) | set(RESOLVERS)


@dataclass(slots=True)
class Item:
    """One value on its way into a leg."""

    kind: str  #: amount, date, count, freq, run or settle
    value: str | int | None
    first: int
    last: int
    mode: str
    strong: bool = False  #: offered with a verb of paying
    each: bool = False  #: an amount said of each payment
    split: bool = False  #: a count that divides a total: 'en 3 cuotas'
    separator: str = ""
    correction: bool = False
    down: bool = False
    sentence: int = 0
    phrase: int = 0
    role: str = ""
    asked: bool = False  #: within a question that supposes: '¿cuánto sería si …?'
    order: str = ""  #: 'first' or 'others', of payments that differ: 'la primera de 30 y las otras de 20'
    start: bool = False  #: a day that a run begins on

    @property
    def is_wish(self) -> bool:
        """Tell whether nothing but the whole, the rest or the wish to settle was said."""
        return self.kind in {"settle", "run"} or (self.kind == "amount" and self.value in {"all", "rest"})


@dataclass(slots=True)
class Alternative:
    """What follows 'o', 'or', 'ou' after an offer: a second choice, while the first one stands."""

    taken: frozenset[str]
    whole: bool = False  #: the second choice is a payment or a run of its own, not another word for one value

    @classmethod
    def to(cls, items: list[Item]) -> "Alternative | None":
        """Open a choice after the offered values of a clause."""
        kinds = frozenset(item.kind for item in items if item.mode in {OFFER, NEUTRAL})
        return cls(kinds) if kinds else None

    def holds(self, kind: str) -> bool:
        """Tell whether a value belongs to the second choice."""
        dated = bool(self.taken & {"date", "freq", "count", "run"})
        runs = kind in {"count", "run", "freq"} and "date" in self.taken
        self.whole = self.whole or runs or (kind in {"amount", "count"} and kind in self.taken and dated)
        return self.whole or kind in self.taken


@dataclass(slots=True)
class Found:
    """What the walk found: values in order, entities, ranges, and each sentence's plain words."""

    items: list[Item] = field(default_factory=list)
    entities: list[tuple[str, int, int, str | int, str | None]] = field(default_factory=list)
    ranges: list[tuple[str, str, str]] = field(default_factory=list)
    unknown: dict[int, int] = field(default_factory=dict)
    capacity: tuple[str, int] | None = None
    paid_after_hold: bool = False  #: 'cobro el 15 y ahí les pago': the income's date is the payment's
