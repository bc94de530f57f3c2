"""Find the row of a cadence whose day has come for a matter, and until when it makes sense."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flows.contact.cadence.matters import Matter
from flows.contact.cadence.rows import LAST_DAY, Kind, Row, Voice

LATE = timedelta(days=6)  #: for so long a contact whose day has passed is caught up, then no more


@dataclass(frozen=True, slots=True)
class Step:
    """A row laid on the calendar: the first and the last day on which its contact makes sense."""

    kind: Kind
    day: int
    voice: Voice
    first: date
    last: date


def step_of(
    matter: Matter, rows: Sequence[Row], today: date, *, grace_days: int = 0, paydays: Sequence[date] = ()
) -> Step | None:
    """Return the newest step of a matter whose first day has come, unless it is too late for it."""
    own = (row for row in rows if row.kind in matter.kinds)
    steps = (_lay(row, matter.due_on, today, grace_days, paydays) for row in own)
    newest = max((one for one in steps if one.first <= today), key=lambda one: (one.first, one.day), default=None)
    return newest if newest and today <= newest.last else None


def asked_days(rows: Sequence[Row]) -> int:
    """Return for how many days after its date a bill is asked about by some of these rows."""
    own = [row for row in rows if row.kind == "after_due"]
    last = LAST_DAY if any(row.every for row in own) else max((row.day for row in own), default=0)
    return last + LATE.days


def _lay(row: Row, due_on: date, today: date, grace_days: int, paydays: Sequence[date]) -> Step:
    """Lay a row on the calendar; one that repeats as the newest that may have come."""
    day = max(row.day, grace_days + 1) if row.kind == "missed" else row.day
    if row.every:
        repeats = max((min((today - due_on).days, LAST_DAY) - day) // row.every, 0)
        day += repeats * row.every
    first = due_on + timedelta(days=day)
    if row.kind == "before_due":
        first = _on_payday(first, due_on, paydays)
    last = first + LATE if row.kind in ("after_due", "missed") else due_on
    return Step(row.kind, day, row.voice or "kind", first, last)


def _on_payday(first: date, due_on: date, paydays: Sequence[date]) -> date:
    """Return the first payday from a day on and before the due date, where one is known; else that day."""
    return min((day for day in paydays if first <= day < due_on), default=first)
