"""Tell an account as movements: what was billed, credited and paid, in the order of days, summing to what is owed.

Every amount is in minor units of the account's currency; one above zero raises what is owed, one below lowers it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a movement is, in the order in which those of one day stand."""

    BILL = "bill"
    CREDIT_NOTE = "credit_note"
    CORRECTION = "correction"
    DISCOUNT = "discount"
    CARRIED = "carried"  #: paid or changed elsewhere, as the creditor's records say
    WITHDRAWN = "withdrawn"  #: what was open of a bill that the creditor took back
    PAYMENT = "payment"
    RETURNED = "returned"  #: a payment that never arrived after all


ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Bill:
    """One bill; `balance` is what is owed of it, whatever it says where it `is_withdrawn`."""

    number: str
    what: str
    issued_on: date | None
    due_on: date
    amount: int
    balance: int
    is_withdrawn: bool = False

    @property
    def on(self) -> date:
        """Return the day on which it stands in the account."""
        return self.issued_on or self.due_on

    @property
    def owed(self) -> int:
        """Return what is owed of it."""
        return 0 if self.is_withdrawn else self.balance


@dataclass(frozen=True, slots=True)
class Credited:
    """A line of a bill that is no payment; a positive amount lowers what is owed."""

    invoice: str
    kind: Kind
    amount: int
    on: date


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment with the bills that it paid, each with its part; a returned one paid none."""

    reference: str
    on: date
    amount: int
    parts: tuple[tuple[str, int], ...] = ()
    returned_on: date | None = None

    @property
    def stands(self) -> int:
        """Return what arrived of it and stayed."""
        return 0 if self.returned_on else self.amount

    @property
    def unapplied(self) -> int:
        """Return what stays of it in the client's favour."""
        return self.stands - sum(amount for _, amount in self.parts)


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of an account: `name` is a bill's number or a payment's reference."""

    on: date
    kind: Kind
    amount: int
    name: str


@dataclass(frozen=True, slots=True)
class Books:
    """A client's bills, credits and payments with one creditor."""

    bills: tuple[Bill, ...] = ()
    credits: tuple[Credited, ...] = ()
    payments: tuple[Paid, ...] = ()

    @property
    def owed(self) -> int:
        """Return what is owed of all bills."""
        return sum(bill.owed for bill in self.bills)

    @property
    def favour(self) -> int:
        """Return what was paid that nothing was owed for."""
        return sum(paid.unapplied for paid in self.payments)

    def paid_of(self, number: str) -> int:
        """Return what payments that stand paid of a bill."""
        return sum(amount for paid in self.payments for invoice, amount in paid.parts if invoice == number)

    def movements(self) -> Sequence[Movement]:
        """Return every line, the oldest first: their sum is what is owed less what is in the client's favour."""
        return sorted(self._lines(), key=lambda one: (one.on, ORDER[one.kind], one.name))

    def _lines(self) -> Iterator[Movement]:
        yield from (Movement(bill.on, Kind.BILL, bill.amount, bill.number) for bill in self.bills)
        yield from (Movement(one.on, one.kind, -one.amount, one.invoice) for one in self.credits)
        for paid in self.payments:
            yield Movement(paid.on, Kind.PAYMENT, -paid.amount, paid.reference)
            if paid.returned_on:
                yield Movement(paid.returned_on, Kind.RETURNED, paid.amount, paid.reference)
        yield from self._unexplained()

    def _unexplained(self) -> Iterator[Movement]:
        """Yield what a bill's balance says that no other line does."""
        less: Counter[str] = Counter()
        for one in self.credits:
            less[one.invoice] += one.amount
        for bill in self.bills:
            rest = bill.owed - (bill.amount - less[bill.number] - self.paid_of(bill.number))
            if rest:
                yield Movement(bill.on, Kind.WITHDRAWN if bill.is_withdrawn else Kind.CARRIED, rest, bill.number)
