"""Name what a contact may be about: a due date with its bills, or a promised date."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flows.contact.cadence.rows import Kind
from flows.negotiation.account import Account, Agreement, Instalment, Invoice

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

    While an agreement is kept up its instalments count, the one overdue first, and the days ahead of bills outside it;
    of what is overdue nothing but an instalment is asked for. Else the oldest overdue bill alone is asked about, of
    those that are overdue for at most `asked_days`; of those ahead every day.
    """
    if any(invoice.on_hold or invoice.disputed for invoice in account.invoices):
        return
    if account.agreement and account.agreement.is_active:
        yield from _instalments(account.agreement, today)
        yield from _ahead(account.apart(today), today)
    else:
        yield from _bills(account, today, today - timedelta(days=asked_days))


def instalment_of(account: Account, about: str) -> Instalment | None:
    """Return the instalment of a promised day, by what its matter is about."""
    agreement = account.agreement
    parts = agreement.instalments if agreement else ()
    return next((part for part in parts if agreement and about == _name(agreement, part)), None)


def _name(agreement: Agreement, part: Instalment) -> str:
    return f"{agreement.id}/{part.number}"


def _instalments(agreement: Agreement, today: date) -> Iterator[Matter]:
    unpaid = sorted(
        (part for part in agreement.instalments if part.unpaid), key=lambda part: (part.due_on, part.number)
    )
    late = [part for part in unpaid if part.due_on < today]
    for part in late[:1]:
        yield Matter(_name(agreement, part), part.due_on, MISSED)
    for part in unpaid[len(late) :]:
        yield Matter(_name(agreement, part), part.due_on, PROMISED)


def _bills(account: Account, today: date, since: date) -> Iterator[Matter]:
    late = next((bill for bill in account.open_invoices if since <= bill.due_on < today), None)
    if late:
        yield Matter(late.number, late.due_on, OVERDUE)
    yield from _ahead(account.open_invoices, today)


def _ahead(bills: Sequence[Invoice], today: date) -> Iterator[Matter]:
    first = {bill.due_on: bill.number for bill in reversed(bills) if bill.due_on >= today}
    yield from (Matter(number, day, COMING) for day, number in first.items())
