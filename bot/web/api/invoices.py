"""Invoices, one by one, for an ERP."""

from datetime import date
from typing import Annotated, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Path
from pydantic import Field, model_validator

from bot.errors import ClientMistake
from bot.favour import apply_favour
from bot.portfolio.cells import URL
from bot.stage import Stage
from bot.web.api.access import ID, Call, Calling
from bot.web.api.shapes import CreditorId, Day, Id, InvoiceShape, MoneyShape, Shape
from bot.web.api.sums import minor_of
from storage.schema import Invoice

router = APIRouter(tags=["payments"])

STATED = {"description", "issued_on", "due_on"}  #: written as they come
TOLD = {"barred_on", "document_url"}  #: written where they are named at all


class NewInvoice(Shape):
    """An invoice to be written; without a balance all of it is owed but what was paid already.

    `barred_on` is the day since which no court would help to collect it, `document_url` where the bill itself is found.
    Left out, they stay as they are; null takes them away.
    """

    creditor: CreditorId
    client_id: Id
    description: Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    issued_on: Day | None = None
    due_on: Day
    amount: MoneyShape
    balance: MoneyShape | None = None
    barred_on: Day | None = None
    document_url: Annotated[str, Field(pattern=f"^{URL}$", examples=["https://example.com/F-1.pdf"])] | None = None

    @model_validator(mode="after")
    def fits(self) -> "NewInvoice":
        """Refuse a balance in another currency, and a bill that was due before it was issued."""
        if self.balance is not None and self.balance.currency != self.amount.currency:
            raise ValueError("balance and amount must be in the same currency")
        if self.issued_on is not None and self.due_on < self.issued_on:
            raise ValueError("due_on must not be before issued_on")
        return self


class InvoiceAnswer(InvoiceShape):
    """An invoice as it stands, with what only its creditor needs to see."""

    barred_on: date | None
    document_url: str | None


@router.put("/invoices/{number:path}")
def put_invoice(call: Calling, number: Annotated[str, Path(pattern=ID)], asked: NewInvoice) -> InvoiceAnswer:
    """Write an invoice; the same number again updates it and leaves an audit line."""
    call.scope(asked.creditor)
    row = _put_invoice(call, number, asked)
    call.uow.creditors.tell_figures(asked.creditor, call.app.clock.now())
    zone = ZoneInfo(call.uow.clients.get(asked.creditor, asked.client_id).timezone)
    call.uow.commit()
    return _answer(row, call.app.clock.now().astimezone(zone).date())


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
    uow.take_turn("invoice", asked.creditor, number)
    uow.invoices.lock(asked.creditor, asked.client_id)  # what is being paid now counts as paid
    before = uow.invoices.find(asked.creditor, number)
    if before is not None and before.client_id != asked.client_id:
        raise ClientMistake(
            "client_id: this invoice is another client's; an invoice keeps its client.", 409, "client_id"
        )
    amount = minor_of(call, asked.creditor, asked.amount, "amount")
    paid = before.amount - before.balance if before else 0
    stated = minor_of(call, asked.creditor, asked.balance, "balance") if asked.balance else None
    balance = max(amount - paid, 0) if stated is None else stated
    if stated is not None and stated > amount:
        raise ClientMistake("balance: is more than the amount.", field="balance")
    uow.clients.get(asked.creditor, asked.client_id)
    said = asked.model_dump(include=STATED | (TOLD & asked.model_fields_set))
    facts = {"amount": amount, "balance": balance, **said}
    old = {name: getattr(before, name) for name in facts} if before else {}
    kept = {"client_id": asked.client_id, "currency": asked.amount.currency, **facts}
    row = uow.invoices.put(asked.creditor, number, now, f"key:{call.key.id}", **kept)
    payload = {"client": asked.client_id, "amount": amount, "balance": balance, "due_on": asked.due_on.isoformat()}
    told = payload if before is None else {**payload, "changed": _changed(row, old)}
    uow.audit.append(asked.creditor, now, f"key:{call.key.id}", "invoice.written", f"invoice:{number}", told)
    return row


def _changed(row: Invoice, old: dict[str, Any]) -> dict[str, list[Any]]:
    """Return what differs in an invoice: what it was, and what it is."""
    pairs = {name: (before, getattr(row, name)) for name, before in old.items()}
    return {name: [_plain(before), _plain(now)] for name, (before, now) in pairs.items() if before != now}


def _plain(value: Any) -> Any:  # noqa: ANN401 - a column's value, as JSON holds it
    return value.isoformat() if isinstance(value, date) else value


def _answer(row: Invoice, today: date) -> InvoiceAnswer:
    told = InvoiceShape.of(row, today, disputed=row.disputed_amount > 0)
    return InvoiceAnswer(**told.model_dump(), barred_on=row.barred_on, document_url=row.document_url)
