"""Name what makes a debt unclean: what we must put right ourselves before its client is written to about a bill.

Theory of operation. A contact is withheld for what the records say for certain, and for nothing that is merely odd.
What it asks for are the bills that are due by its day or by today, whichever is later: whoever answers hears of all of
them, and one that is due later may still be on its way. Each fault has a name and says what it is of; what staff have
looked at once is cleared by these two, so that it keeps no contact back again, and a new fault does.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

KIND = "unclean_debt"  #: of the case in which staff put it right; nothing of it is told to the client
FAULTS = "faults"  #: in that case's details: what it is about, as `dump` writes it
OF_ELSE = frozenset({"unapplied", "ticket", "unreachable"})  #: faults that are not of a bill
LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, by its name, and what it is of: the number of a bill, ticket or address, a payment's reference.

    Names: `not_delivered`, `service`, `dates`, `figures`, `twin` of a bill; `unapplied` of a payment; `ticket`;
    `unreachable`.
    """

    name: str
    about: str

    @property
    def bill(self) -> str | None:
        """Return the number of the bill that it is of, if it is of one."""
        return None if self.name in OF_ELSE else self.about


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill as it stands in the records, settled or not, in minor units of its currency.

    `paid` is what was applied to it of payments that we know, `credited` what somebody wrote off it or, below zero, on
    it; `service_ok` whether what it is for was as promised.
    """

    number: str
    due_on: date
    amount: int
    balance: int
    paid: int = 0
    credited: int = 0
    issued_on: date | None = None
    delivered_on: date | None = None
    service_ok: bool | None = None

    @property
    def folded(self) -> str:
        """Return the number as whoever types it may have meant it: without blanks, capitals and leading zeros."""
        return LEADING_ZEROS.sub("", "".join(self.number.split()).casefold())


@dataclass(frozen=True, slots=True)
class Books:
    """What the records say of a client: their bills, and the payments of which something was applied to nothing.

    `tells_delivery`: the creditor says of some bill when it was delivered. `tickets` are those that the creditor's
    service has not closed. `unreachable` are the addresses of a client who has none at which anything arrives.
    """

    bills: tuple[Bill, ...] = ()
    tells_delivery: bool = False
    unapplied: tuple[str, ...] = ()
    tickets: tuple[str, ...] = ()
    unreachable: tuple[str, ...] = ()


def faults(books: Books, due_on: date, today: date) -> tuple[Fault, ...]:
    """Return what is wrong with the debt that a contact about a bill of a day asks for, in the order of the records."""
    asked = (bill for bill in books.bills if bill.balance > 0 and bill.due_on <= max(due_on, today))
    of_bills = [Fault(name, bill.number) for bill in asked for name, holds in _CHECKS if holds(bill, books, today)]
    of_payments = [Fault("unapplied", reference) for reference in books.unapplied]
    of_tickets = [Fault("ticket", number) for number in books.tickets]
    return (*of_bills, *of_payments, *of_tickets, *(Fault("unreachable", address) for address in books.unreachable))


def uncleared(found: Iterable[Fault], cleared: Collection[Fault]) -> tuple[Fault, ...]:
    """Return the faults that staff have not looked at yet."""
    return tuple(fault for fault in found if fault not in cleared)


def reason(found: Iterable[Fault]) -> str:
    """Return what must be put right first, in a sentence for staff."""
    said = dict.fromkeys(_REASONS[fault.name].format(fault.about) for fault in found)
    return f"Our own records must be put right first: {'; '.join(said)}."


def dump(found: Iterable[Fault]) -> str:
    """Write faults as a case keeps them."""
    return json.dumps([[fault.name, fault.about] for fault in found], ensure_ascii=False)


def load(written: str) -> tuple[Fault, ...]:
    """Read the faults that a case keeps."""
    return tuple(Fault(name, about) for name, about in json.loads(written))


def _is_undelivered(bill: Bill, books: Books, today: date) -> bool:
    """Say whether the client cannot have the bill yet; one without a day counts where the creditor names such days."""
    if bill.delivered_on is None:
        return books.tells_delivery or (bill.issued_on is not None and bill.issued_on > today)
    return bill.delivered_on > today


def _is_failed(bill: Bill, _: Books, __: date) -> bool:
    return bill.service_ok is False


def _is_due_before_issued(bill: Bill, _: Books, __: date) -> bool:
    return bill.issued_on is not None and bill.due_on < bill.issued_on


def _is_miscounted(bill: Bill, _: Books, __: date) -> bool:
    """Say whether more is asked for than the bill, what was paid of it and what was written off it leave."""
    return bill.balance + bill.paid + bill.credited > bill.amount


def _is_twin(bill: Bill, books: Books, _: date) -> bool:
    """Say whether another bill, of which one may be paid, differs by the spelling of its number alone."""
    alike = (one for one in books.bills if (one.due_on, one.amount) == (bill.due_on, bill.amount))
    return any(one.number != bill.number and one.folded == bill.folded for one in alike)


_REASONS: Mapping[str, str] = {
    "not_delivered": "bill {} is not known to have reached the client",
    "service": "what bill {} is for was not as promised",
    "dates": "bill {} is due before it was issued",
    "figures": "bill {} asks for more than its amount without what was paid",
    "twin": "bill {} stands there twice",
    "unapplied": "payment {} is not applied, or not all of it",
    "ticket": "ticket {} of the client is still open",
    "unreachable": "nothing arrives at any address of the client",
}
_CHECKS: tuple[tuple[str, Callable[[Bill, Books, date], bool]], ...] = (
    ("not_delivered", _is_undelivered),
    ("service", _is_failed),
    ("dates", _is_due_before_issued),
    ("figures", _is_miscounted),
    ("twin", _is_twin),
)
