"""Take in money: what is one client's for certain is recorded and thanked for, all else waits for a person.

One at a time takes in a creditor's money: the same reference, told of by a file and by a provider at once, is recorded
once. A client who is the only one that it may be of gets a case, under which nobody asks them for money meanwhile.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from bot import effects
from bot.bank.entry import Entry, Kind
from bot.bank.naming import Named, Standing, Told, name, names
from bot.bank.plain import Owned, record_plain
from bot.bank.returning import return_payment
from bot.bank.seeking import Sought, payer_indexes, seek
from bot.conversation import Bot
from bot.payments import Cashier
from flows.matching.evidence import KIND, Candidate, Certain, candidates
from flows.outcome import OpenCase
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

UNMATCHED = "unmatched"  #: among a case's details: the number of the money that it is about
PRIORITY = 4  #: behind the cases of clients who wait for an answer
MANY = 20  #: certain payments for which looking for those that can be recorded at once is worth its while
TAKEN = "reference is another payment's already; a reference names one payment"


class Outcome(StrEnum):
    """What came of an entry."""

    RECORDED = "recorded"  #: a client's payment
    UNMATCHED = "unmatched"  #: kept until a person says whose it is
    KNOWN = "known"  #: it was taken in before
    REVERSED = "reversed"  #: a payment was taken back
    REVERSAL = "reversal"  #: money was taken back, and a person must say which
    REFUSED = "refused"  #: its reference is another payment's


SETTLED = {Standing.KNOWN: Outcome.KNOWN, Standing.TAKEN: Outcome.REFUSED}
REVERSALS = {True: Outcome.REVERSED, False: Outcome.KNOWN, None: Outcome.REVERSAL}


@dataclass(frozen=True, slots=True)
class Receiver:
    """Takes in money; one for a process. From `many` certain payments on, those that can be are recorded at once."""

    bot: Bot
    cashier: Cashier
    vault: Vault
    many: int = MANY

    def receive(
        self, uow: UnitOfWork, creditor: Creditor, entries: Sequence[Entry], source: str, actor: str, now: datetime
    ) -> list[Outcome]:
        """Take in entries of a creditor in scope and say what came of each; the caller commits.

        `source` says where they were told of, `actor` by whom, as in the audit log.
        """
        uow.owners.lock(creditor.id)
        taking = _Taking(self, uow, creditor, source, actor, now)
        return taking.take(entries)


@dataclass(slots=True)
class _Taking:
    """Entries being taken in."""

    house: Receiver
    uow: UnitOfWork
    creditor: Creditor
    source: str
    actor: str
    now: datetime

    def take(self, entries: Sequence[Entry]) -> list[Outcome]:
        named = self._name(entries)
        new = [one for one in named if one.standing is Standing.NEW and one.entry.kind is Kind.CREDIT]
        found = seek(self.uow, self.house.vault, self.creditor, [one.entry for one in new])
        self._doubt((one, sought) for one, sought in zip(new, found, strict=True) if one.twin)
        done, sought = self._record_many(found), iter(found)
        return [SETTLED.get(one.standing) or self._take(one.entry, sought, done) for one in named]

    def _record_many(self, found: Sequence[Sought]) -> Collection[str]:
        """Record at once what can be; return the references of it."""
        owned = [(one.entry, one.owner) for one in found if one.owner and self._is_ours(one.entry)]
        if len(owned) < self.house.many:
            return ()
        policy = self.house.bot.profiles.get(self.uow, self.creditor.id).policy
        done = record_plain(self.uow, self.creditor, policy.allocation, owned, self.source, self.now)
        self._note_payers([(entry, owner) for entry, owner in owned if entry.reference in done])
        return done

    def _take(self, entry: Entry, sought: Iterator[Sought], done: Collection[str]) -> Outcome:
        """Take in one entry; one that gives money back comes behind those of the file that brought it."""
        if entry.kind is Kind.CREDIT:
            found = next(sought)
            return Outcome.RECORDED if entry.reference in done else self._settle(entry, found)
        is_new = return_payment(self.house.bot, self.uow, self.creditor, entry, self.actor, self.now)
        return REVERSALS[is_new]

    def _name(self, entries: Sequence[Entry]) -> list[Named]:
        """Return the entries under the references that are theirs."""
        told = self.uow.owners.known(self.creditor.id, names(entries))
        return name(
            entries, {row.reference: Told(row.client_id, row.amount, row.currency, row.paid_on) for row in told}
        )

    def _doubt(self, found: Iterable[tuple[Named, Sought]]) -> None:
        """Let nobody be the owner for certain of money that may have been told of before."""
        for one, sought in found:
            sought.doubt(one.twin or "")

    def _settle(self, entry: Entry, sought: Sought) -> Outcome:
        owner = sought.owner if self._is_ours(entry) else None
        if owner is None:
            return self._keep(entry, sought)
        self._record(entry, owner)
        return Outcome.RECORDED

    def _record(self, entry: Entry, owner: Certain) -> None:
        self.house.cashier.record(
            self.uow,
            creditor=self.creditor.id,
            client=owner.client,
            amount=entry.amount,
            paid_on=entry.paid_on,
            reference=entry.reference,
            source=self.source,
            now=self.now,
            invoice=owner.invoice,
        )
        self._note_payers([(entry, owner)])

    def _note_payers(self, owned: Sequence[Owned]) -> None:
        """Keep who paid for whom."""
        vault = self.house.vault
        paid = {(index, owner.client): None for entry, owner in owned for index in payer_indexes(vault, entry)}
        if paid:
            self.uow.owners.note_payers(self.creditor.id, list(paid), self.now)

    def _is_ours(self, entry: Entry) -> bool:
        """Say whether money is of the currency in which clients owe, and not what the creditor paid somebody."""
        return entry.currency == self.creditor.currency and not entry.is_return

    def _keep(self, entry: Entry, sought: Sought) -> Outcome:
        found, vault = candidates(sought.evidence), self.house.vault
        payer = {"name": entry.payer, "account": entry.account}
        number = self.uow.unmatched.put(
            creditor=self.creditor.id,
            reference=entry.reference,
            amount=entry.amount,
            currency=entry.currency,
            paid_on=entry.paid_on,
            source=self.source,
            payer=vault.seal(json.dumps(payer)) if any(payer.values()) else None,
            text=vault.seal(entry.text) if entry.text else None,
            candidates=[_shape(one) for one in found],
            at=self.now,
        )
        if number is None:
            return Outcome.KNOWN
        told = {"amount": entry.amount, "currency": entry.currency, "candidates": len(found)}
        self.uow.audit.append(
            self.creditor.id, self.now, self.actor, "payment.unmatched", f"payment:{entry.reference}", told
        )
        if len(found) == 1:
            self._open_case(found[0].client, number)
        return Outcome.UNMATCHED

    def _open_case(self, client: str, number: int) -> None:
        stage = self.house.bot.stage(self.uow, self.creditor.id, client, self.now, uuid4().hex)
        stage.actor = self.actor
        due_at = stage.profile.answer_by(KIND, self.now)
        effects.apply(stage, (OpenCase(KIND, due_at, priority=PRIORITY, details={UNMATCHED: str(number)}),))


def _shape(candidate: Candidate) -> dict[str, Any]:
    reasons = [{"why": one.why.value, "about": one.about} for one in candidate.reasons]
    return {"client": candidate.client, "reasons": reasons}
