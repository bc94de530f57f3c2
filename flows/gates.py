"""Say what comes before a dialogue: no sum is told while it may be wrong.

A dialogue is asked about when it begins, and again when a turn comes while it has the word.
"""

from flows.facts import Facts

FIGURES = "figures"
TELLS_SUMS = frozenset({"balance", "early", "means", "pay", "plan", "promise"})
"""Dialogues that tell, ask for or agree on what is owed."""


def before(name: str, facts: Facts) -> str | None:
    """Return the dialogue that must have the word before another one, None where it may begin."""
    return FIGURES if facts.is_stale and name in TELLS_SUMS else None
