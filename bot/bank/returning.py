"""Take back what a bank took back: the payment that it names, of that very amount; any other is left to a person."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from bot.bank.entry import Entry
from bot.conversation import Bot
from bot.reversals import take_back
from storage.errors import PaymentToldByFile
from storage.schema import Creditor, UnmatchedPayment, UnmatchedStatus
from storage.unit_of_work import UnitOfWork

WORD_MIN = 3  #: characters of a word that may be the reference of the payment meant
WORDS_MAX = 40
WHY = "taken back by the bank"


def names_of(entry: Entry) -> tuple[str, ...]:
    """Return the references under which the money that was taken back may have come."""
    words = (word.strip(".,;:()") for word in entry.text.split()[:WORDS_MAX])
    return tuple(dict.fromkeys((*entry.undoes, *(word for word in words if len(word) >= WORD_MIN))))


def return_payment(
    bot: Bot, uow: UnitOfWork, creditor: Creditor, entry: Entry, actor: str, now: datetime
) -> bool | None:
    """Reverse the payment that a bank took back; return false when that was done before, nothing when none is meant.

    Money that still waits for a person waits no longer.
    """
    found = [row for row in uow.owners.known(creditor.id, names_of(entry)) if _is_meant(row, entry)]
    if len(found) != 1:
        return None
    (row,) = found
    if row.client_id is None:
        return _return_unmatched(uow, creditor, row.reference, actor, now)
    stage = bot.stage(uow, creditor.id, row.client_id, now, uuid4().hex)
    stage.actor = actor
    try:
        return take_back(bot, stage, uow.payments.get(creditor.id, row.reference), entry.paid_on, WHY)
    except PaymentToldByFile:
        return None


def _is_meant(row: Any, entry: Entry) -> bool:  # noqa: ANN401 - a row of the driver
    return bool(row.amount == entry.amount and row.currency == entry.currency)


def _return_unmatched(uow: UnitOfWork, creditor: Creditor, reference: str, actor: str, now: datetime) -> bool:
    row: UnmatchedPayment = uow.unmatched.named(creditor.id, reference)
    if row.status is not UnmatchedStatus.WAITING:
        return False
    uow.unmatched.settle(row, UnmatchedStatus.RETURNED, actor, now, client=None, note=WHY)
    told = {"reference": reference, "amount": row.amount, "note": WHY}
    uow.audit.append(creditor.id, now, actor, "payment.returned", f"payment:{reference}", told)
    return True
