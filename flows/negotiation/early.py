"""Find what paying before the due date is worth: the day, the discount, the total.

Guarantee: no invoice gets more than the policy's share of it for that many days, and no day lies after the last one of
its rule. Every amount is in minor units.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from flows.negotiation.account import Account, Invoice
from flows.negotiation.calendar import Calendar
from flows.negotiation.step import share_down
from flows.negotiation.terms import EarlyPayment, Policy


@dataclass(frozen=True, slots=True)
class Incentive:
    """One payment of `total` by `pay_by`, a business day, settles the invoices; `discount` is then let go."""

    pay_by: dt.date
    discount: int
    total: int
    invoices: tuple[str, ...]
    due_on: dt.date  #: when the first of them is due without it


def incentive(account: Account, policy: Policy, calendar: Calendar, today: dt.date) -> Incentive | None:
    """Return the largest discount that is still reachable today, on the latest day that gives it; None without one.

    Nothing is due yet, nothing is agreed, and an invoice that is partly disputed is left out: paying its rest early
    would settle what is still being looked at.
    """
    due = account.open_invoices
    invoices = tuple(invoice for invoice in due if invoice.payable == invoice.balance)
    if account.next_instalment or not invoices or any(invoice.due_on <= today for invoice in due):
        return None
    offers = (_on(day, invoices, policy) for day in _days(invoices, policy.early_payment, calendar, today))
    best = max(offers, key=lambda offer: (offer.discount, offer.pay_by), default=None)
    return best if best and best.discount else None


def discount_on(invoice: Invoice, day: dt.date, policy: Policy) -> int:
    """Return what an invoice is let go of when it is paid on a day, rounded down to the payment step."""
    ahead = (invoice.due_on - day).days
    reached = (rule.discount_percent for rule in policy.early_payment if ahead >= rule.days_before_due_at_least)
    return share_down(invoice.balance, max(reached, default=Decimal(0)), policy.payment_step)


def _on(day: dt.date, invoices: Sequence[Invoice], policy: Policy) -> Incentive:
    discount = sum(discount_on(invoice, day, policy) for invoice in invoices)
    total = sum(invoice.balance for invoice in invoices) - discount
    return Incentive(day, discount, total, tuple(invoice.number for invoice in invoices), invoices[0].due_on)


def _days(
    invoices: Sequence[Invoice], rules: Sequence[EarlyPayment], calendar: Calendar, today: dt.date
) -> Iterator[dt.date]:
    """Yield the last business day of each rule for each invoice, as far as it is not past."""
    for rule in rules:
        for invoice in invoices:
            ahead = invoice.due_on - dt.timedelta(days=rule.days_before_due_at_least)
            last = min(ahead, invoices[0].due_on)  # never past the day on which the first is due
            if day := calendar.last_within(today, last):
                yield day
