"""Name what a contact may be about: a due date with its bills, or a promised date."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flows.contact.cadence.rows import Kind
from flows.negotiation.account import Account, Agreement

PROMISED: frozenset[Kind] = frozenset({"promise"})
MISSED: frozenset[Kind] = frozenset({"missed"})
COMING: frozenset[Kind] = frozenset({"before_due", "due"})
OVERDUE: frozenset[Kind] = frozenset({"after_due"})
MARK_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Matter:
    """A day on which something is to be paid, the kinds of contact that it may lead to, and what it is about.

    `about` is a bill's number, or an agreement's and an instalment's joined by a slash.
    """

    about: str
    due_on: date
    kinds: frozenset[Kind]

    @property
    def is_promised(self) -> bool:
        """Say whether the client promised this day."""
        return self.kinds in (PROMISED, MISSED)

    @property
    def mark(self) -> str:
        """Return the opaque word by which contacts about this day are known again.

        Bills due on the same day share it: that day is spoken of once.
        """
        about = self.about if self.is_promised else "bills"
        return hashlib.sha256(f"{about} {self.due_on}".encode()).hexdigest()[:MARK_LENGTH]


def matters(account: Account, today: date, asked_days: int) -> Iterator[Matter]:
    """Yield what an account may be written to about; nothing while a bill of it is disputed or held.

    While an agreement is kept up its instalments alone count: the one overdue first, and those ahead. Else the oldest
    overdue bill alone is asked about, of those that are overdue for at most `asked_days`; of those ahead every day.
    """
    if any(invoice.on_hold or invoice.disputed for invoice in account.invoices):
        return
    if account.agreement and account.agreement.is_active:
        yield from _instalments(account.agreement, today)
    else:
        yield from _bills(account, today, today - timedelta(days=asked_days))


def _instalments(agreement: Agreement, today: date) -> Iterator[Matter]:
    unpaid = sorted(
        (part for part in agreement.instalments if part.unpaid), key=lambda part: (part.due_on, part.number)
    )
    late = [part for part in unpaid if part.due_on < today]
    for part in late[:1]:
        yield Matter(f"{agreement.id}/{part.number}", part.due_on, MISSED)
    for part in unpaid[len(late) :]:
        yield Matter(f"{agreement.id}/{part.number}", part.due_on, PROMISED)


def _bills(account: Account, today: date, since: date) -> Iterator[Matter]:
    first = {bill.due_on: bill.number for bill in reversed(account.open_invoices)}
    late = min((day for day in first if since <= day < today), default=None)
    if late:
        yield Matter(first[late], late, OVERDUE)
    for day, number in first.items():
        if day >= today:
            yield Matter(number, day, COMING)
