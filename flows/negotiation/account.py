"""Hold a client's current account with one creditor: what is owed, what was agreed, where money that arrives belongs.

Every amount is in minor units of the account's currency.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from flows.negotiation.proposal import Payment
from flows.negotiation.till import DEFAULT_ORDER, Allocation, AllocationStep, Till


class AgreementStatus(StrEnum):
    """Where an agreement stands."""

    ACTIVE = "active"  #: instalments are being paid
    KEPT = "kept"  #: everything that was agreed is paid
    BROKEN = "broken"  #: missed beyond the policy's patience
    REPLACED = "replaced"  #: a newer agreement covers the same invoices
    CANCELLED = "cancelled"  #: ended by staff, or with the day of an early payment's discount


class InstalmentStatus(StrEnum):
    """Where one instalment stands."""

    PENDING = "pending"  #: not due, or within the days of grace
    PAID = "paid"  #: paid in full
    LATE = "late"  #: past its date and the days of grace
    MISSED = "missed"  #: the next one is due too, and this one is not paid


@dataclass(frozen=True, slots=True)
class Invoice:
    """One bill. `disputed` is the part of `balance` that waits for an answer; a hold stops all of it.

    `first_due_on` is the day that it was due before an error of ours moved it. One that `is_barred` no court would help
    to collect, and its client has not said that they want to pay it all the same.
    """

    number: str
    description: str
    issued_on: date | None
    due_on: date
    amount: int
    balance: int
    disputed: int = 0
    on_hold: bool = False
    first_due_on: date | None = None
    is_barred: bool = False

    @property
    def payable(self) -> int:
        """Return what may be asked for: the balance without the disputed part, nothing under a hold or time-barred."""
        return 0 if self.on_hold or self.is_barred else max(self.balance - self.disputed, 0)

    def days_overdue(self, today: date) -> int:
        """Return the days since the due date, negative before it."""
        return (today - self.due_on).days


@dataclass(frozen=True, slots=True)
class Received:
    """A payment that has arrived."""

    paid_on: date
    amount: int
    reference: str


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of an agreement, counted from 1. `agreed_on` is its first day, before any rescue."""

    number: int
    due_on: date
    amount: int
    paid: int = 0
    status: InstalmentStatus = InstalmentStatus.PENDING
    agreed_on: date | None = None

    @property
    def promised_on(self) -> date:
        """Return the day that was agreed first, from which the days of a rescue are counted."""
        return self.agreed_on or self.due_on

    @property
    def unpaid(self) -> int:
        """Return what is still to be paid of it."""
        return max(self.amount - self.paid, 0)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A plan that the client accepted. `total` is what they pay, `discount` what is forgiven when it is kept.

    Its instalments are in the order of their days. `lapses_on` is the last day of an early payment's discount.
    """

    id: str
    status: AgreementStatus
    invoices: tuple[str, ...]
    total: int
    discount: int
    policy_version: str
    proposed_by: str
    accepted_at: datetime
    instalments: tuple[Instalment, ...]
    moves: int = 0  #: instalments that were given another day, or were split
    skips: int = 0  #: instalments that were put behind the last one
    lapses_on: date | None = None

    @property
    def is_active(self) -> bool:
        """Say whether its instalments are still expected."""
        return self.status is AgreementStatus.ACTIVE

    @property
    def unpaid(self) -> int:
        """Return what its instalments still ask for."""
        return sum(instalment.unpaid for instalment in self.instalments)


@dataclass(frozen=True, slots=True)
class Account:
    """A client's invoices, payments and active agreement with one creditor."""

    currency: str
    invoices: tuple[Invoice, ...] = ()
    payments: tuple[Received, ...] = ()
    agreement: Agreement | None = None
    broken_agreements: int = 0
    ended: Agreement | None = None  #: the newest agreement, when it broke and nothing took its place
    favour: int = 0  #: what was paid that nothing was owed for

    @property
    def balance(self) -> int:
        """Return the sum of the open balances, disputed and held ones too."""
        return sum(invoice.balance for invoice in self.invoices)

    @property
    def payable(self) -> int:
        """Return what may be asked for: the balance without disputed and held parts."""
        return sum(invoice.payable for invoice in self.invoices)

    @property
    def barred(self) -> tuple[Invoice, ...]:
        """Return the open bills that are time-barred, and that the client does not want to pay all the same."""
        return tuple(invoice for invoice in self.invoices if invoice.is_barred and invoice.balance)

    @property
    def open_invoices(self) -> tuple[Invoice, ...]:
        """Return the invoices that may be asked for, the one due first before the others."""
        return tuple(sorted((i for i in self.invoices if i.payable), key=lambda i: (i.due_on, i.number)))

    @property
    def next_due(self) -> Payment | None:
        """Return what is asked for next: the first unpaid instalment, else the oldest open invoice."""
        if self.agreement and self.agreement.is_active:
            unpaid = (Payment(i.due_on, i.unpaid) for i in self.agreement.instalments if i.unpaid)
            return min(unpaid, default=None)
        oldest = self.open_invoices[:1]
        return Payment(oldest[0].due_on, oldest[0].payable) if oldest else None

    @property
    def next_instalment(self) -> Instalment | None:
        """Return the first unpaid instalment of the active agreement."""
        unpaid = self.agreement.instalments if self.agreement and self.agreement.is_active else ()
        return min((part for part in unpaid if part.unpaid), key=lambda part: (part.due_on, part.number), default=None)

    def negotiable(self, today: date) -> tuple[Invoice, ...]:
        """Return the bills that a plan made today is about: the open ones due before today; all of them without any."""
        return tuple(bill for bill in self.open_invoices if bill.due_on < today) or self.open_invoices

    def negotiated(self, today: date) -> int:
        """Return what a plan made today has to come to, before any discount."""
        return sum(bill.payable for bill in self.negotiable(today))

    def apart(self, today: date) -> tuple[Invoice, ...]:
        """Return the open bills that stay outside a plan made today, or outside the active agreement."""
        agreed = self.agreement if self.agreement and self.agreement.is_active else None
        inside = agreed.invoices if agreed else tuple(bill.number for bill in self.negotiable(today))
        return tuple(bill for bill in self.open_invoices if bill.number not in inside)

    def overdue(self, today: date) -> int:
        """Return the payable sum of the invoices that were due before today."""
        return sum(invoice.payable for invoice in self.invoices if invoice.due_on < today)

    def missed(self, today: date) -> tuple[Payment, ...]:
        """Return what was to be paid before today: bills, or the agreement's payments and the bills outside of it."""
        agreed = self.agreement if self.next_instalment else None
        bills = self.apart(today) if agreed else self.open_invoices
        asked = [Payment(part.due_on, part.unpaid) for part in (agreed.instalments if agreed else ())]
        asked += [Payment(bill.due_on, bill.payable) for bill in bills]
        return tuple(sorted(one for one in asked if one.amount and one.due_on < today))

    def days_overdue(self, today: date) -> int:
        """Return the days since the oldest payable invoice was due, negative before it, 0 when nothing is payable."""
        return max((invoice.days_overdue(today) for invoice in self.open_invoices), default=0)

    def allocate(
        self, amount: int, order: Sequence[AllocationStep] = DEFAULT_ORDER, invoice: str | None = None
    ) -> tuple[Allocation, ...]:
        """Return where an amount goes in the creditor's order; the slices sum to it exactly.

        A payer who names an invoice pays that one first, its disputed part too. Money for an invoice under the
        active agreement counts for its instalments, and the other way round; once these are paid, the agreement's
        invoices take nothing more (what was discounted is not collected). What is left over is a credit.
        """
        by_age = sorted(self.invoices, key=lambda i: (i.due_on, i.number))
        agreement = self.agreement if self.agreement and self.agreement.is_active else None
        till = Till(
            amount,
            balance={i.number: max(i.balance, 0) for i in by_age},
            payable={i.number: i.payable for i in by_age},
            unpaid={i.number: i.unpaid for i in agreement.instalments} if agreement else {},
            agreed=frozenset(agreement.invoices if agreement else ()),
        )
        return tuple(till.spend(order, invoice))
