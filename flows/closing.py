"""Say what a closing letter would settle: bills of which nothing is owed any more, and what of them was promised.

There is none while anything is looked at, nor while anything is owed but what came beside an agreement that was kept.
Amounts are minor units of the account's currency.
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
    """What a letter settles; `is_due`: it was paid late or by an agreement, so the letter comes unasked.

    `is_all`: nothing else is owed either.
    """

    bills: tuple[Bill, ...]
    agreements: tuple[int, ...]
    is_due: bool
    is_all: bool = True


def settled(books: Books, kept: Sequence[Kept], told: Collection[str], cases: Collection[str]) -> Settled | None:
    """Return what a letter would settle now: what no letter `told` yet; None while something is open.

    `cases` are the kinds of the client's open cases.
    """
    if MATTERS & set(cases):
        return None
    bills = _closed(books, kept) if books.owed else books.bills
    fresh = tuple(bill for bill in bills if _is_ours(books, bill) and bill.number not in told)
    if books.owed and not fresh:
        return None
    numbers = {bill.number for bill in fresh}
    agreements = tuple(one.id for one in kept if numbers & set(one.invoices))
    is_late = any(_was_late(books, bill) for bill in fresh)
    return Settled(fresh, agreements, (bool(agreements) or is_late) and paid_for(books, numbers) > 0, not books.owed)


def _closed(books: Books, kept: Sequence[Kept]) -> tuple[Bill, ...]:
    """Return the bills of the agreements that were kept, where nothing is owed of any of them."""
    owed = {bill.number for bill in books.bills if bill.owed}
    closed = {number for one in kept if not owed & set(one.invoices) for number in one.invoices}
    return tuple(bill for bill in books.bills if bill.number in closed)


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
