"""Write what lowers or raises a bill besides payments: a credit note, a correction, the outcome of a case."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from bot.errors import ClientMistake
from bot.favour import apply_favour
from bot.papers.letters import reopen
from bot.stage import CHAT, Stage
from storage.repositories.cases import UNTOLD
from storage.repositories.credits import Credited
from storage.schema import Case, CreditKind
from storage.unit_of_work import UnitOfWork


def give_credit(
    stage: Stage, invoice: str, amount: int, dated_on: date, *, reference: str | None = None, reason: str = "",
    case: int | None = None, kind: CreditKind | None = None,
) -> Credited:  # fmt: skip
    """Lower one of the client's invoices by minor units, or raise it by a negative amount; once by its reference.

    What was paid too much by it goes to what else is open. Without a `kind` what lowers is a credit note.
    """
    uow, creditor, client = stage.uow, stage.creditor, stage.client.id
    written = uow.credits.record(
        creditor=creditor,
        invoice=invoice,
        kind=kind or (CreditKind.CREDIT_NOTE if amount > 0 else CreditKind.CORRECTION),
        amount=amount,
        dated_on=dated_on,
        at=stage.now,
        actor=stage.actor,
        reference=reference,
        reason=reason,
        case=case,
    )
    if written.is_new:
        stage.audit("credit.written", f"invoice:{invoice}", client=client, amount=amount, reference=reference)
        apply_favour(stage)
        if amount < 0:
            reopen(uow, stage.client, stage.now, stage.actor)
        uow.notify(CHAT, f"{creditor} {client}")
    return written


class Taken(NamedTuple):
    """What a case's credit takes off which invoice, or its correction leaves of it; None where it was not named.

    In minor units.
    """

    amount: int | None = None
    invoice: str | None = None


NOTHING_NAMED = Taken()
BILL = "dispute_invoice"  #: the kind of case that is about a bill even where it stopped none
CORRECTING = frozenset({CreditKind.CREDIT_NOTE, CreditKind.CORRECTION, CreditKind.CARRIED})
WRITTEN = "invoice.written"  #: in the audit log: the creditor's program told of an invoice anew


def credit_case(stage: Stage, case: Case, credit: Taken) -> None:
    """Write the credit that a case ends with: an amount of an invoice, else all that the case had stopped.

    Of a case that stopped no invoice nothing is written without an amount.
    """
    stopped, (amount, invoice) = stopped_by(stage.uow, case), credit
    if amount == 0:
        raise ClientMistake("amount: write an amount above zero.", field="amount")
    if amount is None:
        for one, held in sorted(stopped.items()):
            if held and invoice in (None, one):
                give_credit(stage, one, held, stage.today, case=case.id)
        return
    give_credit(stage, _meant(stage, stopped, invoice), amount, stage.today, case=case.id)


def correct_case(stage: Stage, case: Case, corrected: Taken) -> None:
    """Write the correction that a case ends with: what an invoice asks for from now on, before what was paid of it.

    Nobody hears that a bill was put right which is as it was: without an amount it must have been changed already.
    """
    uow, (amount, invoice) = stage.uow, corrected
    if amount is None:
        if needs_correcting(uow, case):
            raise ClientMistake(
                "amount: write what the invoice comes to now, or correct it first; what changes no invoice ends with "
                "explanation or other.",
                field="amount",
            )
        return
    number = _meant(stage, stopped_by(uow, case), invoice)
    before = uow.credits.asked(stage.creditor, number)
    if not 0 <= amount < before:
        raise ClientMistake("amount: write less than the invoice asks for now.", field="amount")
    give_credit(stage, number, before - amount, stage.today, case=case.id, kind=CreditKind.CORRECTION)


def needs_correcting(uow: UnitOfWork, case: Case) -> bool:
    """Say whether a case is about bills of which none was changed since it was opened, but by payments."""
    stopped = stopped_by(uow, case)
    if case.kind in UNTOLD or not (stopped or case.kind == BILL):
        return False
    numbers = {*stopped, *case.invoices}
    written = uow.credits.of(case.creditor_id, case.client_id)
    lines = (row for row in written if row.at >= case.opened_at and row.kind in CORRECTING)
    if any(row.invoice_number in numbers or not numbers for row in lines):
        return False
    return not any(_was_rewritten(uow, case, number) for number in numbers)


def _was_rewritten(uow: UnitOfWork, case: Case, number: str) -> bool:
    """Say whether the creditor's program told of an invoice anew since a case was opened."""
    told = uow.audit.about(case.creditor_id, f"invoice:{number}")
    written = (payload for entry, payload in told if entry.action == WRITTEN and entry.at >= case.opened_at)
    return any(payload is None or payload.get("changed") for payload in written)


def _meant(stage: Stage, stopped: Mapping[str, int], invoice: str | None) -> str:
    """Return the invoice that an outcome is about: the one named, else the only one that the case stopped."""
    number = invoice or (next(iter(stopped)) if len(stopped) == 1 else None)
    if number is None:
        raise ClientMistake("invoice: name the invoice that the amount is about.", field="invoice")
    if stage.uow.invoices.get(stage.creditor, number).client_id != stage.client.id:
        raise ClientMistake("invoice: belongs to another client.", field="invoice")
    return number


def stopped_by(uow: UnitOfWork, case: Case) -> dict[str, int]:
    """Return what a case stops of each invoice in minor units: the part that is disputed, or all that is open of it."""
    stopped: dict[str, int] = {}
    for hold in uow.holds.of_case(case.creditor_id, case.id):
        if hold.invoice_number is None or hold.lifted_at is not None:
            continue
        balance = uow.invoices.get(case.creditor_id, hold.invoice_number).balance
        held = balance if hold.amount is None else hold.amount
        stopped[hold.invoice_number] = min(stopped.get(hold.invoice_number, 0) + held, balance)
    return stopped
