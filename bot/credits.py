"""Write what lowers or raises a bill besides payments: a credit note, a correction, the outcome of a case."""

from datetime import date
from typing import NamedTuple

from bot.errors import ClientMistake
from bot.favour import apply_favour
from bot.papers.letters import reopen
from bot.stage import CHAT, Stage
from storage.repositories.credits import Credited
from storage.schema import Case, CreditKind
from storage.unit_of_work import UnitOfWork


def give_credit(
    stage: Stage, invoice: str, amount: int, dated_on: date, *, reference: str | None = None, reason: str = "",
    case: int | None = None,
) -> Credited:  # fmt: skip
    """Lower one of the client's invoices by minor units, or raise it by a negative amount; once by its reference.

    What was paid too much by it goes to what else is open.
    """
    uow, creditor, client = stage.uow, stage.creditor, stage.client.id
    written = uow.credits.record(
        creditor=creditor,
        invoice=invoice,
        kind=CreditKind.CREDIT_NOTE if amount > 0 else CreditKind.CORRECTION,
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
    """What a case's credit takes off which invoice, in minor units; None where it was not named."""

    amount: int | None = None
    invoice: str | None = None


NOTHING_NAMED = Taken()


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
    number = invoice or (next(iter(stopped)) if len(stopped) == 1 else None)
    if number is None:
        raise ClientMistake("invoice: name the invoice that the amount is taken off.", field="invoice")
    if stage.uow.invoices.get(stage.creditor, number).client_id != stage.client.id:
        raise ClientMistake("invoice: belongs to another client.", field="invoice")
    give_credit(stage, number, amount, stage.today, case=case.id)


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
