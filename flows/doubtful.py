"""Ask which of two readings of a value was meant, and remember the answer for the whole talk."""

from collections.abc import Mapping
from typing import Any

from flows import doubts
from flows.facts import Facts
from flows.negotiation.case import Case
from flows.negotiation.terms import Policy
from flows.outcome import Choice, Say
from flows.phrases import PERSON, money
from flows.turn import Turn

READINGS = {f"reading:{place}": place for place in (doubts.FIRST, doubts.SECOND)}
MEANT = "meant"  #: which reading was meant, by kind of doubt, in this talk


def ask(facts: Facts, asked: doubts.Question) -> Say:
    """Return the question between two sums or two days, with a quick reply for each."""
    return _which_day(asked) if asked.of_dates else _which_sum(facts, asked)


def place_of(asked: doubts.Question, turn: Turn, legs: doubts.Legs, case: Case, policy: Policy) -> int | None:
    """Return which reading was pressed or named, or is the only one that a bare yes may mean; None of another value."""
    named = READINGS.get(turn.button or "") or doubts.answered(asked, turn)
    return named if named or turn.legs else doubts.only_fitting(legs, asked, case, policy)


def recalled(memory: Mapping[str, Any], asked: doubts.Question) -> int | None:
    """Return which reading was meant before in this talk, for a doubt of the same kind."""
    place: int | None = memory.get(MEANT, {}).get(asked.kind)
    return place


def remembered(memory: Mapping[str, Any], asked: doubts.Question, place: int) -> dict[str, Any]:
    """Return what the talk remembers of an answer."""
    return {MEANT: {**memory.get(MEANT, {}), asked.kind: place}}


def _which_sum(facts: Facts, asked: doubts.Question) -> Say:
    legs = (asked.first, asked.second)
    sums = [money(facts, leg.amount) for leg in legs if isinstance(leg.amount, int)]
    choices = tuple(Choice(name, "button-amount", {"amount": one}) for name, one in zip(READINGS, sums, strict=True))
    key = "plan-which-amount" if asked.first.count == 1 else "plan-which-each"
    return Say(key, {"amount": sums[0], "other": sums[1]}, (*choices, PERSON), question="amount")


def _which_day(asked: doubts.Question) -> Say:
    days = [leg.date for leg in (asked.first, asked.second) if leg.date]
    choices = tuple(Choice(name, "button-day", {"on": day}) for name, day in zip(READINGS, days, strict=True))
    return Say("plan-which-day", {"on": days[0], "or_on": days[1]}, (*choices, PERSON), question="date")
