"""Say what is next to be paid, and which bill it is."""

from flows.facts import Facts
from flows.negotiation.account import Invoice


def next_amount(facts: Facts) -> int:
    """Return what is next to be paid, in minor units: an agreed instalment, else what is overdue, else all."""
    part = facts.account.next_instalment
    return part.unpaid if part else facts.account.negotiated(facts.today)


def next_bills(facts: Facts) -> tuple[Invoice, ...]:
    """Return the bills that are next to be paid; none where a plan was agreed."""
    return () if facts.account.next_instalment else facts.account.negotiable(facts.today)


def next_bill(facts: Facts) -> str:
    """Return the number of the only bill that is next to be paid; empty where a plan was agreed, or there are more."""
    bills = next_bills(facts)
    return bills[0].number if len(bills) == 1 else ""
