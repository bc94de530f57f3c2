"""Name what would help next: what went wrong in the last message, then what has not been done yet, in order."""

from flows.practice.book import OUTCOME, Book, Situation
from flows.practice.marks import Fault
from flows.practice.talk import FLOOR, Talk


def missing(talk: Talk, situation: Situation) -> list[str]:
    """Return what a talk still lacks, in the order in which it is best done."""
    return [act for act in situation.rubric if act != OUTCOME and act not in talk.earned]


def wrong(talk: Talk) -> list[Fault]:
    """Return the faults of the last message."""
    last = talk.turns[-1].parts if talk.turns else ()
    return [Fault(part.code, part.quote) for part in last if part.points < 0 and part.code != FLOOR]


def example(act: str, situation: Situation, book: Book, language: str, plan: str) -> str:
    """Return words by which an adviser could do something; `plan` is one that the policy admits, in words."""
    told = situation.examples.get(act) or book.common.examples[act]
    return told[language].format(plan=plan)
