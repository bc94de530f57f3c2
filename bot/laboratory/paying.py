"""Let an invented client pay: what was agreed, as far as money and memory reach, or what they pay without any plan.

Days are counted from the day of the talk, amounts are minor units.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.laboratory.person import Person
from flows.negotiation.calendar import Calendar
from flows.negotiation.proposal import Plan

GRACE = 3  #: business days within which an instalment still counts as kept
NEARLY = 0.95  #: of an instalment that counts as paid
OVERDUE = 15  #: days after which a plan is broken
IN_A_ROW, IN_ALL = 2, 3  #: instalments missed after which it is broken
SURE = 0.995  #: nobody remembers more surely than that


@dataclass(frozen=True, slots=True)
class Instalment:
    """One instalment of an agreement: when it was due, and when it was paid well enough, if ever."""

    due: int
    amount: int
    grace: int
    paid_on: int | None

    @property
    def is_kept(self) -> bool:
        """Say whether it was paid within the days of grace."""
        return self.paid_on is not None and self.paid_on <= self.grace


@dataclass(frozen=True, slots=True)
class Paid:
    """What was paid and when, the instalments that fell due, and the day on which the plan broke, if it did."""

    payments: tuple[tuple[int, int], ...]
    instalments: tuple[Instalment, ...] = ()
    broken_on: int | None = None


def live(person: Person, plan: Plan | None, horizon: int, *, ownership: float = 1.0) -> Paid:
    """Return what a client pays within the horizon, under a plan or without one; the better remembered by `ownership`.

    Who breaks a plan goes on as who never had one.
    """
    if plan is None:
        return Paid(_cure(person, 0, person.known.balance, horizon))
    dues = [((part.due_on - person.known.today).days, part.amount) for part in plan]
    total = sum(amount for _, amount in dues)
    payments = _keep(person, [due for due in dues if due[0] <= horizon], ownership)
    payments = [row for row in payments if row[0] <= horizon]
    instalments = tuple(_followed(person, dues, payments, horizon))
    broken = _broken(instalments, horizon)
    if broken is None:
        return Paid(tuple(payments), instalments)
    kept = [row for row in payments if row[0] <= broken]
    rest = total - sum(amount for _, amount in kept)
    payments = [*kept, *_cure(person, broken + 1, rest, horizon)]
    return Paid(tuple(payments), tuple(_followed(person, dues, payments, horizon)), broken)


def _keep(person: Person, dues: Sequence[tuple[int, int]], ownership: float) -> list[tuple[int, int]]:
    """Pay each instalment that is remembered with the money there is, and what is behind on the paydays after."""
    truth = person.truth
    chance, luck = min(truth.adherence * ownership, SURE), truth.luck
    arrives: dict[int, int] = {}
    for day, amount in truth.money:
        arrives[day] = arrives.get(day, 0) + amount
    falls = {day: (place, amount) for place, (day, amount) in enumerate(dues)}
    bank, owed, paid = float(truth.in_hand), 0, []
    for turn, day in enumerate(sorted({*arrives, *falls})):
        if day in arrives:
            bank = bank * truth.saved + arrives[day]
        place, amount = falls.get(day, (-turn, 0))
        owed += amount
        if owed and luck[place % len(luck)] < chance:
            sum_ = min(int(bank), owed)
            bank, owed = bank - sum_, owed - sum_
            paid += [(day, sum_)] if sum_ else []
    return paid


def _cure(person: Person, start: int, rest: int, horizon: int) -> tuple[tuple[int, int], ...]:
    """Pay without a plan what there is on each payday, from the day on which they would, if they ever would."""
    truth = person.truth
    if truth.cures_on is None:
        return ()
    begins, paid = max(start, truth.cures_on), []
    for day, amount in truth.money:
        if begins <= day <= horizon and rest > 0 and amount:
            sum_ = min(amount, rest)
            paid.append((day, sum_))
            rest -= sum_
    return tuple(paid)


def _followed(
    person: Person, dues: Sequence[tuple[int, int]], payments: Sequence[tuple[int, int]], horizon: int
) -> list[Instalment]:
    """Return the instalments due within the horizon, each with the day on which what was paid in all covered it."""
    found, before, paid, rows = [], 0, 0, iter(payments)
    day = 0
    for due, amount in dues:
        if due > horizon:
            break
        wanted = before + NEARLY * amount
        while paid < wanted:
            row = next(rows, None)
            if row is None:
                break
            day, paid = row[0], paid + row[1]
        grace = (_grace(person.known.country, person.known.today + timedelta(days=due)) - person.known.today).days
        found.append(Instalment(due, amount, grace, max(day, 0) if paid >= wanted else None))
        before += amount
    return found


def _broken(instalments: Sequence[Instalment], horizon: int) -> int | None:
    """Return the first day on which too many were missed, or one was overdue for too long; None where it held."""
    ends, row, missed = [], 0, 0
    for one in instalments:
        if (one.paid_on is None or one.paid_on > one.due + OVERDUE) and one.due + OVERDUE <= horizon:
            ends.append(one.due + OVERDUE)
        judged = one.grace <= horizon
        row = row + 1 if judged and not one.is_kept else 0
        missed += judged and not one.is_kept
        if row >= IN_A_ROW or missed >= IN_ALL:
            ends.append(one.grace)
    return min(ends, default=None)


@lru_cache(maxsize=16384)
def _grace(country: str, due: date) -> date:
    calendar, day = Calendar(country), due
    for _ in range(GRACE):
        day = calendar.next(day + timedelta(days=1))
    return day
