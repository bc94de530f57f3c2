"""Record the payments of clients of whom nothing but bills is to be paid, many at once: what the cashier does, no less.

Such a client has no agreement under way. Who showed who they are is thanked right after by a job, once for all of it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.bank.entry import Entry
from bot.stage import CHAT
from bot.thanks import name_jobs
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

    rows: Mapping[str, Mapping[str, Any]]
    held: Mapping[str, Sequence[Any]]
    today: date
    currency: str
    order: Sequence[AllocationStep]
    bills: dict[str, Invoice] = field(default_factory=dict)
    slices: list[Slice] = field(default_factory=list)
    changed: dict[str, int] = field(default_factory=dict)

    def pay(self, entry: Entry, owner: Certain) -> None:
        """Apply a payment in the creditor's order; a bill that was named is paid first, and may take all of it."""
        rows = self.rows.get(owner.client, {})
        named = rows.get(owner.invoice or "")
        takes_all = named is not None and self._bill(named).balance >= entry.amount
        asked = map(self._bill, (named,) if takes_all else rows.values())
        account = Account(self.currency, tuple(bill for bill in asked if bill.balance))
        for piece in account.allocate(entry.amount, self.order, owner.invoice):
            self.slices.append(Slice(entry.reference, piece.invoice, piece.amount))
            if piece.invoice is not None:
                self._lower(piece.invoice, piece.amount)

    def _bill(self, row: Any) -> Invoice:  # noqa: ANN401 - a row of the driver
        """Return a bill as it stands by now."""
        if row.number not in self.bills:
            self.bills[row.number] = bill_value(row, self.held.get(row.client_id, ()), self.today)
        return self.bills[row.number]

    def _lower(self, number: str, amount: int) -> None:
        bill = self.bills[number]
        balance = bill.balance - amount
        self.bills[number] = replace(bill, balance=balance, disputed=min(bill.disputed, balance))
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
    books = _open_books(takings, clients, creditor, order, now)
    for entry, owner in mine:
        books.pay(entry, owner)
    paid = [Taking(entry.reference, owner.client, entry.amount, entry.paid_on) for entry, owner in mine]
    takings.write(paid, books.slices, books.changed.items(), creditor.currency, source, now)
    for one in paid:
        told = {"reference": one.reference, "amount": one.amount}
        uow.audit.append(creditor.id, now, ACTOR, "payment.allocated", f"client:{one.client}", told)
        uow.notify(CHAT, f"{creditor.id} {one.client}")
    uow.jobs.put_all(dict.fromkeys(_thanks(creditor, [one for one in paid if clients[one.client]]), now))
    return frozenset(one.reference for one in paid)


def _thanks(creditor: Creditor, paid: Iterable[Taking]) -> Iterator[str]:
    """Yield the names of the jobs that thank for payments."""
    references = defaultdict[str, list[str]](list)
    for one in paid:
        references[one.client].append(one.reference)
    for mine in references.values():
        yield from name_jobs(creditor.id, mine)


def _open_books(
    takings: Takings, clients: Collection[str], creditor: Creditor, order: Sequence[AllocationStep], now: datetime
) -> _Books:
    """Return the open bills of clients with what is held of them; nobody else writes these bills meanwhile."""
    held, rows = defaultdict[str, list[Any]](list), defaultdict[str, dict[str, Any]](dict)
    for row in takings.holds(clients, now):
        held[row.client_id].append(row)
    for row in takings.bills(clients):
        rows[row.client_id][row.number] = row
    today = now.astimezone(ZoneInfo(creditor.timezone)).date()
    return _Books(rows, held, today, creditor.currency, order)
