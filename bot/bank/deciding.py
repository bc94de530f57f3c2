"""Let a person, or a program of the creditor's, say whose money it is, or that it goes back; each once.

What a person said in error is taken back by a person, with the reason.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot.bank.entry import Entry
from bot.bank.receiving import UNMATCHED
from bot.bank.seeking import payer_indexes
from bot.desk import Desk
from bot.errors import ClientMistake
from bot.payments import Cashier
from bot.reversals import MISPLACED, take_back
from flows.matching.evidence import KIND
from storage.errors import PaymentDiffers
from storage.schema import Case, UnmatchedPayment, UnmatchedStatus
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

SETTLED, CLIENT, CURRENCY, GONE = "settled", "client", "currency", "gone"
"""Fields of a mistake: why it cannot be done."""
OUTCOME = "other"  #: of the case that it closes


@dataclass(frozen=True, slots=True)
class Payer:
    """What the bank tells of whoever paid."""

    name: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Decider:
    """Settles money that waits for a person; one for a process."""

    cashier: Cashier
    desk: Desk
    vault: Vault

    def match(self, uow: UnitOfWork, creditor: str, number: int, client: str, staff: int, now: datetime) -> None:
        """Record the money as a client's payment, thanked for as any, because a member of staff says so.

        Raises ClientMistake when it is settled already, the client is none, or their account has another currency.
        """
        row = _waiting(uow, creditor, number)
        known = uow.clients.find(creditor, client)
        if known is None or known.visitor_since is not None:
            raise ClientMistake("There is no client with that number.", 404, CLIENT)
        if row.currency != uow.creditors.get(creditor).currency:
            raise ClientMistake(f"The money is in {row.currency}, the account in another currency.", 409, CURRENCY)
        self.cashier.record(
            uow,
            creditor=creditor,
            client=client,
            amount=row.amount,
            paid_on=row.paid_on,
            reference=row.reference,
            source=row.source,
            now=now,
        )
        self._settle(uow, row, client, f"staff:{staff}", staff, now)

    def waiting_for(self, uow: UnitOfWork, creditor: str, reference: str, amount: int) -> UnmatchedPayment | None:
        """Return money that waits under a reference of which a program says whose it is; nothing where none waits.

        Raises PaymentDiffers where that is another sum. The caller records the payment, and then it is `claimed`.
        """
        row = uow.unmatched.waiting_under(creditor, reference)
        if row is not None and (row.amount, row.currency) != (amount, uow.creditors.get(creditor).currency):
            raise PaymentDiffers(creditor, reference)
        return row

    def claimed(self, uow: UnitOfWork, row: UnmatchedPayment, client: str, by: str, now: datetime) -> None:
        """Let money wait no longer that was recorded as a client's payment."""
        self._settle(uow, row, client, by, None, now)

    def give_back(self, uow: UnitOfWork, creditor: str, number: int, staff: int, now: datetime, note: str) -> None:
        """Record that the money went back, or is none of the creditor's, and why. Raises ClientMistake as above."""
        row = _waiting(uow, creditor, number)
        by = f"staff:{staff}"
        uow.unmatched.settle(row, UnmatchedStatus.RETURNED, by, now, client=None, note=note)
        told = {"reference": row.reference, "amount": row.amount, "note": note}
        uow.audit.append(creditor, now, by, "payment.returned", f"payment:{row.reference}", told)
        self._close_cases(uow, row, staff, now, f"{row.reference}: {note}")

    def take_back(self, uow: UnitOfWork, creditor: str, number: int, staff: int, now: datetime, note: str) -> None:
        """Let money wait for its owner again that was not the client's as whose it was recorded, and keep why.

        What it had paid is owed again; a client who was thanked learns that this was our mistake. Their line stays in
        the books under a name of its own, and the bank's name is the true owner's. Raises ClientMistake where the money
        is nobody's payment, or was taken back by the bank.
        """
        row, by = uow.unmatched.lock(creditor, number), f"staff:{staff}"
        if row.status is not UnmatchedStatus.MATCHED or row.client_id is None:
            raise ClientMistake("This money is nobody's payment.", 409, SETTLED)
        stage = self.cashier.bot.stage(uow, creditor, row.client_id, now, uuid4().hex)
        stage.actor = by
        if uow.payments.get(creditor, row.reference).reversed_at is not None:
            raise ClientMistake("The bank has taken this payment back.", 409, GONE)
        kept, on = uow.payments.let_go(creditor, row.reference), max(stage.today, row.paid_on)
        take_back(self.cashier.bot, stage, kept, on, note, MISPLACED, row.reference)
        told = {"reference": row.reference, "kept_as": kept.reference, "amount": row.amount, "note": note}
        uow.audit.append(creditor, now, by, "payment.unmatched", f"client:{row.client_id}", told)
        uow.owners.forget_payers(creditor, [(index, row.client_id) for index in self._payers(row)])
        uow.unmatched.wait_again(row, f"{row.client_id}: {note}")

    def payer_of(self, row: UnmatchedPayment) -> Payer:
        """Return what the bank tells of whoever paid."""
        return Payer(**json.loads(self.vault.read(row.payer_sealed) or "{}"))

    def text_of(self, row: UnmatchedPayment) -> str:
        """Return what the payer wrote."""
        return self.vault.read(row.text_sealed) or ""

    def _settle(
        self, uow: UnitOfWork, row: UnmatchedPayment, client: str, by: str, staff: int | None, now: datetime
    ) -> None:
        self._remember(uow, row, client, now)
        uow.unmatched.settle(row, UnmatchedStatus.MATCHED, by, now, client=client, note="")
        told = {"reference": row.reference, "amount": row.amount}
        uow.audit.append(row.creditor_id, now, by, "payment.matched", f"client:{client}", told)
        self._close_cases(uow, row, staff, now, f"{row.reference} → {client}")

    def _remember(self, uow: UnitOfWork, row: UnmatchedPayment, client: str, now: datetime) -> None:
        """Keep that whoever paid has paid for the client."""
        uow.owners.note_payers(row.creditor_id, [(index, client) for index in self._payers(row)], now)

    def _payers(self, row: UnmatchedPayment) -> Sequence[bytes]:
        """Return what whoever paid is known by."""
        payer = self.payer_of(row)
        entry = Entry(row.reference, row.amount, row.currency, row.paid_on, payer=payer.name, account=payer.account)
        return payer_indexes(self.vault, entry)

    def _close_cases(self, uow: UnitOfWork, row: UnmatchedPayment, staff: int | None, now: datetime, text: str) -> None:
        """Close the case of the client whose money it might have been; nothing is told to them."""
        for candidate in row.candidates:
            for case in uow.cases.open_of(row.creditor_id, candidate["client"]):
                if _is_about(case, row):
                    self.desk.resolve(uow, case.id, staff, OUTCOME, text, now, uuid4().hex)


def _waiting(uow: UnitOfWork, creditor: str, number: int) -> UnmatchedPayment:
    """Return money that still waits, locked against whoever settles it at the same moment."""
    row = uow.unmatched.lock(creditor, number)
    if row.status is not UnmatchedStatus.WAITING:
        raise ClientMistake("Somebody has settled this already.", 409, SETTLED)
    return row


def _is_about(case: Case, row: UnmatchedPayment) -> bool:
    return case.kind == KIND and case.details.get(UNMATCHED) == str(row.id)
