"""Count the signs that a client loses patience, and make it lighter: a person is offered, reminders stop, calmly.

The rule: a turn is one sign when its words are impatient, insult or complain, or when it is the third no to a question
of ours. The first sign gets no answer of its own; the next one stops the reminders for a week and offers a person,
once in a talk; one more brings the person. A no alone is never a sign.
"""

from datetime import timedelta
from typing import Any

from flows.facts import Facts
from flows.lateness import anew
from flows.outcome import AddToCase, CaseNumber, Effect, OpenCase, PlaceHold, Say
from flows.phrases import PERSON
from flows.table import Slots
from flows.turn import Turn

SIGNS, REFUSALS, OFFERED, BROUGHT = "irritation", "refusals", "person_offered", "person_brought"
ANNOYED = frozenset({"abuse", "complain"})
QUESTIONS = frozenset({"confirm", "amount", "date", "capacity"})  #: a no to one of these refuses something
REFUSALS_BORNE = 2
SIGNS_BORNE = 1
REST = timedelta(days=7)  #: how long nothing is sent, unless a person's answer ends it before
PEOPLE = ("complaint", "human", "call_back", "hardship", "exception", "refer")  #: cases by which someone is there


def count(memory: Slots, turn: Turn, question: str | None) -> dict[str, Any]:
    """Return the talk's memory with the signs and refusals so far; `question` is what the last message asked."""
    refuses = "deny" in {turn.intent, turn.button} and turn.certain and question in QUESTIONS
    refusals = memory.get(REFUSALS, 0) + refuses
    told = {turn.intent, *turn.also} if turn.certain else set(turn.also)
    sign = turn.signs.irritated or bool(told & ANNOYED) or (refuses and refusals > REFUSALS_BORNE)
    counts = {REFUSALS: refusals, SIGNS: memory.get(SIGNS, 0) + sign}
    return {**memory, **{name: number for name, number in counts.items() if number}}


def is_risen(memory: Slots) -> bool:
    """Say whether there are more signs than are borne without a word."""
    return bool(memory.get(SIGNS, 0) > SIGNS_BORNE)


def answer(memory: Slots, facts: Facts, text: str) -> tuple[dict[str, Any], tuple[Effect, ...]]:
    """Return what is remembered and done at a sign that is not borne in silence: offer a person, then bring one."""
    if memory.get(BROUGHT):
        return {}, ()
    if memory.get(OFFERED):
        return {BROUGHT: True}, bring(facts, text)
    return {OFFERED: True}, (*rest(facts), Say("irritation-offer", {}, (PERSON,)))


def rest(facts: Facts) -> tuple[Effect, ...]:
    """Stop the reminders for a while."""
    return (PlaceHold("irritation", until=facts.now + REST),)


def bring(facts: Facts, text: str) -> tuple[Effect, ...]:
    """Bring a person, with the client's words; who has the matter already gets the words."""
    if waiting := next((case for case in facts.cases if case.kind in PEOPLE), None):
        told = Say("handover-under-way", {"case": waiting.id, "due": facts.expected(waiting)})
        return (*rest(facts), AddToCase(waiting.kind, text), *anew(facts, waiting), told)
    due = facts.duty.answers("complaint")
    said = Say("abuse-passed-on", {"case": CaseNumber(), "due": due})
    return (OpenCase("complaint", due, text, priority=2), PlaceHold("irritation"), said)
