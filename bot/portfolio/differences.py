"""Hold what a creditor's file says against what we know, and tell every difference; nothing is changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.counted import counted
from flows.negotiation.money import to_major
from storage.staging import InvoiceRow
from storage.staging.stock import Known

KINDS: Mapping[str, str] = {
    "missing_here": "in the file, and not known here",
    "missing_there": "open here, and not in the file",
    "client": "of another client here",
    "amount": "made out for another amount",
    "balance": "with another balance",
    "date": "due on another day",
}
"""What may differ, the gravest first, in words behind a number of invoices."""
SHOWN = 20  #: differences of one kind that are told in words; JSON tells all


@dataclass(frozen=True, slots=True)
class Difference:
    """One invoice and what differs: what the file says of it and what we know; `sum` is theirs less ours."""

    kind: str
    invoice: str
    client: str
    theirs: str | None
    ours: str | None
    sum: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What came of a comparison: rows that were compared, rows that could not be read by their reasons, differences."""

    creditor: str
    currency: str
    rows: int
    unread: Mapping[str, int]
    found: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        """Say whether the whole file was read and says what we know."""
        return not self.found and not self.unread

    def counts(self) -> dict[str, dict[str, Any]]:
        """Return how many differences of each kind there are, and what they come to in major units."""
        many, sums = Counter(one.kind for one in self.found), Counter[str]()
        for one in self.found:
            sums[one.kind] += one.sum
        return {kind: {"count": many[kind], "sum": to_major(sums[kind], self.currency)} for kind in KINDS if many[kind]}

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "creditor": self.creditor,
            "currency": self.currency,
            "rows": self.rows,
            "agrees": self.agrees,
            "unread": dict(self.unread),
            "kinds": self.counts(),
            "differences": [
                {
                    "kind": one.kind,
                    "invoice": one.invoice,
                    "client_id": one.client,
                    "theirs": one.theirs,
                    "ours": one.ours,
                    "sum": to_major(one.sum, self.currency),
                }
                for one in self.found
            ],
        }

    def words(self) -> str:
        """Return it in words, one thing a line."""
        lines = [f"{counted(self.rows, 'invoice')} compared."]
        lines += [f"{counted(count, 'row')} could not be read: {reason}." for reason, count in self.unread.items()]
        for kind, told in self.counts().items():
            lines.append(f"{told['count']} {KINDS[kind]}, {told['sum']} {self.currency} in all:")
            lines += self._rows(kind)
        return "\n".join([*lines, "Both say the same." if self.agrees else "Nothing was changed."])

    def _rows(self, kind: str) -> Iterator[str]:
        rows = [one for one in self.found if one.kind == kind]
        for one in rows[:SHOWN]:
            yield f"  {one.invoice} of {one.client}: file {one.theirs or '-'}, here {one.ours or '-'}"
        if len(rows) > SHOWN:
            yield f"  … and {len(rows) - SHOWN} more: --json tells all"


def differences(
    file: Mapping[str, InvoiceRow], known: Iterable[Known], currency: str, *, tells_balance: bool
) -> Iterator[Difference]:
    """Yield what differs, by the numbers we know and then those we do not.

    `file` holds the last row of each number. Without `tells_balance` the file says nothing of what is left of a bill. A
    day that we moved for an error of ours differs from nothing.
    """
    compare = _Comparison(currency, tells_balance=tells_balance)
    here = set()
    for ours in known:
        here.add(ours.number)
        theirs = file.get(ours.number)
        yield from compare.missing_there(ours) if theirs is None else compare.both(theirs, ours)
    for number in sorted(file.keys() - here):
        yield compare.missing_here(file[number])


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Compares rows of one currency."""

    currency: str
    tells_balance: bool

    def missing_here(self, row: InvoiceRow) -> Difference:
        return Difference("missing_here", row.number, row.client_id, self._sum(row.balance), None, row.balance)

    def missing_there(self, ours: Known) -> Iterator[Difference]:
        """Yield an open invoice that the file does not hold; that a settled one is left out says nothing."""
        if ours.balance:
            told = self._sum(ours.balance)
            yield Difference("missing_there", ours.number, ours.client_id, None, told, -ours.balance)

    def both(self, row: InvoiceRow, ours: Known) -> Iterator[Difference]:
        if row.client_id != ours.client_id:
            yield Difference("client", ours.number, ours.client_id, row.client_id, ours.client_id, 0)
            return
        sums = (("amount", row.amount, ours.amount), ("balance", row.balance, ours.balance))
        for kind, theirs, here in sums if self.tells_balance else sums[:1]:
            if theirs != here:
                told = (self._sum(theirs), self._sum(here))
                yield Difference(kind, ours.number, ours.client_id, *told, theirs - here)
        if row.due_on not in {ours.due_on, ours.first_due_on}:
            days = (row.due_on.isoformat(), ours.due_on.isoformat())
            yield Difference("date", ours.number, ours.client_id, *days, 0)

    def _sum(self, minor: int) -> str:
        return to_major(minor, self.currency)
