"""Say what a closing letter would settle: bills of which nothing is owed any more, and what of them was promised.

There is none while anything is owed or looked at. Amounts are minor units of the account's currency.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from flows.movements import Bill, Books, Kind

MATTERS = frozenset(
    {
        "dispute_invoice", "dispute_service", "payment_claim", "unclean_debt", "unmatched_payment", "missing_document",
        "exception", "refer",
    }
)  # fmt: skip
"""Kinds of case that say of an account that it is not closed yet."""
HERE = frozenset({Kind.CREDIT_NOTE, Kind.CORRECTION, Kind.DISCOUNT})  #: credits that were given here


@dataclass(frozen=True, slots=True)
class Kept:
    """An agreement that was kept, and the bills that it covered."""

    id: int
    invoices: Collection[str]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a letter settles; `is_due`: it was paid late or by an agreement, so the letter comes unasked."""

    bills: tuple[Bill, ...]
    agreements: tuple[int, ...]
    is_due: bool


def settled(books: Books, kept: Sequence[Kept], told: Collection[str], cases: Collection[str]) -> Settled | None:
    """Return what a letter would settle now: what no letter `told` yet; None while something is open.

    `cases` are the kinds of the client's open cases.
    """
    if books.owed or MATTERS & set(cases):
        return None
    fresh = tuple(bill for bill in books.bills if _is_ours(books, bill) and bill.number not in told)
    numbers = {bill.number for bill in fresh}
    agreements = tuple(one.id for one in kept if numbers & set(one.invoices))
    is_late = any(_was_late(books, bill) for bill in fresh)
    return Settled(fresh, agreements, (bool(agreements) or is_late) and paid_for(books, numbers) > 0)


def paid_for(books: Books, numbers: Collection[str]) -> int:
    """Return what payments that stand paid of bills."""
    return sum(books.paid_of(number) for number in numbers)


def forgiven(books: Books, numbers: Collection[str]) -> int:
    """Return what was given back or forgiven of bills."""
    return sum(one.amount for one in books.credits if one.invoice in numbers and one.kind in HERE)


def _is_ours(books: Books, bill: Bill) -> bool:
    """Say whether a bill was settled by money or credits that are known here, not only by its creditor's word."""
    credited = any(one.invoice == bill.number and one.kind in HERE for one in books.credits)
    return not bill.is_withdrawn and (credited or books.paid_of(bill.number) > 0)


def _was_late(books: Books, bill: Bill) -> bool:
    return bill.due_on < max(_days(books, bill), default=date.min)


def _days(books: Books, bill: Bill) -> list[date]:
    """Return the days on which a bill was paid or credited."""
    paid = [one.on for one in books.payments for number, _ in one.parts if number == bill.number]
    return [*paid, *(one.on for one in books.credits if one.invoice == bill.number and one.kind in HERE)]
