"""Payments, one by one."""

from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from bot.errors import ClientMistake
from bot.web.api.access import Call, Calling
from bot.web.api.once import once
from bot.web.api.shapes import AllocationShape, CreditorId, Day, Id, MoneyShape, Shape
from bot.web.api.sums import minor_of

router = APIRouter(tags=["payments"])


class NewPayment(Shape):
    """Money that arrived; the same reference twice is the same payment."""

    creditor: CreditorId
    client_id: Id
    amount: MoneyShape
    paid_on: Day
    reference: Id
    invoice: Id | None = None


class PaymentAnswer(Shape):
    """A payment and where its money went; `known` says that the reference was recorded before.

    `reversed_on`: the day on which it was taken back; the same reference does not bring it again.
    """

    creditor: str
    client_id: str
    reference: str
    amount: MoneyShape
    paid_on: date
    known: bool
    reversed_on: date | None = None
    allocation: list[AllocationShape]


@router.post("/payments", status_code=201, response_model=PaymentAnswer)
def post_payment(call: Calling, asked: NewPayment) -> Response:
    """Record a payment: instalments and invoices are paid in the creditor's order, and the client is thanked."""
    return once(call, "POST /payments", asked, lambda: _record(call, asked), 201)


def _record(call: Call, asked: NewPayment) -> PaymentAnswer:
    amount = minor_of(call, call.scope(asked.creditor), asked.amount, "amount")
    if amount == 0:
        raise ClientMistake("amount: write an amount above zero.", field="amount")
    call.uow.clients.get(asked.creditor, asked.client_id)
    if asked.invoice is not None and call.uow.invoices.get(asked.creditor, asked.invoice).client_id != asked.client_id:
        raise ClientMistake("invoice: belongs to another client.", field="invoice")
    decider, now = call.app.decider, call.app.clock.now()
    waiting = decider.waiting_for(call.uow, asked.creditor, asked.reference, amount)
    paid = call.app.cashier.record(
        call.uow,
        creditor=asked.creditor,
        client=asked.client_id,
        amount=amount,
        paid_on=asked.paid_on,
        reference=asked.reference,
        source="api",
        now=now,
        invoice=asked.invoice,
    )
    if waiting is not None:
        decider.claimed(call.uow, waiting, asked.client_id, f"key:{call.key.id}", now)
    return PaymentAnswer(
        creditor=asked.creditor,
        client_id=asked.client_id,
        reference=asked.reference,
        amount=MoneyShape.of(amount, asked.amount.currency),
        paid_on=asked.paid_on,
        known=not paid.recorded.is_new,
        reversed_on=paid.recorded.payment.reversed_on,
        allocation=[
            AllocationShape(
                amount=MoneyShape.of(row.amount, asked.amount.currency),
                invoice=row.invoice_number,
                instalment=row.instalment_number,
            )
            for row in paid.allocations
        ],
    )
