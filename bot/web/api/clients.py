"""Clients: who they are, what they owe, what they agreed to, what was said."""

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from bot.risk import judge_client
from bot.web.api.access import ID, Call, Calling, CreditorQuery
from bot.web.api.new_client import NewClient, write
from bot.web.api.once import once
from bot.web.api.shapes import (
    AddressShape,
    AgreementShape,
    ClientShape,
    CreditShape,
    InstalmentShape,
    InvoiceShape,
    MessageShape,
    MoneyShape,
    Page,
    PaymentShape,
    SignedMoneyShape,
    StatementShape,
)
from storage.schema import Agreement, Client

router = APIRouter(tags=["clients"])
ClientId = Annotated[str, Path(pattern=ID)]
MESSAGES = 200  #: of one page


@router.post("/clients", status_code=201, response_model=ClientShape)
def post_client(call: Calling, asked: NewClient) -> Response:
    """Write a client; the same id again updates it."""
    return once(call, "POST /clients", asked, lambda: _client(call, write(call, asked)), 201)


@router.get("/clients/{client_id:path}/statement")
def get_statement(call: Calling, client_id: ClientId, creditor: CreditorQuery) -> StatementShape:
    """Return a client's current account, settled invoices too."""
    call.scope(creditor)
    client = call.uow.clients.get(creditor, client_id)
    now = call.app.clock.now()
    account = call.uow.accounts.account(creditor, client_id, now)
    today = now.astimezone(ZoneInfo(client.timezone)).date()
    stopped = {
        invoice.number for invoice in account.invoices if invoice.payable < invoice.balance and not invoice.is_barred
    }
    return StatementShape(
        balance=MoneyShape.of(account.balance, account.currency),
        overdue=MoneyShape.of(account.overdue(today), account.currency),
        invoices=[
            InvoiceShape.of(row, today, disputed=row.number in stopped)
            for row in call.uow.invoices.of(creditor, client_id)
        ],
        payments=[
            PaymentShape(reference=row.reference, paid_on=row.paid_on, amount=MoneyShape.of(row.amount, row.currency))
            for row in call.uow.payments.of(creditor, client_id)
        ],
        credits=_credits(call, creditor, client_id, account.currency),
    )


@router.get("/clients/{client_id:path}/agreements")
def get_agreements(call: Calling, client_id: ClientId, creditor: CreditorQuery) -> Page[AgreementShape]:
    """Return a client's agreements, the newest first."""
    call.scope(creditor)
    call.uow.clients.get(creditor, client_id)
    return Page(items=[_agreement(row) for row in call.uow.agreements.of(creditor, client_id)])


@router.get("/clients/{client_id:path}/messages")
def get_messages(
    call: Calling,
    client_id: ClientId,
    creditor: CreditorQuery,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> Page[MessageShape]:
    """Return a client's messages in order, from the one behind `after` on; `next` is the cursor for `after`."""
    call.scope(creditor)
    call.uow.clients.get(creditor, client_id)
    rows = call.uow.messages.of(creditor, client_id, after, MESSAGES)
    items = [
        MessageShape(
            direction=str(row.direction),
            channel=row.channel,
            text=row.text,
            initiated_by=row.initiated_by,
            intent=row.intent,
            at=row.at,
            status=str(row.status),
        )
        for row in rows
    ]
    return Page(items=items, next=str(rows[-1].seq) if len(rows) == MESSAGES else None)


@router.get("/clients/{client_id:path}")  # behind the others: a number may hold a stroke
def get_client(call: Calling, client_id: ClientId, creditor: CreditorQuery) -> ClientShape:
    """Return a client."""
    call.scope(creditor)
    return _client(call, call.uow.clients.get(creditor, client_id))


def _credits(call: Call, creditor: str, client_id: str, currency: str) -> list[CreditShape]:
    """Return what lowers or raises invoices besides payments, and last what was paid that nothing was owed for."""
    written = [CreditShape.of(row) for row in call.uow.credits.of(creditor, client_id)]
    favour = call.uow.payments.credit(creditor, client_id)
    over = [CreditShape(kind="in_favour", amount=SignedMoneyShape.of(favour, currency))] if favour else []
    return [*written, *over]


def _client(call: Call, row: Client) -> ClientShape:
    holds = call.uow.holds.active(row.creditor_id, row.id, call.app.clock.now())
    person = call.uow.people.get(row.person_id)
    judged = judge_client(call.uow, row, call.app.clock.now())
    return ClientShape(
        client_id=row.id,
        creditor=row.creditor_id,
        name=row.name,
        locale=row.locale,
        country=row.country,
        timezone=row.timezone,
        segment=row.own_segment,
        addresses=[
            AddressShape(
                channel=address.channel,
                address=address.address,
                consent=point.consent,
                opted_out=bool(person.opted_out_at or address.opted_out_at),
            )
            for point, address in call.uow.clients.contact_points(row.creditor_id, row.id)
        ],
        hold=next((hold.kind for hold in holds if hold.invoice_number is None), None),
        risk_band=judged.risk.band if judged else None,
    )


def _agreement(row: Agreement) -> AgreementShape:
    accepted_at: datetime = row.accepted_at
    return AgreementShape(
        id=str(row.id),
        status=str(row.status),
        invoices=[covered.invoice_number for covered in row.invoices],
        total=MoneyShape.of(row.total, row.currency),
        discount=MoneyShape.of(row.discount, row.currency),
        policy_version=row.policy_version,
        proposed_by=row.proposed_by,
        accepted_at=accepted_at,
        instalments=[
            InstalmentShape(
                number=part.number,
                due_on=part.due_on,
                amount=MoneyShape.of(part.amount, row.currency),
                status=str(part.status),
            )
            for part in row.instalments
        ],
    )
