"""Apply money that arrives: the named invoice, then instalments and invoices in a creditor's order, then a credit.

Every amount is in minor units of the account's currency.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class AllocationStep(StrEnum):
    """One step of a creditor's order of applying money."""

    INSTALMENTS = "instalments"  #: unpaid instalments of the active agreement, first to last
    OLDEST_INVOICE = "oldest_invoice"  #: open invoices, the one due first before the others


DEFAULT_ORDER = (AllocationStep.INSTALMENTS, AllocationStep.OLDEST_INVOICE)


@dataclass(frozen=True, slots=True)
class Allocation:
    """A slice of money and what it pays; neither invoice nor instalment: a credit in the client's favour."""

    amount: int
    invoice: str | None = None
    instalment: int | None = None


class Till:
    """What is left to give and what can still be paid, while one amount is being applied.

    `balance` and `payable` hold each invoice's sums, the one due first before the others; `unpaid` each instalment's of
    the active agreement, first to last; `agreed` are the invoices that it covers.
    """

    def __init__(
        self,
        amount: int,
        *,
        balance: dict[str, int],
        payable: dict[str, int],
        unpaid: dict[int, int],
        agreed: frozenset[str],
    ) -> None:
        """Take the amount and what it may pay; the sums go down as it is given."""
        self._left, self._agreed = amount, agreed
        self._balance, self._payable, self._unpaid = balance, payable, unpaid

    def spend(self, order: Sequence[AllocationStep], named: str | None) -> Iterator[Allocation]:
        """Yield the slices: the named invoice, then the steps in order, then the credit."""
        if named in self._balance:
            yield from self._to_invoice(named, self._balance[named])
        for step in order if self._left else ():
            yield from self._to_instalments() if step is AllocationStep.INSTALMENTS else self._to_invoices()
        if self._left:
            yield Allocation(self._left)

    def _to_instalments(self) -> Iterator[Allocation]:
        """Pay instalments first to last, and with them the agreement's invoices, oldest first."""
        for instalment in self._unpaid:
            for invoice in (number for number in self._balance if number in self._agreed):
                yield from self._take(self._balance[invoice], invoice, instalment)
            yield from self._take(self._unpaid[instalment], None, instalment)

    def _to_invoices(self) -> Iterator[Allocation]:
        """Pay open invoices, oldest first; disputed and held money is not touched."""
        for number in self._balance:
            yield from self._to_invoice(number, self._payable[number])

    def _to_invoice(self, number: str, room: int) -> Iterator[Allocation]:
        """Pay one invoice; under the active agreement the payment counts for its instalments."""
        if number not in self._agreed:
            yield from self._take(room, number, None)
            return
        for instalment in self._unpaid:
            for piece in self._take(room, number, instalment):
                room -= piece.amount
                yield piece

    def _take(self, room: int, invoice: str | None, instalment: int | None) -> Iterator[Allocation]:
        """Give as much as there is, as fits, and as is still owed; nothing when that is nothing."""
        owed = self._unpaid[instalment] if instalment is not None else room
        amount = min(self._left, room, owed)
        if amount <= 0:
            return
        self._left -= amount
        if invoice is not None:
            self._balance[invoice] -= amount
            self._payable[invoice] = max(self._payable[invoice] - amount, 0)
        if instalment is not None:
            self._unpaid[instalment] -= amount
        yield Allocation(amount, invoice, instalment)
