"""Decide which doubtful value of a proposal is asked back, and put the reading that was meant into its legs.

A doubt holds two readings, the first of which stands in the legs. Each is graded by how well the legs that it makes
fit the account, and `ASKED` says for each pair of grades whether the client is asked. What is answered for one doubt
goes for all of its kind: who means thousands once means them throughout.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from flows.negotiation.amendment import amend
from flows.negotiation.case import Case
from flows.negotiation.proposal import Capacity, Leg
from flows.negotiation.terms import Policy
from flows.turn import Doubt, Turn
from flows.wording.lint import fold

Legs = tuple[Leg, ...]
Doubts = tuple[Doubt, ...]

FIRST, SECOND = 1, 2
ROUNDED = 10  #: a sum may exceed what is owed by its tenth: 50.000 for a bill of 49.900
CRUMB = 100  #: what is below a hundredth of what is owed is hardly meant as a payment
ROUGHLY = 20  #: payments rounded to whole units add up to the sum said but for its twentieth


class Grade(StrEnum):
    """How well a reading fits the account."""

    EXACT = "exact"  #: the payments named come to what is owed
    FITS = "fits"  #: may well be meant
    ABSURD = "absurd"  #: hardly a payment, more than is owed, or a day that no plan reaches


ASKED: Mapping[tuple[Grade, Grade], bool] = {
    (Grade.EXACT, Grade.EXACT): False,  # the client has done the sum: it is read back
    (Grade.EXACT, Grade.FITS): False,
    (Grade.EXACT, Grade.ABSURD): False,
    (Grade.FITS, Grade.EXACT): True,
    (Grade.FITS, Grade.FITS): True,
    (Grade.FITS, Grade.ABSURD): False,  # nobody means the second
    (Grade.ABSURD, Grade.EXACT): True,
    (Grade.ABSURD, Grade.FITS): True,  # never taken silently, however clear
    (Grade.ABSURD, Grade.ABSURD): False,  # asking would not help: the policy answers
}
"""Whether the client is asked, by the grades of the first and of the second reading."""

SECOND_WORDS = frozenset(
    {"segundo", "segunda", "second", "latter", "ultimo", "ultima", "last", "otro", "otra", "outro", "outra", "other",
     "2", "2do", "2da", "2nd"}
)  # fmt: skip
FIRST_WORDS = frozenset({"primero", "primera", "primeiro", "primeira", "first", "former", "1", "1ro", "1ra", "1st"})
WHOLE_WORDS = frozenset({"total", "todo", "todos", "tudo", "all", "altogether", "junto", "juntos"})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the doubts that the answer settles, and the first payment that they change, in both readings."""

    doubts: Doubts
    first: Leg
    second: Leg

    @property
    def of_dates(self) -> bool:
        """Say whether a date is asked for, not a sum."""
        return isinstance(self.doubts[0].first, date)

    @property
    def kind(self) -> str:
        """Return what the answer settles beyond this proposal: 'sums 1000', 'days swapped', 'days 7'."""
        return _kind(self.doubts[0])


def question(legs: Legs, doubts: Doubts, case: Case, policy: Policy) -> Question | None:
    """Return the one question that a proposal needs: about its first doubt that may change it for the better."""
    for doubt in doubts:
        alike = (doubt, *(one for one in doubts if one != doubt and _kind(one) == _kind(doubt)))
        asked = readings(legs, alike) if meant(legs, (doubt,)) != legs else None
        if asked and ASKED[_grades(legs, asked, case, policy)]:
            return asked
    return None


def readings(legs: Legs, doubts: Doubts) -> Question | None:
    """Return the question between the readings of doubts of one kind; None when both make the same legs."""
    pairs = zip(legs, meant(legs, doubts), strict=True)
    changed = next((pair for pair in pairs if pair[0] != pair[1]), None)
    return Question(doubts, *changed) if changed else None


def meant(legs: Legs, doubts: Doubts) -> Legs:
    """Return the legs with each doubted value in its second reading."""
    return tuple(_second(leg, doubts) for leg in legs)


def able(capacity: Capacity | None, doubts: Doubts) -> Capacity | None:
    """Return what the client can pay at most, a doubted sum in its second reading."""
    sums = {one.first: one.second for one in doubts if isinstance(one.second, int)}
    return replace(capacity, amount=sums.get(capacity.amount, capacity.amount)) if capacity else None


