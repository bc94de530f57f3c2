"""Gather what speaks for whom, for many entries in a few looks: first what was written, then amounts and payers.

What was written is mostly enough. Only for the entries that it leaves open is anything else looked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.bank.entry import Entry
from flows.matching import evidence
from flows.matching.evidence import Certain, Evidence, Why
from flows.matching.spelling import Spelling, fold, name_orders, spellings, words
from flows.negotiation.money import to_major
from flows.paying.reference import client_of
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

DOCUMENT_MIN = 6  #: characters of a document that is looked for in a text
ACCOUNT, NAME = "account", "payer"  #: what a payer is known again by, each with an index of its own
NAMES_MAX = 200  #: clients of the same name, among all payers of a batch


@dataclass(slots=True)
class Sought:
    """An entry, the numbers that it may hold, and what was found to speak for anybody."""

    entry: Entry
    numbers: list[Spelling]
    chance: frozenset[str]
    found: list[tuple[Spelling, Evidence]] = field(default_factory=list)
    named: list[Evidence] = field(default_factory=list)
    other: list[Evidence] = field(default_factory=list)
    is_unknown: bool = False
    owner: Certain | None = None

    @property
    def evidence(self) -> list[Evidence]:
        """Return all that speaks for anybody."""
        return [*self.named, *evidence.written(self.found, self.chance), *self.other]

    def judge(self) -> None:
        """Say whose it is for certain by what was found so far."""
        self.owner = evidence.judge(self.evidence, is_unknown=self.is_unknown)

    def doubt(self, twin: str) -> None:
        """Say that it may be a payment that was told of before, and so nobody's for certain."""
        whose = {one.client for one in self.evidence if one.why in evidence.WRITTEN}
        self.other += [Evidence(client, Why.ALIKE, twin) for client in sorted(whose)]
        self.owner = None


def seek(uow: UnitOfWork, vault: Vault, creditor: Creditor, entries: Sequence[Entry]) -> list[Sought]:
    """Return the entries, each with what speaks for whom."""
    found = [_begin(entry) for entry in entries]
    _seek_named(uow, creditor.id, [one for one in found if one.entry.client or one.entry.invoice])
    _seek_numbers(uow, creditor.id, found)
    if left := _open(found):
        _seek_documents(uow, vault, creditor, left)
        left = _open(left)
    if left:
        _seek_amounts(uow, creditor, left)
        _seek_payers(uow, vault, creditor.id, left)
        _seek_names(uow, creditor.id, left)
        _open(left)
    return found


def _open(found: Sequence[Sought]) -> list[Sought]:
    """Judge entries by what was found so far, and return those that are nobody's for certain."""
    for one in found:
        one.judge()
    return [one for one in found if one.owner is None]


def payer_indexes(vault: Vault, entry: Entry) -> list[bytes]:
    """Return the blind indexes by which whoever paid is known again, under every key that is accepted."""
    name = " ".join(sorted(words(entry.payer)))
    told = ((ACCOUNT, entry.account), (NAME, name))
    return [index for kind, value in told if value for index in vault.indexes(kind, value)]


def _begin(entry: Entry) -> Sought:
    text = f"{entry.text} ; {entry.document}"
    day = evidence.by_chance(to_major(entry.amount, entry.currency), entry.paid_on)
    numbers = list(spellings(text))
    return Sought(entry, [*numbers, *_references(numbers)], day)


def _references(numbers: Iterable[Spelling]) -> Iterator[Spelling]:
    """Yield the numbers of clients whose references were written: see `flows.paying.reference`."""
    for it in numbers:
        if client := client_of(it.text):
            yield it._replace(folded=client, text=client, is_named=True)


def _seek_named(uow: UnitOfWork, creditor: str, found: Sequence[Sought]) -> None:
    """Look for the clients and bills that entries name as such; one that there is not makes the rest doubtful."""
    clients, bills = _by_number(uow, creditor, {fold(it) for one in found for it in _named(one.entry)})
    for one in found:
        for number, known, why in ((one.entry.client, clients, Why.CLIENT), (one.entry.invoice, bills, Why.INVOICE)):
            owners = known.get(fold(number), ()) if number else ()
            exact = [it for it in owners if it.about == number] or owners
            one.named += [Evidence(it.client, why, it.about, is_distinct=len(exact) == 1) for it in exact]
            one.is_unknown = one.is_unknown or bool(number and not exact and why is Why.CLIENT)


