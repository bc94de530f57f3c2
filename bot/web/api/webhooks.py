"""Webhooks: who is told of events, what they were told, and what did not arrive."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.responses import Response

from bot.web.api.access import Call, Calling, OneOrAll
from bot.web.api.once import once
from bot.web.api.shapes import CreditorId, Page, Shape
from bot.webhooks import desk
from storage.schema import DeliveryStatus, Event, Webhook, WebhookDelivery

router = APIRouter(tags=["webhooks"])
PAGE = 50
Number = Annotated[int, Path(ge=1, le=2**53)]
After = Annotated[int, Query(ge=0, le=2**53)]


class NewWebhook(Shape):
    """Who is to be told, and of what."""

    creditor: CreditorId
    url: Annotated[str, Field(min_length=1, max_length=2000, examples=["https://crm.example/concilia"])]
    events: Annotated[list[Event], Field(min_length=1, max_length=len(Event))]


class WebhookShape(Shape):
    """Who is told, and of what."""

    id: int
    creditor: str
    url: str
    events: list[str]
    created_at: datetime
    ended_at: datetime | None


class MadeWebhook(WebhookShape):
    """A new webhook with the secret that signs what it is told; it is shown this once."""

    secret: str


class DeliveryShape(Shape):
    """An event on its way to a webhook; `code` is the last HTTP answer, `error` why there was none."""

    id: int
    event_id: str
    event: str
    status: DeliveryStatus
    tries: int
    next_at: datetime | None
    code: int | None
    error: str | None
    created_at: datetime
    sent_at: datetime | None
    payload: dict[str, Any]


@router.post("/webhooks", status_code=201, response_model=MadeWebhook)
def post_webhook(call: Calling, asked: NewWebhook) -> Response:
    """Tell an address of events from now on; the answer shows the secret once."""
    return once(call, "POST /webhooks", asked, lambda: _make(call, asked), 201)


@router.get("/webhooks")
def get_webhooks(call: Calling, creditor: OneOrAll = None, after: After = 0) -> Page[WebhookShape]:
    """Return the webhooks that have not ended."""
    call.scope_one_or_all(creditor)
    rows = call.uow.webhooks.page(after, PAGE)
    return Page(items=[_shape(row) for row in rows], next=str(rows[-1].id) if len(rows) == PAGE else None)


@router.delete("/webhooks/{number}")
def delete_webhook(call: Calling, number: Number, creditor: OneOrAll = None) -> WebhookShape:
    """End a webhook; what it was not told yet is let go."""
    call.scope_one_or_all(creditor)
    row = call.uow.webhooks.get(number)
    desk.end(call.uow, row, call.app.clock.now(), f"key:{call.key.id}")
    call.uow.commit()
    return _shape(row)


@router.get("/webhooks/{number}/deliveries")
def get_deliveries(
    call: Calling,
    number: Number,
    creditor: OneOrAll = None,
    status: DeliveryStatus | None = None,
    after: After = 0,
) -> Page[DeliveryShape]:
    """Return what a webhook was told, or is to be told, the oldest first."""
    call.scope_one_or_all(creditor)
    rows = call.uow.deliveries.page(call.uow.webhooks.get(number).id, status, after, PAGE)
    return Page(items=[_delivery(row) for row in rows], next=str(rows[-1].id) if len(rows) == PAGE else None)


@router.post("/webhooks/{number}/deliveries/{delivery}/replay", response_model=DeliveryShape)
def post_replay(call: Calling, number: Number, delivery: Number, creditor: OneOrAll = None) -> Response:
    """Send an event once more, under the same id, whatever became of it."""

    def again() -> DeliveryShape:
        call.scope_one_or_all(creditor)
        return _delivery(desk.replay(call.uow, delivery, call.app.clock.now(), f"key:{call.key.id}", number))

    return once(call, f"POST /webhooks/{number}/deliveries/{delivery}/replay", None, again)


def _make(call: Call, asked: NewWebhook) -> MadeWebhook:
    made, secret = desk.begin(
        call.uow,
        call.app.vault,
        call.app.postman.line.guard,
        creditor=call.scope(asked.creditor),
        url=asked.url,
        events=set(asked.events),
        by=f"key:{call.key.id}",
        now=call.app.clock.now(),
    )
    return MadeWebhook(**_shape(made).model_dump(), secret=secret)


def _shape(row: Webhook) -> WebhookShape:
    return WebhookShape(
        id=row.id,
        creditor=row.creditor_id,
        url=row.url,
        events=list(row.events),
        created_at=row.made_at,
        ended_at=row.ended_at,
    )


def _delivery(row: WebhookDelivery) -> DeliveryShape:
    return DeliveryShape(
        id=row.id,
        event_id=row.event_id,
        event=row.event,
        status=row.status,
        tries=row.tries,
        next_at=row.next_at if row.status is DeliveryStatus.WAITING else None,
        code=row.code,
        error=row.error,
        created_at=row.created_at,
        sent_at=row.sent_at,
        payload=row.payload,
    )
