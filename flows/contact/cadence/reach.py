"""Say of which due dates a cadence can speak at all today: most accounts need no closer look.

Theory of operation. What is wished for depends on many things, but never on more than one of a matter's days: a row
whose day has not come, or is over, says nothing, whoever the client is. So the days from a due date on which some row
makes sense are counted once for a cadence, by laying its rows on the calendar as each account's are. A bill, or a
promised day, of any other date leads to no contact today; an account that has no other is passed over unseen. Paydays
only ever make a contact later, within the same days. Who is let through is looked at as if there were no sieve.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from flows.contact.cadence.matters import COMING, MISSED, OVERDUE, PROMISED, Matter
from flows.contact.cadence.rows import DAYS, LAST_DAY, Kind, Row
from flows.contact.cadence.steps import LATE, step_of

FIRST = min(first for first, _ in DAYS.values())  #: no row comes earlier from a due date
ANY_DAY = date(2000, 1, 1)  #: rows count from a due date, whichever it is


@dataclass(frozen=True, slots=True)
class Near:
    """The due dates of bills, and the promised ones, of which something may be said."""

    bills: frozenset[date]
    promised: frozenset[date]


def near(cadences: Iterable[tuple[Row, ...]], days: Collection[date], grace_days: int = 0) -> Near:
    """Return the dates of which some of these cadences may speak on some of these days.

    `grace_days` are the policy's, after which a promised day is missed.
    """
    bills, promised = set[date](), set[date]()
    for rows in cadences:
        of_bills, of_promises = _reach(rows, grace_days)
        bills |= {day - timedelta(days=since) for day in days for since in of_bills}
        promised |= {day - timedelta(days=since) for day in days for since in of_promises}
    return Near(frozenset(bills), frozenset(promised))


@lru_cache(maxsize=256)
def _reach(rows: tuple[Row, ...], grace_days: int) -> tuple[frozenset[int], frozenset[int]]:
    """Return the days since a due date (less than none before it) on which rows speak of bills, and of promises."""
    bills = _speaking(rows, grace_days, COMING, OVERDUE)
    return frozenset(bills), frozenset(_speaking(rows, grace_days, PROMISED, MISSED))


def _speaking(rows: tuple[Row, ...], grace_days: int, ahead: frozenset[Kind], late: frozenset[Kind]) -> Iterator[int]:
    last = max(LAST_DAY, grace_days + 1) + LATE.days
    for since in range(FIRST, last + 1):
        matter = Matter("", ANY_DAY, late if since > 0 else ahead)
        if step_of(matter, rows, ANY_DAY + timedelta(days=since), grace_days=grace_days):
            yield since
