"""Draw which ended cases are looked at again, by a rule that anybody can follow and nobody can bend.

Each case has a place that a seed gives it, and of each adviser those with the first places are drawn. The seed is made
when the week is over, and a week is drawn once: nobody knows before which cases they will be, nor can try again.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from hashlib import sha256

from flows.reports.period import WEEK, Period

Ended = Mapping[int, Collection[int]]
"""The cases that each adviser brought to an end in a week, by their numbers."""
PER_ADVISER, MOST = 2, 20  #: cases a week of each adviser: where the creditor's file says nothing, and at most


def draw(seed: str, ended: Ended, per_adviser: int) -> Mapping[int, Sequence[int]]:
    """Return which cases of each adviser are looked at, in the order of their places."""
    return {staff: sorted(cases, key=partial(place, seed))[:per_adviser] for staff, cases in sorted(ended.items())}


def place(seed: str, case: int) -> bytes:
    """Return the place that a seed gives a case: `sha256` of both with a blank between, the least first."""
    return sha256(f"{seed} {case}".encode()).digest()


def fingerprint(ended: Ended) -> str:
    """Return what tells one set of ended cases from another: `sha256` of a line `adviser: cases` for each adviser."""
    lines = (f"{staff}: {' '.join(map(str, sorted(cases)))}\n" for staff, cases in sorted(ended.items()))
    return sha256("".join(lines).encode()).hexdigest()


def week_before(day: date) -> Period:
    """Return the last week that is over on a day, from its Monday to its Sunday."""
    monday = day - timedelta(days=day.weekday()) - WEEK
    return Period(monday, monday + timedelta(days=6))
