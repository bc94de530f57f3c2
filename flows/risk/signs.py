"""Say what in a client's past an adviser should heed, and how to go about it.

A sign is a hint for people and nothing else: no contact, offer or limit depends on it. Each leads to one treatment; the
first signs matter most, our own errors before anything that the client did.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from flows.risk.history import History

Sign = Literal[
    "dispute_history", "broken_twice", "long_overdue", "broken_once", "speaks_up", "unanswered", "late_by_weeks",
    "forgetter", "payday", "reliable", "stranger",
]  # fmt: skip
Treatment = Literal[
    "check_bill_first", "smaller_start_with_person", "ask_what_fits", "surer_date", "offer_move", "other_channel",
    "part_by_part", "light_reminder", "date_on_payday", "thank", "listen",
]  # fmt: skip

LONG_OVERDUE = 60  #: days after which a bill was not just forgotten
FORGETS_UNDER = 10  #: days within which who pays late had only forgotten
BY_WEEKS = 15  #: days from which paying late is a habit
CONTACTS_MANY = 6  #: contacts of ours in a year, none of them answered
RELIABLE = 5  #: bills, each paid in time


@dataclass(frozen=True, slots=True)
class Row:
    """A sign, whether a past shows it, and how to go about it."""

    sign: Sign
    holds: Callable[[History], bool]
    treatment: Treatment


TABLE = (
    Row("dispute_history", lambda past: past.disputes_right > 0, "check_bill_first"),
    Row("broken_twice", lambda past: past.broken > 1, "smaller_start_with_person"),
    Row("long_overdue", lambda past: past.longest_overdue >= LONG_OVERDUE, "ask_what_fits"),
    Row("broken_once", lambda past: past.broken == 1, "surer_date"),
    Row("speaks_up", lambda past: past.rescued > 0, "offer_move"),
    Row("unanswered", lambda past: past.contacts >= CONTACTS_MANY and past.channel is None, "other_channel"),
    Row("late_by_weeks", lambda past: past.late > 1 and past.median_late_days >= BY_WEEKS, "part_by_part"),
    Row("forgetter", lambda past: not past.broken and 0 < past.median_late_days < FORGETS_UNDER, "light_reminder"),
    Row("payday", lambda past: bool(past.paydays), "date_on_payday"),
    Row("reliable", lambda past: not past.late and past.on_time >= RELIABLE, "thank"),
    Row("stranger", lambda past: not (past.bills or past.kept or past.broken), "listen"),
)


def signs(past: History) -> tuple[Row, ...]:
    """Return the signs that a past shows, what matters most first; none of a past without any."""
    return tuple(row for row in TABLE if row.holds(past))