def _named(entry: Entry) -> Iterator[str]:
    yield from filter(None, (entry.client, entry.invoice))


def _seek_numbers(uow: UnitOfWork, creditor: str, found: Sequence[Sought]) -> None:
    clients, bills = _by_number(uow, creditor, {it.folded for one in found for it in one.numbers})
    for one in found:
        for it in one.numbers:
            one.found += [(it, known) for known in (*bills.get(it.folded, ()), *clients.get(it.folded, ()))]


Known = Mapping[str, Sequence[Evidence]]


def _by_number(uow: UnitOfWork, creditor: str, folded: Iterable[str]) -> tuple[Known, Known]:
    """Return the clients, and the bills, that have one of these numbers, by the number as it is compared."""
    bills, people = uow.owners.by_numbers(creditor, set(folded))
    clients: dict[str, list[Evidence]] = defaultdict(list)
    invoices: dict[str, list[Evidence]] = defaultdict(list)
    for row in people:
        clients[fold(row.id)].append(Evidence(row.id, Why.CLIENT, row.id))
    for row in bills:
        invoices[fold(row.number)].append(Evidence(row.client_id, Why.INVOICE, row.number))
    return clients, invoices


def _seek_documents(uow: UnitOfWork, vault: Vault, creditor: Creditor, found: Sequence[Sought]) -> None:
    """Look for documents in what was written; they are kept sealed, and found by their blind index."""
    asked: dict[bytes, list[tuple[Sought, Spelling]]] = defaultdict(list)
    for one in found:
        for it in one.numbers:
            for text in {it.text, it.folded} if len(it.folded) >= DOCUMENT_MIN else ():
                for index in vault.indexes(creditor.country, text):
                    asked[index].append((one, it))
    for row in uow.owners.by_documents(creditor.id, asked) if asked else ():
        for one, it in asked[bytes(row.document_index)]:
            one.found.append((it, Evidence(row.client_id, Why.DOCUMENT)))


def _seek_amounts(uow: UnitOfWork, creditor: Creditor, found: Sequence[Sought]) -> None:
    """Look for who owes just that: among all, unless it is what many owe, and among those whom something speaks for."""
    ours = [one for one in found if one.entry.currency == creditor.currency]
    owing = defaultdict(list)
    for row in uow.owners.by_amounts(creditor.id, {one.entry.amount for one in ours}, evidence.SHARED_MAX + 1):
        owing[row.amount].append(Evidence(row.client_id, Why(row.why), row.about))
    spoken = {it.client for one in ours for it in one.evidence}
    owed = defaultdict(list)
    for row in uow.owners.of_clients(creditor.id, spoken) if spoken else ():
        owed[row.client_id, row.amount].append(Evidence(row.client_id, Why(row.why), row.about))
    for one in ours:
        mine = {it.client for it in one.evidence}
        few = owing[one.entry.amount]
        one.other += few if len({it.client for it in few}) <= evidence.SHARED_MAX else ()
        one.other += [it for client in mine for it in owed[client, one.entry.amount]]


def _seek_payers(uow: UnitOfWork, vault: Vault, creditor: str, found: Sequence[Sought]) -> None:
    """Look for whom whoever paid has paid before; who pays for many, as a cash network does, says nothing."""
    asked: dict[bytes, list[Sought]] = defaultdict(list)
    for one in found:
        for index in payer_indexes(vault, one.entry):
            asked[index].append(one)
    for row in uow.owners.by_payers(creditor, asked, evidence.SHARED_MAX + 1) if asked else ():
        few = row.clients if len(row.clients) <= evidence.SHARED_MAX else ()
        for one in asked[bytes(row.payer_index)]:
            one.other += [Evidence(client, Why.PAYER) for client in few]


def _seek_names(uow: UnitOfWork, creditor: str, found: Sequence[Sought]) -> None:
    """Look for clients with the payer's name, in whatever order its words stand."""
    asked: dict[frozenset[str], list[Sought]] = defaultdict(list)
    for one in found:
        if len(name := words(one.entry.payer)) > 1:
            asked[name].append(one)
    names = {order for one in found for order in name_orders(one.entry.payer)}
    for row in uow.owners.by_names(creditor, names, NAMES_MAX) if asked else ():
        for one in asked.get(words(row.name), ()):
            one.other.append(Evidence(row.client_id, Why.NAME))
