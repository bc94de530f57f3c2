"""Hold one invented client: what is true of them, and what they say.

What is true is hidden: ways to negotiate see `Known` alone, and hear what the client says. Amounts are minor units of
the policy's currency; days are counted from the day of the talk.
"""

from dataclasses import dataclass
from datetime import date

from flows.negotiation.affordability import Means
from flows.negotiation.proposal import Capacity, Frequency, Leg


@dataclass(frozen=True, slots=True)
class Known:
    """What the creditor knows before anything is said."""

    number: int
    today: date
    country: str
    currency: str
    balance: int
    days_overdue: int


@dataclass(frozen=True, slots=True)
class Truth:
    """What nobody but the client knows.

    `money` is what comes free of essentials, as pairs of a day and an amount; `in_hand` lies there on the first day and
    `saved` of what is left over is there on the next payday. `months` are the sums of both by month of the calendar.
    `cures_on` is the day from which they pay without a plan, if ever.
    """

    kind: str
    income: int
    essentials: int
    money: tuple[tuple[int, int], ...]
    months: tuple[int, ...]
    in_hand: int
    saved: float
    adherence: float
    cures_on: int | None
    answers_staff_in: int
    luck: tuple[float, ...]  #: one number from 0 to 1 for each instalment


@dataclass(frozen=True, slots=True)
class Temper:
    """How the client takes what they are told.

    `believed` is what they think each payday leaves from `believed_from` on, and `before` until then. `luck` holds one
    number from 0 to 1 for each thing that is said to them.
    """

    opening: str
    is_earnest: bool
    is_vulnerable: bool
    bargains: bool
    tolerance: float
    patience: int
    volunteers_means: bool
    tells_means: bool
    believed: int
    before: int
    believed_from: int
    paydays: tuple[int, ...]
    in_hand: int
    saved: float
    luck: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What the client would say: the proposal, what they can pay at most, and of what that is left."""

    first: date
    amount: int
    rhythm: Frequency
    capacity: Capacity
    means: Means

    def legs(self, balance: int, factor: float = 1.0) -> tuple[Leg, ...]:
        """Return the proposal, with its sums raised by a factor."""
        amount = tidy(self.amount * factor)
        if amount >= balance:
            return (Leg(balance, self.first),)
        return (Leg(amount, self.first, None, self.rhythm),)


@dataclass(frozen=True, slots=True)
class Person:
    """One invented client."""

    known: Known
    truth: Truth
    temper: Temper
    said: Said
    speech: tuple[float, ...] = ()  #: one number from 0 to 1 for each message, where sentences are tried


def tidy(amount: float) -> int:
    """Round a sum as people say it, to two figures, never to nothing: 17,834 is 18,000."""
    whole = max(int(amount), 1)
    unit = int(10 ** max(len(str(whole)) - 2, 0))
    return max((whole + unit // 2) // unit * unit, 1)
