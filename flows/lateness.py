"""Promise anew what did not come by its hour: who is told another one keeps it in writing, as any promise of ours."""

from datetime import datetime

from flows.facts import Facts, OpenCaseFact
from flows.outcome import AddToCase, Effect, OpenCase, PromiseAnew, Say


def anew(facts: Facts, case: OpenCaseFact) -> tuple[PromiseAnew, ...]:
    """Return what writes down the hour that a client is told instead of one that is over; nothing where it is not."""
    return () if case.due_at > facts.now else (PromiseAnew(case.id, facts.expected(case)),)


def open_case(facts: Facts, kind: str) -> OpenCaseFact | None:
    """Return the newest case of a kind that nobody has resolved."""
    return next((case for case in reversed(facts.cases) if case.kind == kind), None)


def recall(facts: Facts, kind: str, key: str) -> tuple[Effect, ...]:
    """Say by when the open case of a kind is answered; who was answered in the meantime is promised nothing more."""
    case = open_case(facts, kind)
    if case is None:
        return (Say("nod"),)
    return (*anew(facts, case), Say(key, {"due": facts.expected(case)}))


def entrust(facts: Facts, kind: str, words: str) -> tuple[datetime, tuple[Effect, ...]]:
    """Give words to the open case of a kind, or open one; return by when it is answered, and what does so."""
    if case := open_case(facts, kind):
        return facts.expected(case), (AddToCase(kind, words), *anew(facts, case))
    due = facts.duty.answers(kind)
    return due, (OpenCase(kind, due, words),)
