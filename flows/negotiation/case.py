"""Hold what is known of a client's case when a proposal is judged."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from flows.negotiation.calendar import Calendar
from flows.negotiation.proposal import Capacity

Payday = int | Literal["last"]  #: a day of the month, or its last day


@dataclass(frozen=True, slots=True)
class Case:
    """One client's situation on one day.

    `balance` and the capacity are minor units of the policy's currency; `days_overdue` is negative before the due
    date; `settles` says that the client offers less as full settlement.
    """

    today: date
    balance: int
    days_overdue: int
    calendar: Calendar
    segment: str | None = None
    broken_agreements: int = 0
    settles: bool = False
    capacity: Capacity | None = None
    paydays: tuple[Payday, ...] = ()
