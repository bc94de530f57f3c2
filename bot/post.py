"""① Store what a channel understood of a message, once, in the order of arrival."""

from uuid import uuid4

from bot.channels.message import Inbound
from storage.unit_of_work import UnitOfWork


def accept(uow: UnitOfWork, inbound: Inbound, address: str | None = None, *, at_once: bool = False) -> int | None:
    """Write a message to the inbox and return its row; nothing when it was there before. The caller commits.

    `address` is the form by which the sender is known again, where that differs from the provider's; `at_once` says
    that the same transaction handles it.
    """
    known = address or inbound.address
    payload = inbound.as_payload()
    if known != inbound.address:
        payload["reply_to"] = inbound.address
    return uow.inbox.accept(
        channel=inbound.channel,
        provider_id=inbound.provider_id,
        address=known,
        payload=payload,
        at=inbound.at,
        trace_id=uuid4().hex,
        creditor=inbound.creditor,
        client=inbound.client,
        line=inbound.line,
        token=inbound.token,
        at_once=at_once,
    )
