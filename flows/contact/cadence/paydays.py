"""Tell from a client's own payments on which days of the month they have money: nothing where no rule is to be seen.

A payday is a day of the month, the last one in a month that has no such day: the 31st is the end of each month. A
payment falls on it when it was made that day or in the three days after. A client has one where payments fell on it in
three different months at least, and a second one where others did too, as with a fortnight's pay; both only when they
tell of three in four of all payments: who pays on any day has none.
"""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date, timedelta

SEEN = timedelta(days=185)  #: how far back payments tell of today
AFTER_DAYS = 3  #: for so long after a payday money is still there
MONTHS_MIN = 3  #: fewer tell of chance
SHARE = (3, 4)  #: of all payments, at least, fall on a payday
PAYDAYS_MAX = 2  #: a month and a fortnight; who has more has none
AROUND = 31  #: no row comes so many days before a due date
DAY = timedelta(days=1)


def paydays(paid_on: Collection[date], today: date) -> tuple[date, ...]:
    """Return the paydays of a month before and after a day, in order, as payments before it tell; none, mostly."""
    found = usual_days(paid_on, today)
    around = (today + DAY * days for days in range(-AROUND, AROUND + 1)) if found else ()
    return tuple(day for day in around if found.intersection(_numbers(day)))


def usual_days(paid_on: Collection[date], today: date) -> set[int]:
    """Return the days of the month on which a client has money, as payments until a day tell; 31 is the last one."""
    return _days_of_month([day for day in paid_on if today - SEEN <= day <= today])


def _days_of_month(payments: Sequence[date]) -> set[int]:
    """Return the days of the month on which money comes, 31 for the last one."""
    found: set[int] = set()
    left = payments
    while len(found) < PAYDAYS_MAX and (best := _best(left)):
        found.add(best)
        left = [day for day in left if all(best not in _numbers(payday) for payday in _since(day))]
    part, whole = SHARE
    return found if (len(payments) - len(left)) * whole >= len(payments) * part else set()


def _best(payments: Sequence[date]) -> int | None:
    """Return the day of the month on which payments of most months fall, and of those soonest; None of too few."""
    months: defaultdict[int, set[date]] = defaultdict(set)
    late: Counter[int] = Counter()
    for day in payments:
        for ago, payday in enumerate(_since(day)):
            for number in _numbers(payday):
                months[number].add(payday)
                late[number] += ago
    best = max(months, key=lambda number: (len(months[number]), -late[number], number), default=None)
    return best if best and len(months[best]) >= MONTHS_MIN else None


def _since(day: date) -> list[date]:
    """Return the days which, when they are paydays, a payment falls on: the day that it was made first."""
    return [day - DAY * ago for ago in range(AFTER_DAYS + 1)]


def _numbers(day: date) -> Sequence[int]:
    """Return the numbers under which a day is a payday: the last one of a month under all that are left."""
    return range(day.day, 32) if day.day == monthrange(day.year, day.month)[1] else (day.day,)
