"""What changes an account besides payments and bills: credits, and payments that never arrived after all."""

from datetime import date
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Path
from pydantic import Field
from starlette.responses import Response

from bot.closing import close_account, name_job
from bot.credits import give_credit
from bot.errors import ClientMistake
from bot.reversals import take_back
from bot.stage import Stage
from bot.web.api.access import ID, Call, Calling
from bot.web.api.once import once
from bot.web.api.shapes import CreditorId, CreditShape, Day, Id, Line, MoneyShape, Shape, SignedMoneyShape
from bot.web.api.sums import minor_of
from storage.schema import Payment

router = APIRouter(tags=["payments"])


class NewCredit(Shape):
    """An amount that is taken off an invoice, or put on it when it is negative; the same reference twice is one."""

    creditor: CreditorId
    client_id: Id
    invoice: Id
    amount: SignedMoneyShape
    reference: Id
    reason: Annotated[Line, Field(max_length=400)] = ""
    dated_on: Day | None = None


class CreditAnswer(CreditShape):
    """A credit as it stands; `known` says that the reference was recorded before, `balance` what is left to pay."""

    creditor: str
    client_id: str
    balance: MoneyShape
    known: bool


class NewReversal(Shape):
    """A payment did not arrive after all."""

    reversed_on: Day
    reason: Annotated[Line, Field(max_length=400)] = ""
    creditor: CreditorId | None = None


class ReversalAnswer(Shape):
    """A payment that was taken back; `known` says that this was done before."""

    creditor: str
    client_id: str
    reference: str
    amount: MoneyShape
    paid_on: date
    reversed_on: date
    known: bool


@router.post("/credits", status_code=201, response_model=CreditAnswer)
def post_credit(call: Calling, asked: NewCredit) -> Response:
    """Write a credit note or a correction: the invoice asks for less, and what was paid too much goes elsewhere."""
    return once(call, "POST /credits", asked, lambda: _credit(call, asked), 201)


@router.post("/payments/{reference:path}/reverse", response_model=ReversalAnswer)
def post_reversal(call: Calling, reference: Annotated[str, Path(pattern=ID)], asked: NewReversal) -> Response:
    """Take a payment back: what it paid is owed again, and a client who was thanked is told."""
    return once(call, f"POST /payments/{reference}/reverse", asked, lambda: _reverse(call, reference, asked))


def _credit(call: Call, asked: NewCredit) -> CreditAnswer:
    call.scope(asked.creditor)
    if call.uow.clients.get(asked.creditor, asked.client_id).id != _owner(call, asked):
        raise ClientMistake("invoice: belongs to another client.", field="invoice")
    stage = _stage(call, asked.creditor, asked.client_id)
    amount = minor_of(call, asked.creditor, asked.amount, "amount")
    if amount == 0:
        raise ClientMistake("amount: write an amount other than zero.", field="amount")
    dated_on, reference = asked.dated_on or stage.today, asked.reference
    written = give_credit(stage, asked.invoice, amount, dated_on, reference=reference, reason=asked.reason)
    if not close_account(stage) and written.is_new:
        call.uow.jobs.put(name_job(stage.creditor, stage.client.id), stage.now)
    balance = call.uow.invoices.get(asked.creditor, asked.invoice).balance
    return CreditAnswer(
        **CreditShape.of(written.credit).model_dump(),
        creditor=asked.creditor,
        client_id=asked.client_id,
        balance=MoneyShape.of(balance, asked.amount.currency),
        known=not written.is_new,
    )


def _owner(call: Call, asked: NewCredit) -> str:
    return call.uow.invoices.get(asked.creditor, asked.invoice).client_id


def _reverse(call: Call, reference: str, asked: NewReversal) -> ReversalAnswer:
    payment = _payment(call, reference, asked.creditor)
    if asked.reversed_on < payment.paid_on:
        raise ClientMistake("reversed_on: is before the day on which it was paid.", field="reversed_on")
    stage = _stage(call, payment.creditor_id, payment.client_id)
    is_new = take_back(call.app.bot, stage, payment, asked.reversed_on, asked.reason)
    return ReversalAnswer(
        creditor=payment.creditor_id,
        client_id=payment.client_id,
        reference=reference,
        amount=MoneyShape.of(payment.amount, payment.currency),
        paid_on=payment.paid_on,
        reversed_on=payment.reversed_on or asked.reversed_on,
        known=not is_new,
    )


def _payment(call: Call, reference: str, creditor: str | None) -> Payment:
    """Return a payment by its reference; a key of several creditors has to say whose it is, where two have the same."""
    if creditor is not None:
        call.scope(creditor)
        return call.uow.payments.get(creditor, reference)
    call.scope_all()
    found = call.uow.payments.named(reference)
    if len(found) > 1:
        raise ClientMistake("creditor: several have a payment of this reference; name one.", field="creditor")
    return found[0]


def _stage(call: Call, creditor: str, client: str) -> Stage:
    stage = call.app.bot.stage(call.uow, creditor, client, call.app.clock.now(), uuid4().hex)
    stage.actor = f"key:{call.key.id}"
    return stage
