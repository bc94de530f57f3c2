"""Let advisers look at what was passed to them: on business days, in the order it came, as many as they can.

They accept what lies inside the staff limits of the policy, and nothing else; who has waited too long has let it go.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from bot.laboratory.population_file import StaffGroup
from flows.negotiation.calendar import Calendar

WINDOW = 30  #: days over which what advisers can answer is counted
BUSINESS = 250 / 365


@dataclass(frozen=True, slots=True)
class Request:
    """A case for an adviser: whose it is, when it came, and within how many days it would be answered at best."""

    number: int
    on: date
    answers_in: int


def answered(requests: Iterable[Request], staff: StaffGroup, clients: int, calendar: Calendar) -> dict[int, int | None]:
    """Return for each request after how many days it is answered, None where the client has let it go."""
    most = max(1, ceil(staff.a_day_per_thousand * clients / 1_000 * BUSINESS * WINDOW))
    given: list[date] = []
    found: dict[int, int | None] = {}
    for request in sorted(requests, key=lambda one: (one.on, one.number)):
        on = calendar.next(max(request.on + timedelta(days=request.answers_in), _free(given, most)))
        wait = (on - request.on).days
        found[request.number] = wait if wait <= staff.waits_days else None
        given += [on] if wait <= staff.waits_days else []
    return found


def _free(given: Sequence[date], most: int) -> date:
    """Return the first day on which one more can be answered."""
    return sorted(given)[-most] + timedelta(days=WINDOW) if len(given) >= most else date.min
