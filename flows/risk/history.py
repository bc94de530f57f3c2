"""Hold what a client's past with one creditor tells: how they paid, what became of promises, who was right."""

from dataclasses import dataclass
from statistics import median

PRIOR_LATE, PRIOR_BILLS = 1, 3  #: each client is judged as if three more of their bills were known, one of them late


@dataclass(frozen=True, slots=True)
class History:
    """A client's past with a creditor up to a moment; nothing in it is of later.

    `late_days` are those of each bill that was paid, oldest due date first: days after that date, 0 on it or before.
    `overdue_days` are those of each bill or promised payment that may be asked for now and is not paid. What was our
    own error is in neither. `kept` and `broken` are agreements, `rescued` payments of them that were moved because the
    client spoke up. `disputes` were decided, `disputes_right` of them for the client. `contacts` of ours and `payments`
    of theirs are of the last year. `paydays` are days of the month, 31 the last; `channel` is where they answer.
    """

    late_days: tuple[int, ...] = ()
    overdue_days: tuple[int, ...] = ()
    kept: int = 0
    broken: int = 0
    rescued: int = 0
    disputes: int = 0
    disputes_right: int = 0
    contacts: int = 0
    payments: int = 0
    paydays: tuple[int, ...] = ()
    channel: str | None = None

    @property
    def bills(self) -> int:
        """Return of how many bills it is known whether they were paid in time."""
        return len(self.late_days) + len(self.overdue_days)

    @property
    def on_time(self) -> int:
        """Return how many bills were paid on their date or before."""
        return sum(days == 0 for days in self.late_days)

    @property
    def late(self) -> int:
        """Return how many bills were paid after their date, or are unpaid after it."""
        return self.bills - self.on_time

    @property
    def late_rate(self) -> float:
        """Return the share of bills that were late, from 0 to 1; of few bills it stays near one in three."""
        return (self.late + PRIOR_LATE) / (self.bills + PRIOR_BILLS)

    @property
    def median_late_days(self) -> int:
        """Return by how many days late bills that were paid were late in the middle; 0 without any."""
        days = [days for days in self.late_days if days]
        return round(median(days)) if days else 0

    @property
    def longest_overdue(self) -> int:
        """Return for how many days the oldest unpaid bill or promise is overdue; 0 without any."""
        return max(self.overdue_days, default=0)

    @property
    def contacts_per_payment(self) -> float | None:
        """Return how many contacts of ours came to one payment of the last year; None without a payment."""
        return self.contacts / self.payments if self.payments else None