def answered(asked: Question, turn: Turn) -> int | None:
    """Return which reading an answer in words names, FIRST or SECOND; None when it names another value, or neither."""
    words = set(fold(turn.text).replace(".", " ").replace(",", " ").split())
    if not turn.legs:
        return SECOND if words & SECOND_WORDS else FIRST if words & FIRST_WORDS else None
    said = {leg.date if asked.of_dates else leg.amount for leg in turn.legs}
    doubt = asked.doubts[0]
    if said & _values(doubt.first, asked.first):
        return SECOND if _shrinks(doubt) and words & WHOLE_WORDS else FIRST
    return SECOND if said & _values(doubt.second, asked.second) else None


def only_fitting(legs: Legs, asked: Question, case: Case, policy: Policy) -> int | None:
    """Return the one reading that fits the account, for a yes that names neither; None where both do, or neither."""
    first, second = _grades(legs, asked, case, policy)
    if (first is Grade.ABSURD) == (second is Grade.ABSURD):
        return None
    return SECOND if first is Grade.ABSURD else FIRST


def enriched(legs: Legs, said: Sequence[Leg]) -> Legs:
    """Return the legs with what an answer says beyond the value asked for: '50 mil, el sábado'."""
    bare = len(said) == 1 and said[0] in {Leg(said[0].amount), Leg(None, said[0].date)}
    return legs if bare or not said else amend(legs, said)


def _values(value: int | date, leg: Leg) -> set[object]:
    return {value, leg.date if isinstance(value, date) else leg.amount}


def _second(leg: Leg, doubts: Doubts) -> Leg:
    return next((other for doubt in doubts if (other := _replaced(leg, doubt)) is not None), leg)


def _replaced(leg: Leg, doubt: Doubt) -> Leg | None:
    """Return a leg in a doubt's second reading; of a sum split over payments each takes its part."""
    first, second = doubt.first, doubt.second
    if isinstance(second, date):
        return replace(leg, date=second) if leg.date == first else None
    if isinstance(first, date) or not isinstance(leg.amount, int):
        return None
    if leg.amount == first:
        return replace(leg, amount=second)
    count = leg.count or 1
    whole = count > 1 and abs(leg.amount * count - first) <= max(count, first // ROUGHLY)
    return replace(leg, amount=(2 * second + count) // (2 * count)) if whole else None


def _kind(doubt: Doubt) -> str:
    match doubt.first, doubt.second:
        case date() as first, date() as second:
            swapped = (first.day, first.month) == (second.month, second.day)
            return "days swapped" if swapped else f"days {(second - first).days}"
        case int() as first, int() as second if first:
            return f"sums {Fraction(second, first)}"
    return "none"


def _shrinks(doubt: Doubt) -> bool:
    """Say whether the second reading takes the sum as that of all payments."""
    return isinstance(doubt.first, int) and isinstance(doubt.second, int) and doubt.second < doubt.first


def _grades(legs: Legs, asked: Question, case: Case, policy: Policy) -> tuple[Grade, Grade]:
    other = meant(legs, asked.doubts)
    grade = _days if asked.of_dates else _sums
    return grade(legs, other, case, policy), grade(other, legs, case, policy)


def _sums(legs: Legs, other: Legs, case: Case, policy: Policy) -> Grade:
    """Grade sums: the doubtful ones against the least that is a payment, all together against what is owed."""
    floors = (policy.level_for(case).bot.payment_min, case.balance // CRUMB)
    least = min(filter(None, floors), default=1)
    doubtful = [leg.amount for leg, twin in zip(legs, other, strict=True) if leg != twin]
    total = sum(leg.amount * (leg.count or 1) for leg in legs if isinstance(leg.amount, int))
    if any(isinstance(amount, int) and amount < least for amount in doubtful):
        return Grade.ABSURD
    if total > case.balance + case.balance // ROUNDED:
        return Grade.ABSURD
    return Grade.EXACT if total >= case.balance - case.balance // CRUMB else Grade.FITS


def _days(legs: Legs, other: Legs, case: Case, policy: Policy) -> Grade:
    """Grade days: from today to the last day of any plan."""
    end = case.today + timedelta(days=policy.level_for(case).bot.term_days_max)
    doubtful = [leg.date for leg, twin in zip(legs, other, strict=True) if leg != twin]
    return Grade.FITS if all(day and case.today <= day <= end for day in doubtful) else Grade.ABSURD
