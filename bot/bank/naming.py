"""Find under which name money is known: one name is one payment, and what is told again changes nothing.

Theory of operation. Banks repeat their references: a second entry of a name that says something else has its mark
behind it. What has no name at all is told apart by all that it says, and by how many said the same before it in its
file; statements overlap, so that the file with the most of them counts. That cannot be known where a statement tells
of one that was told before on a day of which all else is new: it is kept as one more, of which a person must say.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import NamedTuple

from bot.bank.entry import Entry, Kind
from bot.bank.references import is_made, next_of

MARKED = 8  #: characters of its mark behind a bank's reference that another payment has already


class Standing(Enum):
    """How an entry stands to what was told before."""

    NEW = "new"
    KNOWN = "known"
    TAKEN = "taken"  #: its reference is another payment's


class Told(NamedTuple):
    """What tells whether two entries of one reference are the same money.

    `mark`: of an entry of the same file, by which two that say something else are two; unknown of what was told before.
    """

    client: str | None
    amount: int
    currency: str
    paid_on: date
    mark: str | None = None

    def is_same(self, other: "Told") -> bool:
        """Say whether both may be one payment."""
        return self[1:4] == other[1:4] and _agree(self.client, other.client) and _agree(self.mark, other.mark)


def _agree(one: str | None, other: str | None) -> bool:
    return None in (one, other) or one == other


@dataclass(frozen=True, slots=True)
class Named:
    """An entry under the reference that is its own. `twin` is the payment that it may be, and may not be."""

    entry: Entry
    standing: Standing = Standing.NEW
    twin: str | None = None


def names(entries: Iterable[Entry]) -> Collection[str]:
    """Return all references that some entries may have."""
    return {name for entry in entries for name in _names(entry)}


def name(entries: Sequence[Entry], known: dict[str, Told]) -> list[Named]:
    """Return the entries in their order; `known` is what was told under `names`, and learns of what is new."""
    placed = [_place(entry, known) for entry in entries]
    doubtful = {one.entry.reference for one in _doubtful(placed)}
    return [_doubt(one, known) if one.entry.reference in doubtful else one for one in placed]


def _names(entry: Entry) -> tuple[str, ...]:
    """Return the references that an entry may have: its own; the next of that mark, or a bank's with its mark."""
    if not entry.mark:
        return (entry.reference,)
    other = next_of(entry.reference) if is_made(entry.reference) else f"{entry.reference}~{entry.mark[:MARKED]}"
    return (entry.reference, other)


def _place(entry: Entry, known: dict[str, Told]) -> Named:
    """Give an entry the first of its references that is free, or its own already."""
    if entry.kind is not Kind.CREDIT:
        return Named(entry)
    told = Told(entry.client, entry.amount, entry.currency, entry.paid_on, entry.mark)
    own, *others = _names(entry)
    for one in (*(other for other in others if other in known), own, *others):
        found = known.setdefault(one, told)
        if found is told:
            return Named(_renamed(entry, one))
        if found.is_same(told):
            known[one] = found._replace(mark=found.mark or told.mark)
            return Named(entry, Standing.KNOWN)
    return Named(entry, Standing.TAKEN)


def _doubtful(placed: Iterable[Named]) -> list[Named]:
    """Return entries of statements, without a name, that alone of all of their day were told before."""
    days = defaultdict[date, list[Named]](list)
    for one in placed:
        if one.entry.kind is Kind.CREDIT and one.entry.mark:
            days[one.entry.paid_on].append(one)
    lone = [[one for one in told if one.standing is Standing.KNOWN] for told in days.values() if len(told) > 1]
    return [one for (one,) in (seen for seen in lone if len(seen) == 1) if is_made(one.entry.reference)]


def _doubt(one: Named, known: dict[str, Told]) -> Named:
    """Keep an entry as one more of those that say the same, unless that was done before."""
    reference = one.entry.reference
    told = known[reference]
    is_free = known.setdefault(next_of(reference), told) is told
    return Named(_renamed(one.entry, next_of(reference)), twin=reference) if is_free else one


def _renamed(entry: Entry, reference: str) -> Entry:
    return entry if entry.reference == reference else replace(entry, reference=reference)
