"""Say what has to be looked into before a claim or a dispute is answered: what, by whom, until when.

It stands in the case's details. Until the case is resolved what was stopped for it stays stopped.
"""

from collections.abc import Mapping
from datetime import datetime

WHAT, WHO, UNTIL, LATE = "verify", "verify_who", "verify_until", "verify_late"
"""Names in a case's details; `LATE` is the moment at which a check that was overdue was put on top."""
TASKS: Mapping[str, tuple[str, str]] = {
    "payment_claim": ("payment", "treasury"),
    "dispute_invoice": ("bill", "billing"),
    "dispute_service": ("service", "service"),
}
"""Kinds of case, each with what is checked and by which of the creditor's people."""


def task(kind: str, until: datetime) -> dict[str, str]:
    """Return the check that a kind of case needs, as its details keep it; `until` is the answer's promised time."""
    what, who = TASKS[kind]
    return {WHAT: what, WHO: who, UNTIL: until.isoformat()}
