"""Say what a client's personal page of a payment provider is to be made for: which sum, known by what, until when.

The reference begins with the client's own, by which the money is known again, and goes on with letters that stand for
what is paid and until when. Who opens the page twice in a day is led to the same one, and pays it once.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flows.facts import Facts
from flows.negotiation.money import Money
from flows.paying.due import next_amount, next_bills
from flows.paying.reference import reference_of

LETTERS = str.maketrans("0123456789abcdef", "ABCDEFGHJKLMNPQR")  #: no digits: they would lengthen the client's own
MARK_LETTERS = 10
DAYS = timedelta(days=1)  #: after today, for which a page stands


@dataclass(frozen=True, slots=True)
class LinkWish:
    """A page to be made. `reference` is the same for the same sum of the same bills until the same moment."""

    reference: str
    amount: Money
    until: datetime


def link_wish(facts: Facts) -> LinkWish | None:
    """Return the page on which a client pays what is next; None where nothing is."""
    amount = next_amount(facts)
    if not amount:
        return None
    until = datetime.combine(_last_day(facts) + timedelta(days=1), time.min, facts.now.tzinfo)
    told = (facts.creditor.id, facts.client.id, *_what(facts), amount, until.isoformat())
    mark = hashlib.sha256("\x1f".join(map(str, told)).encode()).hexdigest()[:MARK_LETTERS].translate(LETTERS)
    reference = "-".join(filter(None, (reference_of(facts.client.id), mark)))
    return LinkWish(reference, Money(amount, facts.creditor.currency), until)


def _last_day(facts: Facts) -> date:
    """Return the last day of a page: tomorrow, or sooner where a discount ends before."""
    agreement = facts.account.agreement
    ends = agreement.lapses_on if agreement and agreement.is_active else None
    last = facts.today + DAYS
    return min(last, ends) if ends and ends >= facts.today else last


def _what(facts: Facts) -> tuple[object, ...]:
    """Return what is paid: an instalment of an agreement, else the bills that are next with what is asked of each."""
    account, part = facts.account, facts.account.next_instalment
    if part and account.agreement:
        return account.agreement.id, part.number
    return tuple(f"{bill.number}:{bill.payable}" for bill in next_bills(facts.account, facts.today))
