"""Record the payments of clients of whom nothing but bills is to be paid, many at once: what the cashier does, no less.

Such a client never showed who they are, so that nobody is thanked, and has no agreement.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.bank.entry import Entry
from bot.stage import CHAT
from flows.matching.evidence import Certain
from flows.negotiation.account import Account, Invoice
from flows.negotiation.till import AllocationStep
from storage.repositories.accounts import bill_value
from storage.schema import Creditor
from storage.staging.takings import Slice, Taking, Takings
from storage.unit_of_work import UnitOfWork

ACTOR = "bot"  #: as the cashier has it

Owned = tuple[Entry, Certain]


@dataclass(slots=True)
class _Books:
    """The open bills of some clients, and what of them was paid."""

    bills: Mapping[str, dict[str, Invoice]]
    currency: str
    order: Sequence[AllocationStep]
    slices: list[Slice] = field(default_factory=list)
    changed: dict[str, int] = field(default_factory=dict)

    def pay(self, entry: Entry, owner: Certain) -> None:
        """Apply a payment in the creditor's order."""
        bills = self.bills[owner.client]
        account = Account(self.currency, tuple(bill for bill in bills.values() if bill.balance))
        for piece in account.allocate(entry.amount, self.order, owner.invoice):
            self.slices.append(Slice(entry.reference, piece.invoice, piece.amount))
            if piece.invoice is not None:
                self._lower(bills, piece.invoice, piece.amount)

    def _lower(self, bills: dict[str, Invoice], number: str, amount: int) -> None:
        bill = bills[number]
        balance = bill.balance - amount
        bills[number] = replace(bill, balance=balance, disputed=min(bill.disputed, balance))
        self.changed[number] = balance


def record_plain(
    uow: UnitOfWork,
    creditor: Creditor,
    order: Sequence[AllocationStep],
    owned: Sequence[Owned],
    source: str,
    now: datetime,
) -> Collection[str]:
    """Record those of some payments that are of such clients; return their references. `order` is the policy's."""
    takings = Takings(uow.session, creditor.id)
    clients = takings.plain({owner.client for _, owner in owned})
    mine = [(entry, owner) for entry, owner in owned if owner.client in clients]
    books = _Books(_bills(takings, clients, creditor, now), creditor.currency, order)
    for entry, owner in mine:
        books.pay(entry, owner)
    paid = [Taking(entry.reference, owner.client, entry.amount, entry.paid_on) for entry, owner in mine]
    takings.write(paid, books.slices, books.changed.items(), creditor.currency, source, now)
    for one in paid:
        told = {"reference": one.reference, "amount": one.amount}
        uow.audit.append(creditor.id, now, ACTOR, "payment.allocated", f"client:{one.client}", told)
        uow.notify(CHAT, f"{creditor.id} {one.client}")
    return frozenset(one.reference for one in paid)


def _bills(
    takings: Takings, clients: Collection[str], creditor: Creditor, now: datetime
) -> Mapping[str, dict[str, Invoice]]:
    """Return the open bills of clients with what is held of them, by client and number."""
    today = now.astimezone(ZoneInfo(creditor.timezone)).date()
    held, found = defaultdict(list), defaultdict[str, dict[str, Invoice]](dict)
    for row in takings.holds(clients, now):
        held[row.client_id].append(row)
    for row in takings.bills(clients):
        found[row.client_id][row.number] = bill_value(row, held[row.client_id], today)
    return found
