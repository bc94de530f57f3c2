"""Say what is next to be paid, and which bill it is."""

from collections.abc import Sequence
from datetime import date

from flows.facts import Facts
from flows.negotiation.account import Account, Invoice


def next_amount(facts: Facts) -> int:
    """Return what is next to be paid, in minor units: an agreed instalment, else what is overdue, else all."""
    part = facts.account.next_instalment
    return part.unpaid if part else facts.account.negotiated(facts.today)


def next_bills(account: Account, today: date) -> tuple[Invoice, ...]:
    """Return the bills that are next to be paid; none where a plan was agreed."""
    return () if account.next_instalment else account.negotiable(today)


def only_bill(bills: Sequence[Invoice]) -> str:
    """Return the number of the only bill that is next to be paid; empty where a plan was agreed, or there are more."""
    return bills[0].number if len(bills) == 1 else ""
