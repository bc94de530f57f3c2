"""Payments and invoices, one by one."""

from datetime import date
from typing import Annotated
from uuid import uuid4
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Path
from pydantic import Field, model_validator
from starlette.responses import Response

from bot.errors import ClientMistake
from bot.favour import apply_favour
from bot.stage import Stage
from bot.web.api.access import ID, Call, Calling
from bot.web.api.once import once
from bot.web.api.shapes import AllocationShape, CreditorId, Day, Id, InvoiceShape, MoneyShape, Shape
from storage.schema import Invoice

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
    """A payment and where its money went; `known` says that the reference was recorded before."""

    creditor: str
    client_id: str
    reference: str
    amount: MoneyShape
    paid_on: date
    known: bool
    allocation: list[AllocationShape]


class NewInvoice(Shape):
    """An invoice to be written; without a balance all of it is owed but what was paid already."""

    creditor: CreditorId
    client_id: Id
    description: Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    issued_on: Day | None = None
    due_on: Day
    amount: MoneyShape
    balance: MoneyShape | None = None

    @model_validator(mode="after")
    def fits(self) -> "NewInvoice":
        """Refuse a balance in another currency."""
        if self.balance is not None and self.balance.currency != self.amount.currency:
            raise ValueError("balance and amount must be in the same currency")
        return self


@router.post("/payments", status_code=201, response_model=PaymentAnswer)
def post_payment(call: Calling, asked: NewPayment) -> Response:
    """Record a payment: instalments and invoices are paid in the creditor's order, and the client is thanked."""
    return once(call, "POST /payments", asked, lambda: _record(call, asked), 201)


@router.put("/invoices/{number}")
def put_invoice(call: Calling, number: Annotated[str, Path(pattern=ID)], asked: NewInvoice) -> InvoiceShape:
    """Write an invoice; the same number again updates it and leaves an audit line."""
    call.scope(asked.creditor)
    row = _put_invoice(call, number, asked)
    call.uow.creditors.tell_figures(asked.creditor, call.app.clock.now())
    zone = ZoneInfo(call.uow.clients.get(asked.creditor, asked.client_id).timezone)
    call.uow.commit()
    return InvoiceShape.of(row, call.app.clock.now().astimezone(zone).date(), disputed=row.disputed_amount > 0)


def _record(call: Call, asked: NewPayment) -> PaymentAnswer:
    amount = _minor(call, call.scope(asked.creditor), asked.amount, "amount")
    if amount == 0:
        raise ClientMistake("amount: write an amount above zero.", field="amount")
    call.uow.clients.get(asked.creditor, asked.client_id)
    if asked.invoice is not None and call.uow.invoices.get(asked.creditor, asked.invoice).client_id != asked.client_id:
        raise ClientMistake("invoice: belongs to another client.", field="invoice")
    paid = call.app.cashier.record(
        call.uow,
        creditor=asked.creditor,
        client=asked.client_id,
        amount=amount,
        paid_on=asked.paid_on,
        reference=asked.reference,
        source="api",
        now=call.app.clock.now(),
        invoice=asked.invoice,
    )
    return PaymentAnswer(
        creditor=asked.creditor,
        client_id=asked.client_id,
        reference=asked.reference,
        amount=asked.amount,
        paid_on=asked.paid_on,
        known=not paid.recorded.is_new,
        allocation=[
            AllocationShape(
                amount=MoneyShape.of(row.amount, asked.amount.currency),
                invoice=row.invoice_number,
                instalment=row.instalment_number,
            )
            for row in paid.allocations
        ],
    )


def _put_invoice(call: Call, number: str, asked: NewInvoice) -> Invoice:
    """Write the invoice; what the client paid too much before pays it at once."""
    stage = _owed_to(call, asked.creditor, asked.client_id)  # opened first: payments lock in this order too
    row = _write_invoice(call, number, asked)
    if stage is not None:
        apply_favour(stage)
    return row


def _owed_to(call: Call, creditor: str, client: str) -> Stage | None:
    """Open the stage of a client with money in their favour; nothing for others."""
    if not call.uow.payments.in_favour(creditor, client):
        return None
    stage = call.app.bot.stage(call.uow, creditor, client, call.app.clock.now(), uuid4().hex)
    stage.actor = f"key:{call.key.id}"
    return stage


def _write_invoice(call: Call, number: str, asked: NewInvoice) -> Invoice:
    uow, now = call.uow, call.app.clock.now()
    before = uow.invoices.find(asked.creditor, number)
    if before is not None and before.client_id != asked.client_id:
        raise ClientMistake(
            "client_id: this invoice is another client's; an invoice keeps its client.", 409, "client_id"
        )
    amount = _minor(call, asked.creditor, asked.amount, "amount")
    paid = before.amount - before.balance if before else 0
    stated = _minor(call, asked.creditor, asked.balance, "balance") if asked.balance else None
    balance = max(amount - paid, 0) if stated is None else stated
    if stated is not None and stated > amount:
        raise ClientMistake("balance: is more than the amount.", field="balance")
    uow.clients.get(asked.creditor, asked.client_id)
    row = uow.invoices.put(
        asked.creditor,
        number,
        now,
        f"key:{call.key.id}",
        client_id=asked.client_id,
        description=asked.description,
        issued_on=asked.issued_on,
        due_on=asked.due_on,
        amount=amount,
        balance=balance,
        currency=asked.amount.currency,
    )
    payload = {"client": asked.client_id, "amount": amount, "balance": balance, "due_on": asked.due_on.isoformat()}
    uow.audit.append(asked.creditor, now, f"key:{call.key.id}", "invoice.written", f"invoice:{number}", payload)
    return row


def _minor(call: Call, creditor: str, money: MoneyShape, field: str) -> int:
    """Return minor units; another currency than the creditor's is refused."""
    currency = call.uow.creditors.get(creditor).currency
    if money.currency != currency:
        raise ClientMistake(f"{field}: is in {money.currency}, the creditor's accounts are in {currency}.", field=field)
    return money.minor()
