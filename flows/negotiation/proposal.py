"""Hold what a client proposes, leg by leg, and what it comes to, payment by payment."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Frequency(StrEnum):
    """How often a run of payments repeats."""

    WEEKLY = "weekly"  #: each 7 days
    BIWEEKLY = "biweekly"  #: each 14 days
    SEMIMONTHLY = "semimonthly"  #: the 15th and the last day
    MONTHLY = "monthly"  #: the same day each month, clamped


class Share(StrEnum):
    """A leg's amount that depends on the debt."""

    ALL = "all"  #: the whole debt, split over the count
    REST = "rest"  #: what the other legs leave, split over the count


@dataclass(frozen=True, slots=True)
class Percent:
    """A leg's amount as a share of the whole debt, in per cent."""

    value: Decimal


Amount = int | Percent | Share | None  # minor units of the account's currency; None: not said


@dataclass(frozen=True, slots=True)
class Leg:
    """One payment, or a run of equal payments, as the client said it."""

    amount: Amount = None
    date: dt.date | None = None
    count: int | None = 1
    frequency: Frequency | None = None


@dataclass(frozen=True, slots=True, order=True)
class Payment:
    """A dated amount in minor units of the account's currency."""

    due_on: dt.date
    amount: int


Plan = tuple[Payment, ...]


@dataclass(frozen=True, slots=True)
class Capacity:
    """What the client can pay at most within any window of consecutive days."""

    amount: int
    window_days: int
