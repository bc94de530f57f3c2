"""Contacts that were made outside, by people or by another system."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from bot import contacts
from bot.web.api.access import Call, Calling
from bot.web.api.once import once
from bot.web.api.shapes import CreditorId, Id, Moment, Shape

router = APIRouter(tags=["contacts"])
Channel = Literal["call", "visit", "letter", "email", "sms", "whatsapp", "telegram", "other"]
Kind = Literal[
    "contact", "adviser_reply", "before_due", "due", "after_due", "promise", "missed", "silence", "rating"
]  # fmt: skip


class NewContact(Shape):
    """A contact that was made; `adviser_reply` is one that the client asked for, and does not count."""

    creditor: CreditorId
    client_id: Id
    channel: Channel
    at: Moment
    kind: Kind = "contact"
    note: Annotated[str, Field(max_length=500, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*$")] = ""


class ContactAnswer(Shape):
    """A contact as it is kept. `known`: it was recorded before; `counts`: it is in the person's budget."""

    id: int
    creditor: str
    client_id: str
    channel: str
    kind: str
    at: datetime
    recorded_by: str
    known: bool
    counts: bool


@router.post("/contacts", status_code=201, response_model=ContactAnswer)
def post_contact(call: Calling, asked: NewContact) -> Response:
    """Record a contact made outside; it counts for the person, across creditors, as if we had made it."""
    return once(call, "POST /contacts", asked, lambda: _record(call, asked), 201)


def _record(call: Call, asked: NewContact) -> ContactAnswer:
    client = call.uow.clients.get(call.scope(asked.creditor), asked.client_id)
    actor, now = f"key:{call.key.id}", call.app.clock.now()
    made = contacts.record(call.uow, client, asked.channel, asked.kind, asked.at, asked.note, actor, now)
    return ContactAnswer(
        id=made.row.id,
        creditor=client.creditor_id,
        client_id=client.id,
        channel=made.row.channel,
        kind=made.row.kind,
        at=made.row.at,
        recorded_by=made.row.recorded_by or actor,
        known=made.known,
        counts=made.counts,
    )
