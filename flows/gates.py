"""Say what comes before a dialogue: no sum is told while it may be wrong, and nothing time-barred is paid unknowingly.

A dialogue is asked about when it begins, and again when a turn comes while it has the word.
"""

from collections.abc import Iterable
from dataclasses import replace

from flows.facts import Facts
from flows.outcome import Acknowledge, Effect
from flows.rights.age import is_minor
from flows.table import Slots

FIGURES, BARRED, MINOR, BEHALF = "figures", "barred", "minor", "behalf"
AT_ONCE = frozenset({BEHALF, FIGURES, MINOR})
"""Speak in the place of what they come before, which does not wait for them."""
TELLS_SUMS = frozenset({"balance", "early", "means", "pay", "plan", "promise"})
"""Dialogues that tell, ask for or agree on what is owed."""
LEADS_TO_PAY = frozenset({"means", "pay", "plan", "route"})
"""Dialogues at whose end something is paid or acknowledged: either may let the time of a barred bill begin anew."""


def before(name: str, facts: Facts, memory: Slots) -> str | None:
    """Return the dialogue that must have the word before another one, None where it may begin.

    Beside other bills a time-barred one is left out, and nobody is asked whether they want to pay it.
    """
    if name in TELLS_SUMS | LEADS_TO_PAY and is_minor(facts):
        return MINOR
    if facts.is_stale and name in TELLS_SUMS:
        return FIGURES
    account = facts.account
    asks = name in LEADS_TO_PAY and not account.payable and not account.next_instalment
    return BARRED if asks and account.barred and not memory.get(BARRED) else None


def acknowledged(facts: Facts, effects: Iterable[Effect]) -> Facts:
    """Return the facts with the bills payable that the client wants to pay all the same."""
    numbers = {number for effect in effects if isinstance(effect, Acknowledge) for number in effect.invoices}
    if not numbers:
        return facts
    bills = (replace(one, is_barred=one.is_barred and one.number not in numbers) for one in facts.account.invoices)
    return replace(facts, account=replace(facts.account, invoices=tuple(bills)))
