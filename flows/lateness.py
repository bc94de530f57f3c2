"""Promise anew what did not come by its hour: who is told another one keeps it in writing, as any promise of ours."""

from flows.facts import Facts, OpenCaseFact
from flows.outcome import PromiseAnew


def anew(facts: Facts, case: OpenCaseFact) -> tuple[PromiseAnew, ...]:
    """Return what writes down the hour that a client is told instead of one that is over; nothing where it is not."""
    return () if case.due_at > facts.now else (PromiseAnew(case.id, facts.expected(case)),)
