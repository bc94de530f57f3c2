"""Lower a bill by a credit note of the creditor's, once however often its file is imported."""

from datetime import date, datetime

from bot.closing import name_job
from bot.creditors.document import CreditorFile
from bot.portfolio.rows import BadRow
from bot.portfolio.table import CreditNote
from flows.errors import BadAmount
from flows.negotiation.money import to_minor
from storage.errors import StorageError
from storage.unit_of_work import UnitOfWork

ACTOR = "operator"


def lower(uow: UnitOfWork, owner: CreditorFile, note: CreditNote, now: datetime) -> None:
    """Write a credit note on the one bill that it names; the same number twice is the same note. Raises BadRow."""
    bill, amount, day = _bill(uow, owner, note), _amount(note, owner.currency), _day(note)
    if not amount:
        return
    facts = {"invoice": bill, "amount": amount, "dated_on": day, "reference": note.reference}
    try:
        with uow.savepoint():
            written = uow.credits.record(creditor=owner.creditor, at=now, actor=ACTOR, **facts)  # type: ignore[arg-type]
    except StorageError as fault:
        raise BadRow(f"credit note {note.reference}: {fault}") from fault
    if written.is_new:
        told = {"client": written.credit.client_id, "amount": amount, "reference": note.reference}
        uow.audit.append(owner.creditor, now, ACTOR, "credit.written", f"invoice:{bill}", told)
        uow.jobs.put(name_job(owner.creditor, written.credit.client_id), now)


def _bill(uow: UnitOfWork, owner: CreditorFile, note: CreditNote) -> str:
    if len(note.invoices) != 1:
        raise BadRow(f"credit note {note.reference} names {len(note.invoices)} bills; record it by hand on those")
    if uow.invoices.find(owner.creditor, note.invoices[0]) is None:
        raise BadRow(f"credit note {note.reference} is of a bill that is not known; import it together with its bill")
    return note.invoices[0]


def _amount(note: CreditNote, currency: str) -> int:
    try:
        return to_minor(note.amount, currency)
    except BadAmount as fault:
        raise BadRow(f"credit note {note.reference} has no amount in {currency}") from fault


def _day(note: CreditNote) -> date:
    try:
        return date.fromisoformat(note.dated_on)
    except ValueError as fault:
        raise BadRow(f"credit note {note.reference} has no day") from fault
